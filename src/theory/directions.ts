import { toDirections } from './coordinates.ts'
import type { LeastSquares } from './least-squares.ts'
import { companionMatrix, companionRadius } from './mean-step.ts'
import { curvatures, sum } from './state.ts'
import { motionOf, type Predicted } from './stepping.ts'

/** How far a weight is from the optimum along the eigenvectors of the Hessian. */
export interface DirectionErrors {
  /** out_features x width: the coefficient of eigenvector i, in column i, of each output column's error. */
  readonly coefficients: Float64Array
  /** For each eigenvector the length of its coefficients over all output columns: a line of the chart. */
  readonly lengths: Float64Array
}

/**
 * The error of a weight by direction. On a logarithmic axis the lengths fall along straight lines, as `slopesOf` predicts:
 * exactly for the full batch, in the mean over runs for batches (G. Goh, "Why momentum really works", 2017, shows why).
 * @param weights out_features x width
 * @param optimum out_features x width; the problem's own where W did not change (`expectedError` knows the other)
 */
export function directionErrors(
  problem: LeastSquares,
  weights: Float64Array,
  optimum: Float64Array = problem.optimum,
): DirectionErrors {
  const coefficients = toDirections(problem, sum(weights, optimum, -1))
  return { coefficients, lengths: directionLengths(problem, coefficients) }
}

/** For each direction the length of its coefficients (out_features x width) over all output columns. */
export function directionLengths({ width }: LeastSquares, coefficients: Float64Array): Float64Array {
  const lengths = new Float64Array(width)
  for (const [at, value] of coefficients.entries()) {
    lengths[at % width] = Math.hypot(lengths[at % width] as number, value)
  }
  return lengths
}

/**
 * For each eigenvector, by what the mean error along it is multiplied in an iteration, in the long run: |1 - lr lambda|
 * for plain SGD, the spectral radius of the step with momentum. Its logarithm is the slope of the line; with
 * accumulation_steps k it is the k-th root.
 */
export function factorsOf(problem: LeastSquares, config: LeastSquares['config']): Predicted<Float64Array> {
  const motion = motionOf(config)
  if (motion.kind === 'unknown') return { ok: false, reason: motion.reason }
  if (motion.kind === 'none') return { ok: true, value: new Float64Array(problem.width).fill(1) }
  const { stepping } = motion
  const value = curvatures(problem, stepping).map((curvature) => {
    const plain = Math.abs(1 - stepping.lr * curvature)
    const factor = stepping.momentum === 0 ? plain : companionRadius(companionMatrix(stepping, curvature))
    return factor ** (1 / config.accumulationSteps)
  })
  return { ok: true, value }
}

/** The natural logarithms of `factorsOf`: slopes per iteration, negative where the error shrinks. */
export function slopesOf(problem: LeastSquares, config: LeastSquares['config']): Predicted<Float64Array> {
  const factors = factorsOf(problem, config)
  return factors.ok ? { ok: true, value: factors.value.map(Math.log) } : factors
}
