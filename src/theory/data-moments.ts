import { toDirections } from './coordinates.ts'
import type { LeastSquares } from './least-squares.ts'

/** The most directions (that samples have) for which second moments are followed: there are 300 of them then. */
export const MOST_DIRECTIONS = 24

/** The most for which without momentum at least the limit and the rest are found: those take no eigenvectors. */
export const MOST_LIMITED_DIRECTIONS = 40

/**
 * A symmetric matrix on the directions that the samples have as the list of its entries i <= j, those off the diagonal times
 * sqrt(2), so that the dot product of two lists is that of the matrices, and what is self-adjoint on matrices is a symmetric
 * matrix on lists. Directions that no sample has are in no loss and in no gradient, so nothing is lost without them.
 */
export type Pairs = Float64Array

/** The averages over the data that the noise of a batch is made of, by direction; nothing here depends on lr. */
export interface DataMoments {
  /** Entries of a list: rank (rank + 1) / 2. */
  readonly size: number
  /** For each entry its row and column among all directions, row <= column. */
  readonly rows: Int32Array
  readonly columns: Int32Array
  /** size x size: E -> the mean of (2/out)^2 x (xT E x) xT. */
  readonly fourth: Float64Array
  /** out_features x width lists: the mean of (2/out)^2 x xT x_i times the residual of the column. */
  readonly third: Float64Array
  /** One list: the mean of (2/out)^2 x xT times the squared residuals of all columns. */
  readonly second: Pairs
}

const known = new WeakMap<LeastSquares, DataMoments>()

/** The averages over the data of `problem`, computed when first asked for. */
export function dataMoments(problem: LeastSquares): DataMoments {
  const found = known.get(problem)
  if (found !== undefined) return found
  const { rows, columns } = entriesOf(problem)
  const size = rows.length
  const moments = {
    size,
    rows,
    columns,
    fourth: new Float64Array(size * size),
    third: new Float64Array(problem.outFeatures * problem.width * size),
    second: new Float64Array(size),
  }
  average(problem, moments)
  known.set(problem, moments)
  return moments
}

function entriesOf({ width, rank }: LeastSquares): { readonly rows: Int32Array; readonly columns: Int32Array } {
  const rows: number[] = []
  const columns: number[] = []
  // Eigenvalues ascend: the directions that no sample has come first.
  for (let i = width - rank; i < width; i++) {
    for (let j = i; j < width; j++) {
      rows.push(i)
      columns.push(j)
    }
  }
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns) }
}

function average(problem: LeastSquares, moments: DataMoments): void {
  const { numSamples, outFeatures, width, x, residuals, eigenvalues } = problem
  const { size, fourth, third, second } = moments
  const scale = (2 / outFeatures) ** 2 / numSamples
  const turned = toDirections(problem, x).map((value, at) => (eigenvalues[at % width] === 0 ? 0 : value))
  for (let r = 0; r < numSamples; r++) {
    const sample = turned.subarray(r * width, (r + 1) * width)
    const square = outer(moments, sample, sample, new Float64Array(size))
    for (let p = 0; p < size; p++) addScaled(fourth, p * size, square, scale * (square[p] as number))
    for (let o = 0; o < outFeatures; o++) {
      const residual = residuals[r * outFeatures + o] as number
      addScaled(second, 0, square, scale * residual ** 2)
      for (let i = 0; i < width; i++) {
        addScaled(third, (o * width + i) * size, square, scale * residual * (sample[i] as number))
      }
    }
  }
}

/** target[from..] += factor * list */
export function addScaled(target: Float64Array, from: number, list: Float64Array, factor: number): void {
  for (let p = 0; p < list.length; p++) target[from + p] = (target[from + p] as number) + factor * (list[p] as number)
}

type Entries = Pick<DataMoments, 'rows' | 'columns'>

/** out += (a bT + b aT) / 2 as a list. @returns out */
export function outer({ rows, columns }: Entries, a: Float64Array, b: Float64Array, out: Pairs): Pairs {
  for (let p = 0; p < out.length; p++) {
    const i = rows[p] as number
    const j = columns[p] as number
    const both = (a[i] as number) * (b[j] as number) + (a[j] as number) * (b[i] as number)
    out[p] = (out[p] as number) + both * (i === j ? 0.5 : Math.SQRT1_2)
  }
  return out
}
