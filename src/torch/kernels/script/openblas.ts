/**
 * Matrix products as OpenBLAS computes them for the sizes of the page: every element one chain of float32 fused
 * multiply-adds that starts at 0 and follows the index (docs/pytorch-semantics.md, section 2). Several chains go side
 * by side, because one waits for itself at every step.
 */
import { doubt32, fma32, misrounding32 } from '../../float32.ts'

/**
 * x w^T: out[r][o] = the dot product of row r of `x` (rows x inner) and row o of `w` (columns x inner); `out` is
 * rows x columns. All row-major.
 */
export function matmulTransposed(
  x: Float32Array,
  w: Float32Array,
  rows: number,
  inner: number,
  columns: number,
  out: Float32Array,
): void {
  const whole = rows - (rows % 4)
  for (let r = 0; r < whole; r += 4) {
    for (let o = 0; o < columns; o++) dotFourRows(x, r * inner, w, o * inner, inner, out, r * columns + o, columns)
  }
  for (let r = whole; r < rows; r++) {
    for (let o = 0; o < columns; o++) out[r * columns + o] = dot(x, r * inner, 1, w, o * inner, 1, inner)
  }
}

/** Four rows of x, from `row` on, times one row of w, into out[at], out[at + stride], ... */
function dotFourRows(
  x: Float32Array,
  row: number,
  w: Float32Array,
  column: number,
  inner: number,
  out: Float32Array,
  at: number,
  stride: number,
): void {
  const row1 = row + inner
  const row2 = row1 + inner
  const row3 = row2 + inner
  let dot0 = 0
  let dot1 = 0
  let dot2 = 0
  let dot3 = 0
  let doubt = 0
  for (let i = 0; i < inner; i++) {
    const factor = w[column + i] as number
    const sum0 = (x[row + i] as number) * factor + dot0
    const sum1 = (x[row1 + i] as number) * factor + dot1
    const sum2 = (x[row2 + i] as number) * factor + dot2
    const sum3 = (x[row3 + i] as number) * factor + dot3
    dot0 = Math.fround(sum0)
    dot1 = Math.fround(sum1)
    dot2 = Math.fround(sum2)
    dot3 = Math.fround(sum3)
    doubt += doubt32(sum0, dot0) + doubt32(sum1, dot1) + (doubt32(sum2, dot2) + doubt32(sum3, dot3))
  }
  if (doubt === 0) {
    out[at] = dot0
    out[at + stride] = dot1
    out[at + 2 * stride] = dot2
    out[at + 3 * stride] = dot3
    return
  }
  for (let r = 0; r < 4; r++) out[at + r * stride] = dot(x, row + r * inner, 1, w, column, 1, inner)
}

/**
 * The sum over k < n of a[i + k * aStride] * b[j + k * bStride], one chain: what the products fall back on when a rounding
 * is in doubt. In a converged run that is often, and nearly always unfounded, so this looks closer, still without a
 * branch, before it takes the slow way.
 */
function dot(
  a: Float32Array,
  i: number,
  aStride: number,
  b: Float32Array,
  j: number,
  bStride: number,
  n: number,
): number {
  let total = 0
  let misrounding = 0
  for (let k = 0; k < n; k++) {
    const product = (a[i + k * aStride] as number) * (b[j + k * bStride] as number)
    const sum = product + total
    const rounded = Math.fround(sum)
    misrounding += misrounding32(product, total, sum, rounded)
    total = rounded
  }
  if (misrounding === 0) return total
  total = 0
  for (let k = 0; k < n; k++) {
    total = fma32(a[i + k * aStride] as number, b[j + k * bStride] as number, total)
  }
  return total
}

/**
 * a^T b: out[m][n] = the sum over the rows r of a[r][m] * b[r][n], for `a` (rows x aColumns) and `b` (rows x bColumns);
 * `out` is aColumns x bColumns. All row-major. Where `accumulate`, the product is added to `out`, rounded once more.
 */
export function transposedMatmul(
  a: Float32Array,
  b: Float32Array,
  rows: number,
  aColumns: number,
  bColumns: number,
  out: Float32Array,
  accumulate: boolean,
): void {
  const end = rows * bColumns
  for (let m = 0; m < aColumns; m += 2) {
    // The last column of an odd number is its own partner.
    const partner = m + 1 < aColumns ? 1 : 0
    for (let n = 0; n < bColumns; n++) {
      let dot0 = 0
      let dot1 = 0
      let doubt = 0
      for (let i = m, j = n; j < end; i += aColumns, j += bColumns) {
        const factor = b[j] as number
        const sum0 = (a[i] as number) * factor + dot0
        const sum1 = (a[i + partner] as number) * factor + dot1
        dot0 = Math.fround(sum0)
        dot1 = Math.fround(sum1)
        doubt += doubt32(sum0, dot0) + doubt32(sum1, dot1)
      }
      if (doubt !== 0) {
        dot0 = dot(a, m, aColumns, b, n, bColumns, rows)
        dot1 = dot(a, m + partner, aColumns, b, n, bColumns, rows)
      }
      const at = m * bColumns + n
      const at1 = at + partner * bColumns
      const old0 = accumulate ? (out[at] as number) : 0
      const old1 = accumulate ? (out[at1] as number) : 0
      out[at] = old0 + dot0
      out[at1] = old1 + dot1
    }
  }
}
