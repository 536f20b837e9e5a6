import type { Config } from '../experiment/config.ts'
import { deviceOf } from '../torch/device.ts'
import { Generator } from '../torch/random/generator.ts'
import { Dataset } from '../training/dataset.ts'
import { largestSteps, meanMoves } from './largest-step.ts'
import type { LeastSquares } from './least-squares.ts'
import type { NoLimit } from './limit.ts'
import { spacing } from './rounding.ts'
import { isScheduled } from './schedule.ts'

/** Why a run stands still, or that it does not. */
export type Standstill =
  | { readonly kind: 'moves' }
  /** A statement is commented out without which no weight moves. */
  | { readonly kind: 'off'; readonly statement: 'backward' | 'step' }
  /** lr is 0, or so small that float32 has no such number. */
  | { readonly kind: 'lr' }
  /** accumulation_steps is more than the iterations: no group is ever whole. */
  | { readonly kind: 'accumulation'; readonly accumulationSteps: number; readonly iterations: number }
  /** Every gradient is 0, for every prediction is its target to the last digit that float32 has: the optimum. */
  | { readonly kind: 'optimum' }
  /**
   * Every step that a batch can ask for is below half the distance from a weight to the next float32; both of the weight that
   * is nearest to a step.
   */
  | { readonly kind: 'rounding'; readonly largestStep: number; readonly leastNeeded: number }
  /** Nothing is known of this optimizer. */
  | { readonly kind: 'unknown'; readonly reason: NoLimit }

/**
 * Why the weight does not move from where it is, under the settings of `config`.
 * @param weights out_features x width
 * @param optimum out_features x width; the problem's own where W did not change
 */
export function standstillOf(
  problem: LeastSquares,
  config: Config,
  weights: Float64Array,
  optimum: Float64Array = problem.optimum,
): Standstill {
  const statement = (['backward', 'step'] as const).find((name) => config.off.includes(name))
  if (statement !== undefined) return { kind: 'off', statement }
  const reason = unsteady(config)
  if (reason !== null) return { kind: 'unknown', reason }
  const { accumulationSteps, iterations } = config
  if (Math.fround(config.lr) === 0) return { kind: 'lr' }
  if (accumulationSteps > iterations) return { kind: 'accumulation', accumulationSteps, iterations }
  if (config.loss === 'custom') return { kind: 'unknown', reason: { code: 'custom' } }
  if (isExact(problem, config, weights)) return { kind: 'optimum' }
  const needed = weights.map((value) => spacing(value) / 2)
  if (meanMoves(problem, config, weights, optimum, needed)) return { kind: 'moves' }
  const steps = largestSteps(problem, config, weights, optimum)
  if (steps.every((step) => step === 0)) return { kind: 'optimum' }
  if (steps.some((step, at) => step >= (needed[at] as number))) return { kind: 'moves' }
  const share = (at: number) => (steps[at] as number) / (needed[at] as number)
  const nearest = Array.from(steps.keys()).reduce((best, at) => (share(at) > share(best) ? at : best))
  return { kind: 'rounding', largestStep: steps[nearest] as number, leastNeeded: needed[nearest] as number }
}

/** Why the step of a batch is not known from the weight alone: another optimizer, or gradients of former batches. */
function unsteady(config: Config): NoLimit | null {
  const { optimizer, off } = config
  if (optimizer !== 'sgd') return { code: 'optimizer' }
  if (config.maximize) return { code: 'maximize' }
  if (config.squeezeY) return { code: 'broadcast' }
  if (config.clipGrad !== 'none') return { code: 'clipping' }
  if (isScheduled(config)) return { code: 'scheduler' }
  return off.includes('zero_grad') ? { code: 'zeroGrad' } : null
}

/** Whether every prediction is its target in float32, and nothing but gradients moves a weight: then all of them are 0. */
function isExact(problem: LeastSquares, config: Config, weights: Float64Array): boolean {
  if (config.weightDecay !== 0 || !isNear(problem, config, weights)) return false
  const { width, inFeatures } = problem
  const weight = Float32Array.from(weights.filter((_, at) => at % width < inFeatures))
  const { kernels, lease } = deviceOf(config.torch)
  const data = new Dataset({ ...problem.config, W: config.W }, new Generator(config.seed), { kernels, lease })
  const { rows, columns } = config.W
  const predicted = lease.floats(data.y.length)
  kernels.linear(data.x, lease.floatsOf(weight), config.numSamples, rows, columns, predicted)
  const predictions = predicted.values
  const exact = data.y.values.every((target, at) => {
    const prediction = predictions[at] as number
    if (width === inFeatures) return prediction === target
    return Math.fround(prediction + (weights[(at % columns) * width + inFeatures] as number)) === target
  })
  lease.release()
  return exact
}

/** Far more than rounding leaves of a prediction's distance from its target. */
const NEAR = 1e-4

/** Whether the first prediction is near its target: of a run under way it is not, and the others need not be looked at. */
function isNear({ x, inFeatures, width, config }: LeastSquares, { W }: Config, weights: Float64Array): boolean {
  // x is the same whatever W is; y is drawn with the W of the run's start, so that the distance is of what W has to do with.
  if (config.data !== null || config.noise !== 0 || (config.trueBias !== null && width === inFeatures)) return true
  const hasBias = width > inFeatures
  let [apart, size] = [hasBias ? (weights[inFeatures] as number) - (config.trueBias?.[0] ?? 0) : 0, 0]
  for (let i = 0; i < inFeatures; i++) {
    const target = W.data[i * W.columns] ?? 0
    apart += (x[i] as number) * ((weights[i] as number) - target)
    size += Math.abs((x[i] as number) * target)
  }
  return Math.abs(apart) <= NEAR * (size + Math.abs(config.trueBias?.[0] ?? 0))
}
