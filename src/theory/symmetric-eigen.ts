/** The eigenvalues and eigenvectors of a symmetric matrix. */
export interface Eigen {
  /** Ascending. */
  readonly values: Float64Array
  /** size x size, row-major: row k is the unit eigenvector of `values[k]`. */
  readonly vectors: Float64Array
}

/** A matrix being taken apart; everything is overwritten. */
interface Work {
  readonly size: number
  /** size x size, row-major; in the end its rows are the eigenvectors. */
  readonly a: Float64Array
  readonly diagonal: Float64Array
  /** `off[k]` stands between `diagonal[k]` and `diagonal[k + 1]`. */
  readonly off: Float64Array
}

/** Beside entries of size 1 this is 0, and a vector of it could not be brought to length 1. */
const NOTHING = 1e-150

/** Turns of the QL iteration that one eigenvalue may take; two are usual. */
const MOST_TURNS = 60

/**
 * All eigenvalues and eigenvectors of a symmetric matrix, in double: Householder's reduction to tridiagonal form, then QL
 * with implicit shifts (Golub and Van Loan, "Matrix Computations", 8.3; Wilkinson and Reinsch, "Linear Algebra", 1971).
 * Rather than Jacobi's method because the 45 x 45 operator of the second moments is taken apart anew at each move of the
 * slider: this is about ten times faster.
 * @param matrix size x size, row-major; only read
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const scale = scaleOf(matrix)
  const work = {
    size,
    a: matrix.map((value) => value / scale),
    diagonal: new Float64Array(size),
    off: new Float64Array(size),
  }
  const rotation = reduce(work)
  work.a.set(rotation)
  for (let k = 0; k < size; k++) isolate(work, k)
  return sorted(work, scale)
}

/** The power of two at the largest entry: dividing by it loses nothing, and squares neither overflow nor vanish. */
function scaleOf(matrix: Float64Array): number {
  const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest > 0 ? 2 ** Math.max(-1022, Math.floor(Math.log2(largest))) : 1
}

/** Makes `work` tridiagonal. @returns the basis in which it is, size x size, one vector a row */
function reduce({ size, a, diagonal, off }: Work): Float64Array {
  const reflectors: Float64Array[] = []
  for (let k = 0; k + 2 < size; k++) {
    const v = reflector(a, size, k)
    if (v === null) continue
    reflect(a, size, v, k + 1)
    reflectors.push(v)
  }
  for (let k = 0; k < size; k++) {
    diagonal[k] = a[k * size + k] as number
    off[k] = k + 1 < size ? (a[(k + 1) * size + k] as number) : 0
  }
  return product(reflectors, size)
}

/** The unit vector whose reflection clears column `k` below its first subdiagonal; null where that is clear already. */
function reflector(a: Float64Array, size: number, k: number): Float64Array | null {
  let below = 0
  for (let i = k + 2; i < size; i++) below = Math.hypot(below, a[i * size + k] as number)
  if (below < NOTHING) return null
  const head = a[(k + 1) * size + k] as number
  const alpha = Math.hypot(head, below)
  const v = new Float64Array(size)
  v[k + 1] = head + (head < 0 ? -alpha : alpha)
  for (let i = k + 2; i < size; i++) v[i] = a[i * size + k] as number
  const norm = Math.hypot(v[k + 1] as number, below)
  for (let i = k + 1; i < size; i++) v[i] = (v[i] as number) / norm
  return v
}

/** a = (I - 2 v vT) a (I - 2 v vT), where v is 0 before `from`. */
function reflect(a: Float64Array, size: number, v: Float64Array, from: number): void {
  const p = new Float64Array(size)
  let vp = 0
  for (let i = from - 1; i < size; i++) {
    let sum = 0
    for (let j = from; j < size; j++) sum += (a[i * size + j] as number) * (v[j] as number)
    p[i] = sum
    vp += sum * (v[i] as number)
  }
  for (let i = from - 1; i < size; i++) {
    const vi = v[i] as number
    const qi = 2 * ((p[i] as number) - vp * vi)
    for (let j = from - 1; j < size; j++) {
      const vj = v[j] as number
      const qj = 2 * ((p[j] as number) - vp * vj)
      a[i * size + j] = (a[i * size + j] as number) - (vi * qj + qi * vj)
    }
  }
}

/** The transposed product of the reflections, so that a row of it is a column of the basis. */
function product(reflectors: readonly Float64Array[], size: number): Float64Array {
  const basis = new Float64Array(size * size)
  for (let i = 0; i < size; i++) basis[i * size + i] = 1
  for (const v of reflectors.toReversed()) {
    for (let row = 0; row < size; row++) {
      let sum = 0
      for (let j = 0; j < size; j++) sum += (basis[row * size + j] as number) * (v[j] as number)
      if (sum === 0) continue
      for (let j = 0; j < size; j++)
        basis[row * size + j] = (basis[row * size + j] as number) - 2 * sum * (v[j] as number)
    }
  }
  return basis
}

/** Rotates until `off[k]` is 0 to the last bit; `diagonal[k]` is an eigenvalue then. */
function isolate(work: Work, k: number): void {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const end = blockEnd(work, k)
    if (end === k) return
    chase(work, k, end)
  }
}

/** The last index of the block from `k` on that no vanishing off-diagonal cuts. */
function blockEnd({ size, diagonal, off }: Work, k: number): number {
  let end = k
  while (end + 1 < size) {
    const scale = Math.abs(diagonal[end] as number) + Math.abs(diagonal[end + 1] as number)
    if (Math.abs(off[end] as number) <= Number.EPSILON * scale) break
    end++
  }
  return end
}

/** One implicit QL sweep over the block `from..end` with Wilkinson's shift (EISPACK's tql2). */
function chase({ size, a, diagonal, off }: Work, from: number, end: number): void {
  const first = diagonal[from] as number
  const coupling = off[from] as number
  const half = ((diagonal[from + 1] as number) - first) / (2 * coupling)
  const root = Math.hypot(half, 1)
  let g = (diagonal[end] as number) - first + coupling / (half + (half < 0 ? -root : root))
  let [sin, cos, p] = [1, 1, 0]
  for (let i = end - 1; i >= from; i--) {
    const f = sin * (off[i] as number)
    const b = cos * (off[i] as number)
    const r = Math.hypot(f, g)
    off[i + 1] = r
    if (r === 0) {
      diagonal[i + 1] = (diagonal[i + 1] as number) - p
      off[end] = 0
      return
    }
    sin = f / r
    cos = g / r
    g = (diagonal[i + 1] as number) - p
    const t = ((diagonal[i] as number) - g) * sin + 2 * cos * b
    p = sin * t
    diagonal[i + 1] = g + p
    g = cos * t - b
    rotateRows(a, size, i, sin, cos)
  }
  diagonal[from] = first - p
  off[from] = g
  off[end] = 0
}

/** Rotates rows `i` and `i + 1` of the basis. */
function rotateRows(a: Float64Array, size: number, i: number, sin: number, cos: number): void {
  let at = i * size
  for (let j = 0; j < size; j++, at++) {
    const lower = a[at] as number
    const upper = a[at + size] as number
    a[at + size] = sin * lower + cos * upper
    a[at] = cos * lower - sin * upper
  }
}

function sorted({ size, a, diagonal }: Work, scale: number): Eigen {
  const order = Array.from(diagonal.keys()).sort((i, j) => (diagonal[i] as number) - (diagonal[j] as number))
  const vectors = new Float64Array(size * size)
  for (const [to, from] of order.entries()) vectors.set(a.subarray(from * size, (from + 1) * size), to * size)
  return { values: Float64Array.from(order, (i) => (diagonal[i] as number) * scale), vectors }
}
