import { addScaled, type DataMoments, dataMoments, type Pairs } from './data-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { curvatures } from './state.ts'
import type { Stepping } from './stepping.ts'
import { type Eigen, symmetricEigen } from './symmetric-eigen.ts'

/**
 * 1 - the operator that a step of plain SGD is on second moments about its resting point, as a symmetric matrix on lists:
 * its eigenvalues are 1 - those of the operator, accurate also where that is 1 to fifteen digits. docs/theory.md, section 3.
 * @returns size x size, row-major
 */
export function decayOperator(problem: LeastSquares, stepping: Stepping): Float64Array {
  const moments = dataMoments(problem)
  const { size, rows, columns } = moments
  const { lr, variance } = stepping
  const matrix = noiseOperator(problem, moments).map((value) => -lr * lr * variance * value)
  const all = curvatures(problem, stepping)
  for (let p = 0; p < size; p++) {
    const [a, b] = [all[rows[p] as number] as number, all[columns[p] as number] as number]
    matrix[p * size + p] = (matrix[p * size + p] as number) + lr * (a + b) - lr * lr * a * b
  }
  return matrix
}

/** E -> the covariance over the samples of the push along x, linear in the second moments E: the `fourth` less H E H. */
export function noiseOperator(
  { eigenvalues }: LeastSquares,
  { size, rows, columns, fourth }: DataMoments,
): Float64Array {
  const matrix = fourth.slice()
  for (let p = 0; p < size; p++) {
    const both = (eigenvalues[rows[p] as number] as number) * (eigenvalues[columns[p] as number] as number)
    matrix[p * size + p] = (matrix[p * size + p] as number) - both
  }
  return matrix
}

/** matrix times list */
export function applied(matrix: Float64Array, list: Pairs): Pairs {
  const size = list.length
  const out = new Float64Array(size)
  for (let p = 0; p < size; p++) {
    let total = 0
    for (let q = 0; q < size; q++) total += (matrix[p * size + q] as number) * (list[q] as number)
    out[p] = total
  }
  return out
}

/**
 * The covariance of a single sample's gradient, summed over the output columns, given second moments and mean of the
 * weight about the optimum.
 */
export function gradientCovariance(problem: LeastSquares, about: Pairs, mean: Float64Array): Pairs {
  const moments = dataMoments(problem)
  const covariance = applied(noiseOperator(problem, moments), about)
  addScaled(covariance, 0, thirds(moments, mean), 2)
  addScaled(covariance, 0, moments.second, 1)
  return covariance
}

/** What residuals and a mean error (out_features x width) push together. */
export function thirds({ third, size }: DataMoments, mean: Float64Array): Pairs {
  const out = new Float64Array(size)
  for (const [at, value] of mean.entries()) addScaled(out, 0, third.subarray(at * size, (at + 1) * size), value)
  return out
}

/** The list whose dot product with second moments about the optimum is the expected loss less the floor. */
export function lossList(problem: LeastSquares): Pairs {
  const { size, rows, columns } = dataMoments(problem)
  const list = new Float64Array(size)
  for (let p = 0; p < size; p++) {
    const i = rows[p] as number
    if (i === columns[p]) list[p] = (problem.eigenvalues[i] as number) / 2
  }
  return list
}

/** The dot product of two lists. */
export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, value, at) => total + value * (b[at] as number), 0)
}

const lastEigen = new WeakMap<LeastSquares, Map<string, Eigen>>()
/** Operators kept for a problem: those of a run with a few live changes. */
const MOST_KEPT = 32

/** `decayOperator` taken apart, kept for the next question about the same problem and stepping. */
export function operatorEigen(problem: LeastSquares, stepping: Stepping): Eigen {
  const kept = lastEigen.get(problem) ?? new Map<string, Eigen>()
  lastEigen.set(problem, kept)
  const { lr, weightDecay, gradients, variance } = stepping
  const key = [lr, weightDecay, gradients, variance].join()
  const found = kept.get(key)
  if (found !== undefined) return found
  if (kept.size >= MOST_KEPT) kept.clear()
  const eigen = symmetricEigen(decayOperator(problem, stepping), dataMoments(problem).size)
  kept.set(key, eigen)
  return eigen
}
