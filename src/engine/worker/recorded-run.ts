import { type Change, type Config, type Run, STATE } from '../../experiment/config.ts'
import { equalRuns } from '../../experiment/run.ts'
import type { Checkpoint } from '../../training/checkpoint.ts'
import { fullLossCost, iterationCost } from '../../training/cost.ts'
import { learnedIn } from '../../training/learned.ts'
import { Trainer } from '../../training/trainer.ts'
import { isBefore, type Position } from '../position.ts'
import type { Frame, RunStatus } from '../protocol.ts'
import { Checkpoints } from './checkpoints.ts'
import { CostLines } from './cost-lines.ts'
import { LastMove } from './last-move.ts'
import { LossHistory } from './loss-history.ts'
import { WeightTrajectory } from './trajectory.ts'

/** The chart's resolution: more points would not be seen. */
const POINTS = 300

/** The most rows of a batch that are shown. */
const MOMENT_ROWS = 32

/** A full loss may cost a thirtieth of the iterations since the last one ... */
const FULL_LOSS_SHARE = 30
/** ... each of which counts as at least so many operations: small problems are allowed a smooth curve. */
const FREE_COST = 40_000

/** An iteration of so few operations is soon done again, and a state of it costs as much as several: they may lie apart. */
const SMALL = 8192

/** A full loss of so many operations takes next to nothing of a frame's time. */
const QUICK = 1_000_000

/**
 * A trainer whose way is remembered: losses, weights, cost lines and checkpoints. Iterations that are done again after a seek
 * back are not recorded again, for they are the same to the bit.
 */
export class RecordedRun implements Position {
  readonly #trainer: Trainer
  #history: LossHistory
  readonly #trajectory: WeightTrajectory
  readonly #lastMove: LastMove
  #lines: CostLines
  #checkpoints: Checkpoints<Checkpoint>
  #lastFull = 0
  /** The iteration of the second of two consecutive non-finite losses, the first time. */
  #divergedAt: number | null = null
  /** The loss before the iteration under way. */
  #lossBefore = Number.NaN
  /** lr at the beginning of the iteration under way: its step is taken with that. */
  #rate = Number.NaN
  /** The iteration of the checkpoint restored last. */
  #restoredAt = 0

  constructor(run: Run) {
    const { iterations, logEvery, W } = run.config
    this.#trainer = new Trainer(run)
    this.#history = new LossHistory(this.#trainer.fullLoss())
    const { weight, bias } = learnedIn(this.#trainer.parameters)
    this.#trajectory = new WeightTrajectory(weight.parameter, bias?.parameter ?? null, W.columns)
    this.#lastMove = new LastMove(this.#trainer.parameters.map(({ parameter }) => parameter))
    this.#lines = new CostLines(iterations, logEvery)
    this.#checkpoints = new Checkpoints(this.#trainer.save(), iterationCost(run.config) < SMALL ? 256 : 64)
  }

  /** Gives back the memory that the run has: it is not to be used any more. */
  release(): void {
    this.#trainer.release()
  }

  /** Bytes that the run and its records will take at its end. */
  bytesAtEnd(): number {
    const records = [this.#trajectory.bytesAt(this.end), this.#checkpoints.bytesAt(this.end)]
    return this.#trainer.bytes + this.#history.bytes + this.#lines.bytes + records.reduce((sum, bytes) => sum + bytes)
  }

  /** Whether this is the run that `run` describes. */
  isOf(run: Run): boolean {
    return equalRuns(this.#trainer.run, run)
  }

  /** The same run with the same records, standing where the way to `position` is short. */
  copy(position: Position): RecordedRun {
    const copy = new RecordedRun(this.#trainer.run)
    copy.#history = this.#history.copy()
    copy.#trajectory.adopt(this.#trajectory)
    copy.#lastMove.adopt(this.#lastMove)
    copy.#lines = this.#lines.copy()
    copy.#checkpoints = this.#checkpoints.copy()
    copy.#lastFull = this.#lastFull
    copy.#divergedAt = this.#divergedAt
    copy.approach(position)
    return copy
  }

  /** The iteration up to which it is recorded. */
  get recorded(): number {
    return this.#history.recorded
  }

  /** Iterations completed. */
  get iteration(): number {
    return this.#trainer.iteration
  }

  /** Statements of the iteration under way that were visited. */
  get statement(): number {
    return this.#trainer.statement
  }

  /** Statements to an iteration. */
  get statements(): number {
    return this.#trainer.statements
  }

  /** Iterations of the whole run. */
  get end(): number {
    return this.#trainer.run.config.iterations
  }

  /** The config in effect: another object after each live change. */
  get config(): Config {
    return this.#trainer.config
  }

  /** Whether the iteration just done was the second of two consecutive non-finite losses. */
  get justDiverged(): boolean {
    return this.#divergedAt === this.#trainer.iteration
  }

  /** Whether a checkpoint was just restored: there is no batch to show until the next one is drawn. */
  get isBare(): boolean {
    return this.iteration === this.#restoredAt && this.iteration > 0
  }

  /** One iteration, or what is left of one under way. */
  iterate(): void {
    const before = this.#loss
    this.#noteRate()
    this.#trainer.iterate()
    this.#record(before)
  }

  /** One statement. */
  advance(): void {
    const before = this.#loss
    this.#noteRate()
    this.#trainer.advance()
    if (this.statement === 0) this.#record(before)
    else this.#lossBefore = before
  }

  #noteRate(): void {
    if (this.statement === 0) this.#rate = this.#trainer.lr
  }

  /** The batch loss of the last iteration completed. */
  get #loss(): number {
    return this.statement === 0 ? this.#trainer.loss : this.#lossBefore
  }

  /** Takes note of an iteration just completed; `before` is the loss of the one before. */
  #record(before: number): void {
    const trainer = this.#trainer
    const { iteration, loss } = trainer
    const history = this.#history
    if (iteration <= history.recorded) return
    history.record(loss, this.#rate)
    this.#lines.record(iteration, loss)
    this.#lastMove.record(iteration)
    if (iteration === this.#trajectory.next) this.#trajectory.record()
    if (iteration === this.#checkpoints.next) this.#checkpoints.add(trainer.save())
    if (history.atBucketEnd && iteration - this.#lastFull >= fullLossEvery(trainer.config, iteration)) {
      history.recordFull(trainer.fullLoss())
      this.#lastFull = iteration
    }
    if (!Number.isFinite(loss)) this.#watch(iteration, before)
  }

  /**
   * Restores a checkpoint if that is nearer to `position` than where the run stands. One at least an iteration before it: the
   * variables of the loop are then as they were, also those of which no checkpoint knows.
   */
  approach(position: Position): void {
    const checkpoint = this.#checkpoints.before(Math.max(0, position.iteration - 1))
    const isOnTheWay = this.iteration >= checkpoint.iteration && !isBefore(position, this)
    if (isOnTheWay && !(this.isBare && this.iteration === position.iteration)) return
    this.#restore(checkpoint.state)
  }

  /**
   * Makes a live change when `earliest` iterations are done or at its own moment if that is later, and before the last
   * iteration in any case; says when. What was recorded after it is forgotten: another future begins. To record the
   * bucket in which it lies anew, or to do an iteration under way with it, the run may go back; whoever calls has it run on.
   * @param earliest where the run stands or is on its way to, at least `iteration`
   */
  change(change: Change, earliest: number): Change {
    const iteration = this.#momentOf(change, earliest)
    const made = { ...change, iteration }
    if (this.recorded > iteration) this.#forgetAfter(iteration)
    // What is told of this very moment are other weights from now on.
    else if (change.key === STATE && iteration > 0) this.#forgetAfter(iteration - 1)
    // Into the middle of an iteration no change can be made.
    if (this.statement > 0 && this.iteration >= iteration) this.approach({ iteration, statement: 0 })
    this.#trainer.change(made)
    this.#lastMove.forget(iteration)
    // The curve begins with the loss against the W of the first iteration.
    if (iteration === 0) this.#history = new LossHistory(this.#trainer.fullLoss())
    if (iteration === 0) this.#trajectory.begin()
    return made
  }

  /** Whether something was recorded after the moment at which `change` would be made. */
  forgets(change: Change, earliest: number): boolean {
    return this.recorded > this.#momentOf(change, earliest)
  }

  #momentOf(change: Change, earliest: number): number {
    return Math.min(Math.max(change.iteration, earliest), this.end - 1)
  }

  /**
   * How the run stands.
   * @param isRead whether anybody can read the loop's variables
   * @param isTraced whether anybody looks at the trajectory of the weights
   */
  frame(status: RunStatus, isRead: boolean, isTraced = false): Frame {
    const { iteration, statement } = this.#trainer
    const diverged = this.#divergedAt !== null && this.#divergedAt <= iteration
    return {
      status,
      iteration,
      statement,
      loss: this.#loss,
      lr: this.#trainer.lr,
      parameters: this.#trainer.values(),
      history: this.#history.view(POINTS),
      logged: this.#lines.upTo(iteration),
      divergedAt: diverged ? this.#divergedAt : null,
      lastMoved: iteration === this.recorded ? this.#lastMove.at(iteration) : null,
      fullLoss: isRead || fullLossCost(this.config) <= QUICK ? this.#trainer.fullLoss() : null,
      moment: isRead ? this.#trainer.moment(MOMENT_ROWS) : null,
      trajectory: isTraced ? this.#trajectory.view() : null,
    }
  }

  /** Notes a divergence; the loss of `iteration` is not finite. Before the first iteration the loss is NaN, too. */
  #watch(iteration: number, before: number): void {
    if (this.#divergedAt === null && iteration > 1 && !Number.isFinite(before)) this.#divergedAt = iteration
  }

  #forgetAfter(iteration: number): void {
    const kept = this.#history.truncate(iteration)
    this.#trajectory.truncate(kept)
    this.#lastMove.forget(kept)
    this.#lines.truncate(kept)
    this.#checkpoints.truncate(iteration)
    this.#lastFull = Math.min(this.#lastFull, kept)
    if (this.#divergedAt !== null && this.#divergedAt > kept) this.#divergedAt = null
    if (this.iteration > kept) this.#restore(this.#checkpoints.before(kept).state)
  }

  #restore(checkpoint: Checkpoint): void {
    this.#trainer.restore(checkpoint)
    this.#restoredAt = checkpoint.iteration
  }
}

/** After how many iterations the full loss is worth its cost again: at most so often that it can be seen. */
function fullLossEvery(config: Config, iteration: number): number {
  const share = (FULL_LOSS_SHARE * fullLossCost(config)) / Math.max(FREE_COST, iterationCost(config))
  return Math.max(share, iteration / POINTS)
}
