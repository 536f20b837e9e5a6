import { type Change, type Config, type Run, STATE } from '../experiment/config.ts'
import { configAt, withChange } from '../experiment/run.ts'
import { type Device, deviceOf } from '../torch/device.ts'
import type { Floats } from '../torch/memory.ts'
import { loadStateDict, type NamedParameter } from '../torch/nn/module.ts'
import { type Checkpoint, restoreLoop, saveLoop } from './checkpoint.ts'
import { type ParameterValues, parameterValues } from './learned.ts'
import { createLoop } from './loop.ts'
import type { Moment, ParameterMoment, RateMoment } from './moment.ts'
import { bodyOf, type Loop, type Phase } from './phases.ts'
import { momentOf, parameterMoments } from './snapshot.ts'
import { type Turn, turnOf } from './turn.ts'

/**
 * A run under way: the tutorial's script, iteration by iteration or statement by statement. A pure function of the run's
 * description; it knows no worker, no clock and no end (whoever drives it stops at `config.iterations`).
 */
export class Trainer {
  /** The model's, by name: what they hold changes as the run goes on, they stay. */
  readonly parameters: readonly NamedParameter[]
  readonly #loop: Loop
  /** The statements that are not commented out. */
  readonly #body: readonly Phase[]
  #run: Run
  #config: Config
  /** How many statements of the iteration under way were visited. */
  #statement = 0
  /** The parameters before the last statement, if it was a step of its own. */
  #before: readonly ParameterMoment[] | null = null
  /** lr around that statement. */
  #lr: RateMoment | null = null
  /** The state on arrival at a moment with live changes, before they were made. */
  #arrival: Checkpoint | null = null
  /** Where the next live change waits; Infinity if none does. */
  #nextChange = Number.POSITIVE_INFINITY
  /** Predictions of `fullLoss`, made when first asked for. */
  #fullPred: Floats | null = null
  /** How iterations are done as a whole; null where statement by statement, undefined before it is known. */
  #turn: Turn | null | undefined

  /**
   * Draws the data and the initial weight; changes at iteration 0 are made.
   * @param run a validated description
   * @param device of its own: what is on it is given back with the run
   */
  constructor(run: Run, device: Device = deviceOf(run.config.torch)) {
    this.#run = run
    this.#config = run.config
    this.#loop = createLoop(run.config, device)
    this.#body = bodyOf(run.config)
    this.parameters = this.#loop.model.namedParameters()
    this.#makeChanges()
  }

  /** num_samples x in_features, row-major; not to be kept, as every view of the memory. */
  get x(): Float32Array {
    return this.#loop.dataset.x.values
  }

  /** num_samples x out_features, row-major: the targets now, rewritten in place when W changes. */
  get y(): Float32Array {
    return this.#loop.dataset.y.values
  }

  /** Iterations completed. */
  get iteration(): number {
    return this.#loop.epoch
  }

  /** Statements of the iteration under way that were visited; 0 between two iterations. */
  get statement(): number {
    return this.#statement
  }

  /** How many statements an iteration has; those commented out do not count. */
  get statements(): number {
    return this.#body.length
  }

  /** `optimizer.param_groups[0]['lr']` as it is now. */
  get lr(): number {
    return this.#loop.optimizer.paramGroup.lr
  }

  /** The batch loss computed last, a float32; NaN before the first. */
  get loss(): number {
    return this.#loop.loss
  }

  /** The description, with the live changes that were registered. */
  get run(): Run {
    return this.#run
  }

  /** The config in effect: all live changes up to and including this moment made. */
  get config(): Config {
    return this.#config
  }

  /** One turn of the loop, or what is left of one under way; then the live changes due before the next. */
  iterate(): void {
    if (this.#turn !== null && this.#statement === 0) this.#iterateAtOnce()
    else this.#finishStatements()
    this.#before = null
    this.#lr = null
    this.#endIteration()
  }

  /** An iteration in one call where that can be, which is asked anew after each change. */
  #iterateAtOnce(): void {
    const turn = this.#turn ?? turnOf(this.#loop, this.#config)
    if (turn !== null) turn.run()
    else this.#finishStatements()
    // Without a gradient there is none yet, but perhaps from now on.
    this.#turn = turn ?? turnOf(this.#loop, this.#config)
  }

  #finishStatements(): void {
    const body = this.#body
    for (let i = this.#statement; i < body.length; i++) (body[i] as Phase).run(this.#loop)
  }

  /** One statement; after the last of an iteration the live changes due before the next. */
  advance(): void {
    this.#before = parameterMoments(this.#loop)
    const { paramGroup } = this.#loop.optimizer
    const { lr: before, momentum } = paramGroup
    this.#body[this.#statement]?.run(this.#loop)
    this.#lr = { before, after: paramGroup.lr, momentum }
    this.#statement += 1
    if (this.#statement === this.#body.length) this.#endIteration()
  }

  /**
   * The loop's variables as they are. Between two iterations `last` is the last statement of the one before, and what it
   * changed is told only if it was carried out by `advance`. After `restore` there is no batch until one is drawn.
   * @param maxRows how many rows of the batch to show at most
   */
  moment(maxRows: number): Moment {
    return momentOf(this.#loop, this.#body, this.#statement, { parameters: this.#before, lr: this.#lr }, maxRows)
  }

  /** What the parameters hold, copied. */
  values(): readonly ParameterValues[] {
    return parameterValues(this.#loop.model)
  }

  /** The mean loss over all samples with the weight as it is, a float32; what a custom loss makes of them. Disturbs nothing. */
  fullLoss(): number {
    const { model, criterion, dataset, device } = this.#loop
    this.#fullPred ??= device.lease.floats(dataset.y.length)
    model.forward(dataset.x, this.#config.numSamples, this.#fullPred)
    return criterion.mean(this.#fullPred, dataset.y, dataset.y.length)
  }

  /**
   * Registers a live change at `change.iteration` >= `this.iteration`, and makes it at once if it is for now, which must
   * then be between two iterations. Changes after it are dropped, one of the same moment and key is replaced.
   */
  change(change: Change): void {
    if (change.iteration > this.iteration) {
      this.#run = withChange(this.#run, change)
      this.#lookAhead()
      return
    }
    this.#arrival = this.save()
    this.#run = withChange(this.#run, change)
    // What was written to the group or loaded at this moment is taken back: it may be no change any more.
    loadStateDict(this.#loop.model, this.#arrival.model)
    this.#loop.optimizer.loadStateDict(this.#arrival.optimizer)
    this.#makeChanges()
  }

  /**
   * A snapshot between two iterations, before the live changes of this moment: `restore` makes them, as the run then has
   * them. Those of earlier moments are in it.
   */
  save(): Checkpoint {
    return this.#arrival?.iteration === this.#loop.epoch ? this.#arrival : saveLoop(this.#loop)
  }

  /** Continues from a snapshot of this run, forwards or backwards. */
  restore(checkpoint: Checkpoint): void {
    restoreLoop(this.#loop, checkpoint)
    this.#statement = 0
    this.#before = null
    this.#lr = null
    this.#arrival = checkpoint
    this.#makeChanges()
  }

  /** Bytes of the run's tensors. */
  get bytes(): number {
    return this.#loop.batch.lease.bytes + this.#loop.device.lease.bytes
  }

  /** Gives back the memory that the run has: it is not to be used any more. */
  release(): void {
    this.#forgetTurn()
    this.#loop.batch.lease.release()
    this.#loop.device.lease.release()
  }

  #forgetTurn(): void {
    this.#turn?.release()
    this.#turn = undefined
  }

  #endIteration(): void {
    this.#statement = 0
    this.#loop.epoch += 1
    if (this.#loop.epoch >= this.#nextChange) this.#makeChanges()
  }

  /**
   * Puts into effect what the run says for this moment. What is changed of the optimizer is written to its parameter group,
   * once, as a program does it: whatever else writes there goes on from it.
   */
  #makeChanges(): void {
    const { epoch, dataset } = this.#loop
    const due = this.#run.changes.filter(({ iteration }) => iteration === epoch)
    if (due.length > 0) this.#arrival = this.save()
    for (const change of due) write(this.#loop, change)
    const now = configAt(this.#run, epoch)
    if (now.W !== this.#config.W) dataset.retarget(now.W)
    this.#loop.batchSize = now.batchSize
    this.#config = now
    this.#forgetTurn()
    this.#lookAhead()
  }

  /** Looks where the next live change waits. */
  #lookAhead(): void {
    const next = this.#run.changes.find(({ iteration }) => iteration > this.iteration)
    this.#nextChange = next?.iteration ?? Number.POSITIVE_INFINITY
  }
}

/** `optimizer.param_groups[0]['lr'] = value` where the change is one of the group, `load_state_dict` where it is a state. */
function write({ model, optimizer }: Loop, change: Change): void {
  if (change.key === STATE) {
    const { state } = change.value
    loadStateDict(model, state.model)
    optimizer.loadStateDict(state.optimizer)
  } else if (change.key !== 'W' && change.key !== 'batchSize') optimizer.paramGroup[change.key] = change.value
}
