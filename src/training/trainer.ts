import type { Change, Config, Run } from '../experiment/config.ts'
import { configAt, withChange } from '../experiment/run.ts'
import { Linear } from '../torch/nn/linear.ts'
import { losses } from '../torch/nn/losses/registry.ts'
import type { Parameter } from '../torch/nn/parameter.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { Generator } from '../torch/random/generator.ts'
import type { Checkpoint, ParameterState } from './checkpoint.ts'
import { Dataset } from './dataset.ts'
import { createBatch, type Loop, PHASES } from './phases.ts'
import { samplers } from './samplers/registry.ts'

/**
 * A run under way: the tutorial's script, iteration by iteration. A pure function of the run's description; it knows no
 * worker, no clock and no end (whoever drives it stops at `config.iterations`).
 */
export class Trainer {
  /** num_samples x in_features, row-major. */
  readonly x: Float32Array
  /** num_samples x out_features, row-major: the targets now, rewritten in place when W changes. */
  readonly y: Float32Array
  /** What is learned, out_features x in_features, row-major; a live view. */
  readonly weight: Float32Array
  /** out_features values, a live view; null where the model has none. */
  readonly bias: Float32Array | null
  readonly #loop: Loop
  #run: Run
  #config: Config
  #iteration = 0
  /** Where the next live change waits; Infinity if none does. */
  #nextChange = Number.POSITIVE_INFINITY
  /** Predictions of `fullLoss`, made when first asked for. */
  #fullPred = new Float32Array(0)

  /**
   * Draws the data and the initial weight; changes at iteration 0 are made.
   * @param run a validated description
   */
  constructor(run: Run) {
    this.#run = run
    this.#config = run.config
    this.#loop = createLoop(run.config)
    const { dataset, model } = this.#loop
    this.x = dataset.x
    this.y = dataset.y
    this.weight = model.weight.data
    this.bias = model.bias?.data ?? null
    this.#makeChanges()
  }

  /** Iterations done. */
  get iteration(): number {
    return this.#iteration
  }

  /** The batch loss of the last iteration, a float32; NaN before the first. */
  get loss(): number {
    return this.#loop.loss
  }

  /** The config in effect: all live changes up to and including this moment made. */
  get config(): Config {
    return this.#config
  }

  /** One turn of the loop, then the live changes due before the next. */
  iterate(): void {
    for (const phase of PHASES) phase.run(this.#loop)
    this.#iteration += 1
    if (this.#iteration >= this.#nextChange) this.#makeChanges()
  }

  /** The loss over all samples with the weight as it is, a float32. Disturbs nothing. */
  fullLoss(): number {
    const { model, criterion } = this.#loop
    if (this.#fullPred.length === 0) this.#fullPred = new Float32Array(this.y.length)
    model.forward(this.x, this.#config.numSamples, this.#fullPred)
    return criterion.forward(this.#fullPred, this.y, this.y.length)
  }

  /**
   * Registers a live change at `change.iteration` >= `this.iteration`, and makes it at once if it is for now. Changes after
   * it are dropped, one of the same moment and key is replaced.
   */
  change(change: Change): void {
    this.#run = withChange(this.#run, change)
    this.#makeChanges()
  }

  /** A snapshot between two iterations. */
  save(): Checkpoint {
    const parameters = this.#loop.model.parameters().map(saveParameter)
    const sampler = this.#loop.sampler.save()
    const arrays = [...parameters.flatMap(({ data, grad }) => (grad ? [data, grad] : [data])), sampler.numpy.words]
    const bytes = arrays.reduce((total, array) => total + array.byteLength, 0)
    return { iteration: this.#iteration, loss: this.loss, parameters, sampler, bytes }
  }

  /** Continues from a snapshot of this run, forwards or backwards; live changes are those of the run as it is now. */
  restore(checkpoint: Checkpoint): void {
    const loop = this.#loop
    for (const [i, parameter] of loop.model.parameters().entries())
      restoreParameter(parameter, checkpoint.parameters[i])
    loop.sampler.restore(checkpoint.sampler)
    loop.loss = checkpoint.loss
    this.#iteration = checkpoint.iteration
    this.#makeChanges()
  }

  /** Puts into effect what the run says for this moment, and looks where the next change waits. */
  #makeChanges(): void {
    const before = this.#config
    const now = configAt(this.#run, this.#iteration)
    const { dataset, model, optimizer } = this.#loop
    if (now.W !== before.W) dataset.retarget(now.W)
    if (now.batchSize !== before.batchSize) {
      this.#loop.batch = createBatch(now.batchSize, model.inFeatures, model.outFeatures)
    }
    optimizer.paramGroup.lr = now.lr
    this.#config = now
    const later = this.#run.changes.find(({ iteration }) => iteration > this.#iteration)
    this.#nextChange = later?.iteration ?? Number.POSITIVE_INFINITY
  }
}

/** Everything the script makes before its loop, in the order in which it draws: x, noise, weight, bias. */
function createLoop(config: Config): Loop {
  const { W, numSamples, npSeed, batchSize, lr } = config
  const generator = new Generator(config.seed)
  const dataset = new Dataset(config, generator)
  const model = new Linear(W.rows, W.columns, config.bias, generator)
  return {
    dataset,
    model,
    sampler: samplers.choice.create({ numSamples, npSeed }),
    criterion: losses.mse.create({}),
    optimizer: optimizers.sgd.create(model.parameters(), {
      lr,
      momentum: 0,
      dampening: 0,
      weightDecay: 0,
      nesterov: false,
    }),
    batch: createBatch(batchSize, W.rows, W.columns),
    loss: Number.NaN,
  }
}

function saveParameter({ data, grad, hasGrad }: Parameter): ParameterState {
  return { data: data.slice(), grad: hasGrad ? grad.slice() : null }
}

function restoreParameter(parameter: Parameter, state: ParameterState | undefined): void {
  if (!state) return
  parameter.data.set(state.data)
  parameter.hasGrad = state.grad !== null
  if (state.grad) parameter.grad.set(state.grad)
}
