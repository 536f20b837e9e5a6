/** A square matrix by its singular values: each direction, what the matrix makes of it, and how long that is. */
export interface SingularDirections {
  readonly lengths: readonly number[]
  readonly images: readonly Float64Array[]
  /** Unit vectors at right angles. */
  readonly directions: readonly Float64Array[]
}

/** Sweeps over all pairs; six or seven are usual. */
const MOST_SWEEPS = 60

/** Cosines below this are rounding. */
const RIGHT_ANGLE = 2 * Number.EPSILON

/**
 * Turns the columns of a matrix against each other, two at a time, until all are at right angles (M. Hestenes, "Inversion of
 * matrices by biorthogonalization", 1958): small singular values come out as precisely as large ones.
 */
export function singularDirections(columns: readonly Float64Array[]): SingularDirections {
  const images = columns.map((column) => column.slice())
  const directions = columns.map((_, j) => new Float64Array(columns.length).fill(1, j, j + 1))
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!sweepOver(images, directions)) break
  return { lengths: images.map((image) => Math.sqrt(products(image, image))), images, directions }
}

/** Whether any two had to be turned. */
function sweepOver(images: readonly Float64Array[], directions: readonly Float64Array[]): boolean {
  let turned = false
  for (let q = 1; q < images.length; q++) {
    for (let p = 0; p < q; p++) {
      const [left, right] = [images[p] as Float64Array, images[q] as Float64Array]
      const [a, b, c] = [products(left, left), products(right, right), products(left, right)]
      if (Math.abs(c) <= RIGHT_ANGLE * Math.sqrt(a * b)) continue
      turned = true
      const zeta = (b - a) / (2 * c)
      const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta))
      const cosine = 1 / Math.hypot(1, tangent)
      turn(left, right, cosine, cosine * tangent)
      turn(directions[p] as Float64Array, directions[q] as Float64Array, cosine, cosine * tangent)
    }
  }
  return turned
}

function turn(left: Float64Array, right: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < left.length; i++) {
    const [a, b] = [left[i] as number, right[i] as number]
    left[i] = cosine * a - sine * b
    right[i] = sine * a + cosine * b
  }
}

function products(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
