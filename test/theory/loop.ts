import type { Config, Run } from '../../src/experiment/config.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { configAt } from '../../src/experiment/run.ts'
import type { LeastSquares } from '../../src/theory/least-squares.ts'
import { Mt19937 } from '../../src/torch/random/mt19937.ts'

/** The tutorial's config with some values. */
export function configWith(values: Partial<Config>): Config {
  return { ...defaults[CURRENT], ...values }
}

/** A run from the tutorial's config with some values. */
export function runWith(values: Partial<Config>, changes: Run['changes'] = []): Run {
  return { config: configWith(values), changes }
}

/** The variables of the loop in double, written down plainly: the judge of the closed forms. */
export interface Variables {
  readonly weight: Float64Array
  readonly grad: Float64Array
  /** Empty before the first step with momentum. */
  readonly buffer: Float64Array
}

function start({ weight0 }: LeastSquares): Variables {
  return { weight: weight0, grad: new Float64Array(weight0.length), buffer: new Float64Array() }
}

/** One iteration, the `epoch`-th from 0, with the batch `indices`. */
export function iterate(
  problem: LeastSquares,
  run: Run,
  before: Variables,
  epoch: number,
  indices: readonly number[],
): Variables {
  const config = configAt(run, epoch)
  const { accumulationSteps: k, accumulationMean, off } = config
  const grad = epoch % k === 0 ? new Float64Array(before.grad.length) : before.grad.slice()
  addGradient(problem, config, before.weight, indices, accumulationMean ? 1 / k : 1, grad)
  if ((epoch + 1) % k !== 0 || off.includes('step')) return { ...before, grad }
  return { ...step(config, before, grad), grad }
}

function step(config: Config, { weight, buffer }: Variables, grad: Float64Array): Pick<Variables, 'weight' | 'buffer'> {
  const [lr, momentum, decay] = [config.lr, config.momentum, config.weightDecay].map(Math.fround) as [
    number,
    number,
    number,
  ]
  const slope = grad.map((value, at) => value + decay * (weight[at] as number))
  if (momentum === 0) return { weight: weight.map((value, at) => value - lr * (slope[at] as number)), buffer }
  const intake = Math.fround(1 - config.dampening)
  const pushed =
    buffer.length === 0 ? slope : buffer.map((value, at) => momentum * value + intake * (slope[at] as number))
  const move = config.nesterov ? slope.map((value, at) => value + momentum * (pushed[at] as number)) : pushed
  return { weight: weight.map((value, at) => value - lr * (move[at] as number)), buffer: pushed }
}

function addGradient(
  problem: LeastSquares,
  config: Config,
  weight: Float64Array,
  indices: readonly number[],
  share: number,
  grad: Float64Array,
): void {
  const { width, outFeatures, x } = problem
  for (const row of indices) {
    for (let o = 0; o < outFeatures; o++) {
      const error = residual(problem, config, weight, row, o)
      const mean = config.reduction === 'sum' ? 1 : indices.length * outFeatures
      const scale = (2 * share * error) / mean
      for (let j = 0; j < width; j++)
        grad[o * width + j] = (grad[o * width + j] as number) + scale * (x[row * width + j] as number)
    }
  }
}

function residual(problem: LeastSquares, { W }: Config, weight: Float64Array, row: number, column: number): number {
  const { width, outFeatures, x, y, inFeatures } = problem
  let error = -(y[row * outFeatures + column] as number)
  for (let j = 0; j < width; j++) {
    const at = j * outFeatures + column
    const moved = j < inFeatures ? (W.data[at] as number) - (problem.config.W.data[at] as number) : 0
    error += (x[row * width + j] as number) * ((weight[column * width + j] as number) - moved)
  }
  return error
}

/** The loss over all samples, for the W of `config`. */
export function fullLoss(problem: LeastSquares, config: Config, weight: Float64Array): number {
  let sum = 0
  for (let row = 0; row < problem.numSamples; row++) {
    for (let o = 0; o < problem.outFeatures; o++) sum += residual(problem, config, weight, row, o) ** 2
  }
  return sum / (problem.numSamples * problem.outFeatures)
}

/** All batches that a sampler can draw, each as likely as the other. */
export function allBatches({ numSamples, batchSize, sampler }: Config): readonly (readonly number[])[] {
  let batches: (readonly number[])[] = [[]]
  for (let k = 0; k < batchSize; k++) {
    batches = batches.flatMap((batch) => {
      const all = Array.from({ length: numSamples }, (_, i) => i)
      const free = sampler === 'choice_replace' ? all : all.filter((i) => i > (batch.at(-1) ?? -1))
      return free.map((i) => [...batch, i])
    })
  }
  return batches
}

/** Random batches, drawn plainly. */
export class Draws {
  readonly #engine: Mt19937

  constructor(seed: number) {
    this.#engine = new Mt19937(seed)
  }

  next({ numSamples, batchSize, sampler }: Config): number[] {
    const batch: number[] = []
    while (batch.length < batchSize) {
      const drawn = Math.floor((this.#engine.next32() / 2 ** 32) * numSamples)
      if (sampler === 'choice_replace' || !batch.includes(drawn)) batch.push(drawn)
    }
    return batch
  }
}

/** The expected full loss, and weight, after each iteration up to `end`, by going through every sequence of batches. */
export function enumerated(
  problem: LeastSquares,
  run: Run,
  end: number,
): { readonly losses: number[]; readonly weight: Float64Array } {
  const losses = Array.from({ length: end + 1 }, () => 0)
  const weight = new Float64Array(problem.weight0.length)
  const visit = (variables: Variables, epoch: number, chance: number) => {
    losses[epoch] = (losses[epoch] as number) + chance * fullLoss(problem, configAt(run, epoch), variables.weight)
    if (epoch === end) {
      for (const [at, value] of variables.weight.entries()) weight[at] = (weight[at] as number) + chance * value
      return
    }
    const batches = allBatches(configAt(run, epoch))
    for (const batch of batches)
      visit(iterate(problem, run, variables, epoch, batch), epoch + 1, chance / batches.length)
  }
  visit(start(problem), 0, 1)
  return { losses, weight }
}
