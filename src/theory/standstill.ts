import type { Config } from '../experiment/config.ts'
import { joined, type Values } from './coordinates.ts'
import type { Problem } from './problem.ts'
import { spacing } from './rounding.ts'
import { sum } from './state.ts'
import { motionOf, type Reason, steppingOf } from './stepping.ts'

/** Why a run stands still, or that it does not. */
export type Standstill =
  | { readonly kind: 'moves' }
  /** A statement is commented out without which no weight moves. */
  | { readonly kind: 'off'; readonly statement: 'backward' | 'step' }
  /** lr is 0, or so small that float32 has no such number. */
  | { readonly kind: 'lr' }
  /** accumulation_steps is more than the iterations: no group is ever whole. */
  | { readonly kind: 'accumulation'; readonly accumulationSteps: number; readonly iterations: number }
  /** The gradient of all data is 0 to the last digits that float32 has, and so is a batch's: the optimum. */
  | { readonly kind: 'optimum' }
  /** Every step that a batch can ask for is below half the distance from a weight to the next float32. */
  | { readonly kind: 'rounding'; readonly largestStep: number; readonly leastNeeded: number }
  /** Nothing is known of this loss or optimizer. */
  | { readonly kind: 'unknown'; readonly reason: Reason }

/**
 * Why the weight does not move from where it is, under the settings of `config`.
 * @param weight out_features x in_features, row-major
 * @param optimum out_features x width; the problem's own where W did not change
 */
export function standstillOf(
  problem: Problem,
  config: Config,
  weight: Values,
  bias: Values | null,
  optimum: Float64Array = problem.optimum,
): Standstill {
  const statement = (['backward', 'step'] as const).find((name) => config.off.includes(name))
  if (statement !== undefined) return { kind: 'off', statement }
  const motion = motionOf(config)
  if (motion.kind === 'unknown') return { kind: 'unknown', reason: motion.reason }
  const { accumulationSteps, iterations } = config
  if (Math.fround(config.lr) === 0) return { kind: 'lr' }
  if (accumulationSteps > iterations) return { kind: 'accumulation', accumulationSteps, iterations }
  const all = joined(problem, weight, bias)
  const steps = largestSteps(problem, config, all, optimum)
  if (steps.every((step) => step === 0)) return { kind: 'optimum' }
  const needed = all.map((value) => spacing(value) / 2)
  if (steps.some((step, at) => step >= (needed[at] as number))) return { kind: 'moves' }
  return { kind: 'rounding', largestStep: Math.max(...steps), leastNeeded: Math.min(...needed) }
}

/** The most that a step can move each weight by: lr times the largest gradient of any one sample, and of weight_decay. */
function largestSteps(problem: Problem, config: Config, weights: Float64Array, optimum: Float64Array): Float64Array {
  const { width, outFeatures, x, residuals, numSamples } = problem
  const { lr, gradients, weightDecay, momentum } = steppingOf(config)
  const errors = sum(weights, optimum, -1)
  const largest = new Float64Array(weights.length)
  for (let at = 0; at < numSamples * outFeatures; at++) {
    const [row, column] = [Math.floor(at / outFeatures) * width, (at % outFeatures) * width]
    let residual = residuals[at] as number
    for (let j = 0; j < width; j++) residual += (x[row + j] as number) * (errors[column + j] as number)
    for (let j = 0; j < width; j++) {
      const gradient = Math.abs((gradients * 2 * residual * (x[row + j] as number)) / outFeatures)
      largest[column + j] = Math.max(largest[column + j] as number, gradient)
    }
  }
  const carried = momentum < 1 ? 1 / (1 - momentum) : Number.POSITIVE_INFINITY
  return largest.map((gradient, at) => {
    const push = gradient + weightDecay * Math.abs(weights[at] as number)
    return push === 0 ? 0 : lr * push * carried
  })
}
