import type { LeastSquares } from '../least-squares.ts'

/** Beside the squares of the targets this is rounding, not noise. */
const NOTHING = 1e-12

/** What noise leaves of the loss; null where it is 0 but for the rounding of y. */
export function floorOf({ floor, y }: LeastSquares): number | null {
  const square = y.reduce((sum, value) => sum + value ** 2, 0) / y.length
  return floor > NOTHING * square ? floor : null
}
