import type { Config } from '../experiment/config.ts'
import { targetWeights } from './coordinates.ts'
import { type Criterion, criterionOf } from './criterion.ts'
import { leastAbsolute } from './least-absolute.ts'
import type { LeastSquares } from './least-squares.ts'
import { leastSquaresOf } from './least-squares.ts'

/** The least possible full loss of a criterion, and whose it is. */
export interface LeastLoss {
  readonly loss: number
  /**
   * `W`: the W in effect has it (with true_bias, where the model has a bias); `other`: another weight, which fits the noise in
   * y or makes up for a bias that the model lacks.
   */
  readonly by: 'W' | 'other'
  /** The full loss of W (and true_bias); more than `loss` where another weight has that. */
  readonly ofW: number
  /** The part of `loss` that a model with a bias would not have; 0 where it has one, or y has none. */
  readonly missingBias: number
}

/**
 * Whether y is x W (+ true_bias) as the model can have it, but for rounding: then the least loss is 0. Of data that somebody
 * brought nobody knows.
 */
export function explains({ data, noise, trueBias, bias }: Config): boolean {
  return data === null && noise === 0 && (bias || trueBias === null || trueBias.every((value) => value === 0))
}

const known = new WeakMap<LeastSquares, Map<string, LeastLoss | null>>()

/**
 * The least possible full loss of the criterion of `config`: least squares in closed form, the others by descent to where
 * nothing falls any more (they are convex). It does not depend on W. null where it is too much work, y is beyond numbers, or
 * the loss is a custom one.
 */
export function leastLoss(problem: LeastSquares, config: Config): LeastLoss | null {
  const { loss, delta, beta } = config
  const key = [loss, delta, beta].join()
  const kept = known.get(problem) ?? new Map<string, LeastLoss | null>()
  known.set(problem, kept)
  const found = kept.get(key) ?? computed(problem, config)
  kept.set(key, found)
  return found
}

function computed(problem: LeastSquares, config: Config): LeastLoss | null {
  const criterion = criterionOf(config)
  if (criterion === null) return null
  const ofW = lossAt(problem, criterion, targetWeights(problem, problem.config))
  if (!Number.isFinite(ofW)) return null
  if (explains(config)) return { loss: 0, by: 'W', ofW: 0, missingBias: 0 }
  const loss = leastOf(problem, criterion)
  if (loss === null) return null
  const withBias = hasMissingBias(config) ? leastWithBias(problem, criterion) : loss
  if (withBias === null) return null
  return { loss, by: 'other', ofW, missingBias: Math.max(0, loss - withBias) }
}

function leastWithBias({ config }: LeastSquares, criterion: Criterion): number | null {
  return config.noise === 0 ? 0 : leastOf(leastSquaresOf({ ...config, bias: true }), criterion)
}

/** Whether y has a bias that the model lacks. */
export function hasMissingBias({ bias, trueBias }: Config): boolean {
  return !bias && trueBias !== null && trueBias.some((value) => value !== 0)
}

function leastOf(problem: LeastSquares, criterion: Criterion): number | null {
  // As many directions as samples: every y is met.
  if (problem.rank === problem.numSamples) return 0
  if (criterion.bend === Number.POSITIVE_INFINITY) return Number.isFinite(problem.floor) ? problem.floor : null
  return leastAbsolute(problem, criterion)
}

/** The full loss at a weight, out_features x width. */
function lossAt(problem: LeastSquares, criterion: Criterion, weights: Float64Array): number {
  const { x, y, width, outFeatures } = problem
  let total = 0
  for (const [at, target] of y.entries()) {
    const [row, column] = [Math.floor(at / outFeatures) * width, (at % outFeatures) * width]
    let residual = -target
    for (let j = 0; j < width; j++) residual += (x[row + j] as number) * (weights[column + j] as number)
    total += criterion.loss(residual)
  }
  return total / y.length
}
