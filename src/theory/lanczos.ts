import { symmetricEigen } from './symmetric-eigen.ts'

/** Matrices up to this size are taken apart as a whole. */
const SMALL = 66

/** Turns after which the outermost eigenvalues have long settled; of a smaller matrix as many as it is large. */
const MOST_TURNS = 80

/**
 * The least eigenvalue of a symmetric matrix, by C. Lanczos's iteration with every vector kept apart from all before
 * (G. H. Golub and C. F. Van Loan, "Matrix Computations", 10.1): for large matrices far cheaper than all of them.
 * @param matrix size x size, row-major
 */
export function leastEigenvalue(matrix: Float64Array, size: number): number {
  if (size <= SMALL) return symmetricEigen(matrix, size).values[0] ?? Number.NaN
  const turns = Math.min(size, MOST_TURNS)
  const basis: Float64Array[] = []
  const small = new Float64Array(turns * turns)
  // Any start that has something of every eigenvector.
  let next: Float64Array = Float64Array.from({ length: size }, (_, i) => Math.sin(i + 1) + 1.5)
  let length = Math.hypot(...next)
  let done = 0
  for (let k = 0; k < turns && length > 0; k++, done++) {
    const vector = next.map((value) => value / length)
    basis.push(vector)
    if (k > 0) small[k * turns + k - 1] = small[(k - 1) * turns + k] = length
    next = times(matrix, vector)
    small[k * turns + k] = dot(next, vector)
    for (const before of [...basis, ...basis]) subtract(next, before, dot(next, before))
    length = Math.hypot(...next)
    if (length < Number.EPSILON * Math.abs(small[k * turns + k] as number)) length = 0
  }
  const cut = Float64Array.from(
    { length: done * done },
    (_, at) => small[Math.floor(at / done) * turns + (at % done)] as number,
  )
  return symmetricEigen(cut, done).values[0] ?? Number.NaN
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length
  return vector.map((_, row) => dot(matrix.subarray(row * size, (row + 1) * size), vector))
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number)
  return total
}

function subtract(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) - factor * (vector[i] as number)
}
