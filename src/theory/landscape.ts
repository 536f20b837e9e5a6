import type { Values } from './joined.ts'
import type { LeastSquares } from './least-squares.ts'

/** A direction of the landscape. */
export interface PlaneAxis {
  /** Of the Hessian. */
  readonly eigenvalue: number
  /** width values: the unit eigenvector, the bias last. */
  readonly direction: Float64Array
  /** The column's loss is its floor plus this times the square of the distance along the axis. */
  readonly curvature: number
}

/**
 * The loss of one output column (its mean squared error) over the plane through its optimum along the slowest and the
 * fastest direction: floor + slow.curvature * a^2 + fast.curvature * b^2, exactly.
 */
export interface Landscape {
  readonly column: number
  /** width values: the point a = b = 0. */
  readonly optimum: Float64Array
  readonly floor: number
  readonly slow: PlaneAxis
  readonly fast: PlaneAxis
}

/** A weight seen on a landscape. */
export interface PlanePosition {
  /** Its distance from the optimum along the slow and the fast axis. */
  readonly slow: number
  readonly fast: number
  /** The column's loss at this point of the plane. */
  readonly loss: number
  /** What the column's loss has beside that, from the directions that the plane does not show. */
  readonly beside: number
}

/**
 * The landscape of an output column; null where the data have fewer than two directions.
 * @param optimum out_features x width; the problem's own where W did not change
 */
export function landscapeOf(
  problem: LeastSquares,
  column: number,
  optimum: Float64Array = problem.optimum,
): Landscape | null {
  const { width, eigenvalues, floors, rank } = problem
  if (rank < 2) return null
  const slowest = eigenvalues.findIndex((value) => value > 0)
  return {
    column,
    optimum: optimum.slice(column * width, (column + 1) * width),
    floor: floors[column] ?? Number.NaN,
    slow: axisOf(problem, slowest),
    fast: axisOf(problem, width - 1),
  }
}

function axisOf({ width, outFeatures, eigenvalues, eigenvectors }: LeastSquares, index: number): PlaneAxis {
  const eigenvalue = eigenvalues[index] as number
  // The full loss is the mean over the columns, and half the Hessian: the column's own mean squared error has neither.
  const curvature = (eigenvalue * outFeatures) / 2
  return { eigenvalue, curvature, direction: eigenvectors.slice(index * width, (index + 1) * width) }
}

/** The column's loss at a point of the plane. */
export function lossOnPlane({ floor, slow, fast }: Landscape, a: number, b: number): number {
  return floor + slow.curvature * a * a + fast.curvature * b * b
}

/**
 * The contour of `loss`: half its width along the slow axis and along the fast one; an ellipse around the optimum with
 * exactly these. Both 0 at the floor and below.
 */
export function contour(
  { floor, slow, fast }: Landscape,
  loss: number,
): { readonly slow: number; readonly fast: number } {
  const above = Math.max(0, loss - floor)
  return { slow: Math.sqrt(above / slow.curvature), fast: Math.sqrt(above / fast.curvature) }
}

/**
 * Where the weights of the landscape's column stand on the plane.
 * @param weights width values, the bias last
 */
export function positionOn(problem: LeastSquares, landscape: Landscape, weights: Values): PlanePosition {
  const { width, outFeatures, eigenvalues, eigenvectors } = problem
  const error = landscape.optimum.map((value, j) => (weights[j] ?? Number.NaN) - value)
  const along = (direction: Float64Array) =>
    error.reduce((total, value, j) => total + value * (direction[j] as number), 0)
  let above = 0
  for (let i = 0; i < width; i++) {
    above +=
      ((eigenvalues[i] as number) * outFeatures * along(eigenvectors.subarray(i * width, (i + 1) * width)) ** 2) / 2
  }
  const [slow, fast] = [along(landscape.slow.direction), along(landscape.fast.direction)]
  const loss = lossOnPlane(landscape, slow, fast)
  return { slow, fast, loss, beside: Math.max(0, above + landscape.floor - loss) }
}
