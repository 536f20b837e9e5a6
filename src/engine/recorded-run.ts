import type { Change, Run } from '../experiment/config.ts'
import { withChange } from '../experiment/run.ts'
import type { Checkpoint } from '../training/checkpoint.ts'
import { Trainer } from '../training/trainer.ts'
import { Checkpoints } from './checkpoints.ts'
import { CostLines } from './cost-lines.ts'
import { LossHistory } from './history.ts'
import type { Frame, Status } from './protocol.ts'

/** The chart's resolution: more points would not be seen. */
const POINTS = 300

/** A full loss is noted at most once in so many multiply-adds of it, so that large data are not slowed down by it. */
const FULL_LOSS_WORK = 65_536

/**
 * A trainer whose way is remembered: losses, cost lines and checkpoints. Iterations that are done again after a seek
 * back are not recorded again, for they are the same to the bit.
 */
export class RecordedRun {
  #run: Run
  readonly #trainer: Trainer
  readonly #history: LossHistory
  readonly #lines: CostLines
  readonly #checkpoints: Checkpoints<Checkpoint>
  readonly #fullEvery: number
  #lastFull = 0
  #nonFinite = 0
  #divergedAt: number | null = null

  constructor(run: Run) {
    const { W, numSamples, iterations, logEvery } = run.config
    this.#run = run
    this.#trainer = new Trainer(run)
    this.#history = new LossHistory(this.#trainer.fullLoss())
    this.#lines = new CostLines(iterations, logEvery)
    this.#checkpoints = new Checkpoints(this.#trainer.save())
    this.#fullEvery = Math.ceil((numSamples * W.data.length) / FULL_LOSS_WORK)
  }

  get iteration(): number {
    return this.#trainer.iteration
  }

  /** Iterations of the whole run. */
  get end(): number {
    return this.#run.config.iterations
  }

  /** The iteration up to which the run was ever followed. */
  get recorded(): number {
    return this.#history.recorded
  }

  /** Whether the iteration just done was the second of two consecutive non-finite losses. */
  get justDiverged(): boolean {
    return this.#divergedAt === this.#trainer.iteration
  }

  /** One iteration. */
  iterate(): void {
    this.#trainer.iterate()
    const { iteration, loss } = this.#trainer
    if (iteration <= this.#history.recorded) return
    this.#history.record(loss)
    this.#lines.record(iteration, loss)
    if (iteration === this.#checkpoints.next) this.#checkpoints.add(this.#trainer.save())
    if (this.#history.atBucketEnd && iteration - this.#lastFull >= this.#fullEvery) {
      this.#history.recordFull(this.#trainer.fullLoss())
      this.#lastFull = iteration
    }
    if (this.#divergedAt === null) this.#watch(iteration, loss)
  }

  /** Restores the last checkpoint before `iteration` if that is nearer than where the run stands. */
  approach(iteration: number): void {
    const checkpoint = this.#checkpoints.before(iteration)
    if (this.iteration <= iteration && this.iteration >= checkpoint.iteration) return
    this.#trainer.restore(checkpoint.state)
  }

  /** Makes a live change now, or at its moment if that is still to come; says when. */
  change(change: Change): Change {
    const made = { ...change, iteration: Math.max(change.iteration, this.iteration) }
    this.#forgetAfter(made.iteration)
    this.#trainer.change(made)
    this.#run = withChange(this.#run, made)
    return made
  }

  /** The moment at which the run stands. */
  frame(status: Status): Frame {
    const { iteration, loss, weight, bias } = this.#trainer
    const diverged = this.#divergedAt !== null && this.#divergedAt <= iteration
    return {
      status,
      iteration,
      loss,
      weight: weight.slice(),
      bias: bias === null ? null : bias.slice(),
      history: this.#history.view(POINTS),
      logged: this.#lines.upTo(iteration),
      divergedAt: diverged ? this.#divergedAt : null,
    }
  }

  #watch(iteration: number, loss: number): void {
    this.#nonFinite = Number.isFinite(loss) ? 0 : this.#nonFinite + 1
    if (this.#nonFinite === 2) this.#divergedAt = iteration
  }

  /** Drops what was recorded after `iteration`: from there on another future begins. */
  #forgetAfter(iteration: number): void {
    if (this.#history.recorded <= iteration) return
    const kept = this.#history.truncate(iteration)
    this.#lines.truncate(kept)
    this.#checkpoints.truncate(iteration)
    this.#lastFull = Math.min(this.#lastFull, kept)
    if (this.#divergedAt !== null && this.#divergedAt > kept) this.#divergedAt = null
    this.#nonFinite = 0
    // The bucket in which `iteration` lies was dropped as a whole: its first part is recorded again.
    this.#trainer.restore(this.#checkpoints.before(kept).state)
    while (this.iteration < iteration) this.iterate()
  }
}
