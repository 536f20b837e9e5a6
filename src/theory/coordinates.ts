import type { Matrix } from '../experiment/matrix.ts'
import type { LeastSquares } from './least-squares.ts'

/**
 * Weights, or differences of weights, by the eigenvectors of the Hessian instead of by input.
 * @param weights out_features x width
 * @returns out_features x width, the coefficient of eigenvector i in column i
 */
export function toDirections({ width, eigenvectors }: LeastSquares, weights: Float64Array): Float64Array {
  return weights.map((_, at) => {
    const [row, direction] = [at - (at % width), at % width]
    let sum = 0
    for (let j = 0; j < width; j++)
      sum += (weights[row + j] as number) * (eigenvectors[direction * width + j] as number)
    return sum
  })
}

/** The other way round than `toDirections`. */
export function fromDirections({ width, eigenvectors }: LeastSquares, coefficients: Float64Array): Float64Array {
  return coefficients.map((_, at) => {
    const [row, input] = [at - (at % width), at % width]
    let sum = 0
    for (let i = 0; i < width; i++)
      sum += (coefficients[row + i] as number) * (eigenvectors[i * width + input] as number)
    return sum
  })
}

/**
 * How far the optimum moves when the target goes from `from` to `to`: x and noise stay, so by the same difference, but for
 * directions that no sample has. @returns out_features x width, by direction
 */
export function optimumShift(problem: LeastSquares, from: Matrix, to: Matrix): Float64Array {
  const weights = new Float64Array(problem.outFeatures * problem.width)
  for (const [at, value] of to.data.entries()) {
    const [input, column] = [Math.floor(at / to.columns), at % to.columns]
    weights[column * problem.width + input] = value - (from.data[at] ?? 0)
  }
  const shift = toDirections(problem, weights)
  return shift.map((value, at) => (problem.eigenvalues[at % problem.width] === 0 ? 0 : value))
}

/** The optimum (out_features x width) once the target is `to` instead of the problem's own W. */
export function optimumFor(problem: LeastSquares, to: Matrix): Float64Array {
  const { W } = problem.config
  if (to === W) return problem.optimum
  const shift = fromDirections(problem, optimumShift(problem, W, to))
  return problem.optimum.map((value, at) => value + (shift[at] as number))
}

/** The full loss at a weight (out_features x width), for the config's own W. */
export function fullLossAt(problem: LeastSquares, weights: Float64Array): number {
  const { width, outFeatures, eigenvalues, optimum, floor } = problem
  const errors = toDirections(
    problem,
    weights.map((value, at) => value - (optimum[at] as number)),
  )
  let sum = 0
  for (let at = 0; at < outFeatures * width; at++)
    sum += (eigenvalues[at % width] as number) * (errors[at] as number) ** 2
  return sum / 2 + floor
}

/** W, and true_bias, as the model would hold them if it had learned them: out_features x width. */
export function targetWeights(
  { width, inFeatures, outFeatures }: Pick<LeastSquares, 'width' | 'inFeatures' | 'outFeatures'>,
  { W, trueBias }: LeastSquares['config'],
): Float64Array {
  return Float64Array.from({ length: outFeatures * width }, (_, at) => {
    const [column, input] = [Math.floor(at / width), at % width]
    return (input < inFeatures ? W.data[input * W.columns + column] : trueBias?.[column]) ?? 0
  })
}
