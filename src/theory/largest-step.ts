import { isLoader } from '../experiment/choices.ts'
import type { Config } from '../experiment/config.ts'
import { criterionOf } from './criterion.ts'
import type { LeastSquares } from './least-squares.ts'
import { sum } from './state.ts'
import { steppingOf } from './stepping.ts'

/**
 * The most that a step of SGD with any batch that can be drawn moves each weight by, out_features x width; Infinity with
 * momentum of 1 or more. Of a batch drawn without replacement the mean over the samples that push furthest one way, of all
 * data the mean; momentum is taken to have gathered as much as it can.
 * @param weights out_features x width
 * @param optimum the least-squares weight of the W in effect
 */
export function largestSteps(
  problem: LeastSquares,
  config: Config,
  weights: Float64Array,
  optimum: Float64Array,
): Float64Array {
  const slopes = slopesOf(problem, config, sum(weights, optimum, -1))
  return weights.map((weight, at) => {
    const [low, high] = rangeOf(pushesOf(problem, slopes, at), config)
    return Math.max(stepBy(config, low, weight), stepBy(config, high, weight))
  })
}

/**
 * Whether the mean over all data alone asks for a step that large of any weight: some batch then asks for no less. Of a run
 * under way that is told at once, without a look at every batch.
 * @param needed out_features x width
 */
export function meanMoves(
  problem: LeastSquares,
  config: Config,
  weights: Float64Array,
  optimum: Float64Array,
  needed: Float64Array,
): boolean {
  const slopes = slopesOf(problem, config, sum(weights, optimum, -1))
  return weights.some((weight, at) => {
    const mean = pushesOf(problem, slopes, at).reduce((total, push) => total + push, 0) / problem.numSamples
    return stepBy(config, mean, weight) >= (needed[at] as number)
  })
}

/** How far a batch's mean gradient moves a weight of this size at most. */
function stepBy(config: Config, push: number, weight: number): number {
  const { lr, gradients, weightDecay, momentum, intake } = steppingOf(config)
  const carried = momentum < 1 ? Math.max(1, Math.abs(intake) / (1 - momentum)) : Number.POSITIVE_INFINITY
  const gradient = Math.abs(gradients * push + weightDecay * weight)
  return gradient === 0 ? 0 : lr * gradient * carried
}

/** num_samples x out_features: the derivative of a batch of one's loss by its predictions. */
function slopesOf(problem: LeastSquares, config: Config, errors: Float64Array): Float64Array {
  const { x, residuals, width, outFeatures } = problem
  const criterion = criterionOf(config)
  if (criterion === null) throw new RangeError('nothing is known of the slopes of a custom loss')
  return residuals.map((rest, at) => {
    const [row, column] = [Math.floor(at / outFeatures) * width, (at % outFeatures) * width]
    let residual = rest
    for (let j = 0; j < width; j++) residual += (x[row + j] as number) * (errors[column + j] as number)
    return criterion.slope(residual) / outFeatures
  })
}

/** Each sample's gradient of one weight. */
function pushesOf({ x, width, outFeatures, numSamples }: LeastSquares, slopes: Float64Array, at: number): Float64Array {
  const [column, input] = [Math.floor(at / width), at % width]
  return Float64Array.from({ length: numSamples }, (_, r) => {
    return (slopes[r * outFeatures + column] as number) * (x[r * width + input] as number)
  })
}

/** The least and the greatest mean of a batch. */
function rangeOf(pushes: Float64Array, config: Config): readonly [number, number] {
  const { sampler, numSamples } = config
  const rows = smallestBatch(config)
  if (sampler === 'sequential') return ofWindows(pushes, config)
  pushes.sort()
  if (sampler === 'choice_replace') return [pushes[0] ?? 0, pushes[numSamples - 1] ?? 0]
  const mean = (part: Float64Array) => part.reduce((total, push) => total + push, 0) / rows
  return [mean(pushes.subarray(0, rows)), mean(pushes.subarray(numSamples - rows))]
}

/** Rows of the smallest batch: a DataLoader's last one may be short. */
function smallestBatch(config: Config): number {
  const { batchSize, numSamples, dropLast } = config
  const rest = numSamples % batchSize
  return isLoader(config) && !dropLast && rest > 0 ? rest : batchSize
}

function ofWindows(pushes: Float64Array, { batchSize, numSamples, dropLast }: Config): readonly [number, number] {
  const means: number[] = []
  for (let from = 0; from < numSamples; from += batchSize) {
    const batch = pushes.subarray(from, from + batchSize)
    if (batch.length < batchSize && dropLast) break
    means.push(batch.reduce((total, push) => total + push, 0) / batch.length)
  }
  return [Math.min(...means), Math.max(...means)]
}
