/**
 * The products of `nn.Linear` as MKL computes them on its compatible path: nothing fused, and which of three orders an element
 * is added in depends on the shapes and on its place (docs/pytorch-2-semantics.md, section 1).
 */
import { columnChains, Old, padded, rowChains, transpose } from './chains'
import { F, V } from './vectors'

/** Rows of a batch that MKL adds up at a time. */
const BLOCK = 112

function fours(n: i32): i32 {
  return n & ~3
}

function eights(n: i32): i32 {
  return n & ~7
}

/** `Kernels.linear`; `scratch` has room for inner x padded(columns) values. */
export function linear(x: usize, weight: usize, rows: i32, inner: i32, columns: i32, out: usize, scratch: usize): void {
  const line = <usize>inner * F
  if (rows == 1) {
    vectorProduct(x, weight, columns, inner, out)
    return
  }
  if (columns == 1) {
    vectorProduct(weight, x, rows, inner, out)
    return
  }
  // Up to three terms are added in one order only.
  const isShort = inner < 4
  const isBig = rows >= 8 && columns >= 8 && inner >= 8
  const whole = isBig ? fours(rows) : rows
  const chained = isShort ? columns : isBig ? eights(columns) : 0
  if (chained > 0) {
    transpose(weight, columns, inner, scratch)
    rowChains(x, scratch, whole, inner, chained, padded(columns), columns, out)
  }
  for (let r = 0; r < whole; r++) {
    const row = x + <usize>r * line
    const to = out + <usize>r * <usize>columns * F
    let c = chained
    for (; c < fours(columns); c += 4) {
      fourLanes(row, weight + <usize>c * line, inner, false, to + <usize>c * F)
    }
    for (; c < columns; c++) {
      store<f32>(to + <usize>c * F, eightLanes(row, weight + <usize>c * line, inner, false))
    }
  }
  for (let r = whole; r < rows; r++) {
    vectorProduct(x + <usize>r * line, weight, columns, inner, out + <usize>r * <usize>columns * F)
  }
}

/** `Kernels.weightGrad`; `scratch` has room for the result. */
export function weightGrad(
  grad: usize,
  x: usize,
  rows: i32,
  outFeatures: i32,
  inFeatures: i32,
  out: usize,
  accumulate: bool,
  scratch: usize,
): void {
  const old = accumulate ? Old.Added : Old.Dropped
  const isBlocked = outFeatures >= 8 && inFeatures >= 8 && rows > BLOCK
  const blocked = isBlocked ? fours(outFeatures) : 0
  if (isBlocked) {
    const to = accumulate ? scratch : out
    const apart = eights(inFeatures)
    const whole = BLOCK * ((rows - 1) / BLOCK)
    // The last, incomplete block first, then the others: each summed apart, or term by term.
    columnChains(grad, x, whole, rows, outFeatures, inFeatures, 0, blocked, 0, inFeatures, to, Old.Dropped)
    for (let from = 0; from < whole; from += BLOCK) {
      columnChains(grad, x, from, from + BLOCK, outFeatures, inFeatures, 0, blocked, 0, apart, to, Old.Added)
    }
    columnChains(grad, x, 0, whole, outFeatures, inFeatures, 0, blocked, apart, inFeatures, to, Old.Continued)
    if (accumulate) {
      for (let i = 0; i < blocked * inFeatures; i++) {
        const at = <usize>i * F
        store<f32>(out + at, load<f32>(out + at) + load<f32>(scratch + at))
      }
    }
  }
  columnChains(grad, x, 0, rows, outFeatures, inFeatures, blocked, outFeatures, 0, inFeatures, out, old)
}

/** The rows of `matrix`, rows x n, with one vector. */
function vectorProduct(vector: usize, matrix: usize, rows: i32, n: i32, out: usize): void {
  const line = <usize>n * F
  const whole = fours(rows)
  for (let r = 0; r < whole; r += 4) fourLanes(vector, matrix + <usize>r * line, n, true, out + <usize>r * F)
  for (let r = whole; r < rows; r++) {
    const row = matrix + <usize>r * line
    const sum = r == whole + 1 ? eightInTurn(vector, row, n) : eightLanes(vector, row, n, true)
    store<f32>(out + <usize>r * F, sum)
  }
}

function product(a: usize, b: usize, k: i32): v128 {
  const at = <usize>k * F
  return f32x4.mul(v128.load(a + at), v128.load(b + at))
}

/** `sum` with the terms from `from` on added one by one. */
function added(sum: f32, a: usize, b: usize, from: i32, n: i32): f32 {
  for (let k = from; k < n; k++) {
    const at = <usize>k * F
    sum += load<f32>(a + at) * load<f32>(b + at)
  }
  return sum
}

function chain(a: usize, b: usize, n: i32): f32 {
  return added(load<f32>(a) * load<f32>(b), a, b, 1, n)
}

/** Four partial sums as a vector's register is added up. */
function across(sums: v128): f32 {
  return (
    f32x4.extract_lane(sums, 0) +
    f32x4.extract_lane(sums, 2) +
    (f32x4.extract_lane(sums, 1) + f32x4.extract_lane(sums, 3))
  )
}

/** The first four products from the term 1 on, the term 0 before the first of them. */
function begun(a: usize, b: usize): v128 {
  const products = product(a, b, 1)
  return f32x4.replace_lane(products, 0, load<f32>(a) * load<f32>(b) + f32x4.extract_lane(products, 0))
}

/**
 * Four elements side by side, each of four partial sums and the terms left over: a vector with four that lie behind each other.
 * @param late whether they begin with the term 1, and the first of them with the term 0
 */
function fourLanes(a: usize, b0: usize, n: i32, late: bool, out: usize): void {
  const line = <usize>n * F
  const two = line + line
  const three = two + line
  const start = late ? 1 : 0
  const end = start + fours(n - start)
  if (end <= start) {
    for (let i: usize = 0; i < 4; i++) store<f32>(out + i * F, chain(a, b0 + i * line, n))
    return
  }
  let s0 = late ? begun(a, b0) : product(a, b0, 0)
  let s1 = late ? begun(a, b0 + line) : product(a, b0 + line, 0)
  let s2 = late ? begun(a, b0 + two) : product(a, b0 + two, 0)
  let s3 = late ? begun(a, b0 + three) : product(a, b0 + three, 0)
  let at = b0 + <usize>(start + 4) * F
  let from = a + <usize>(start + 4) * F
  for (const stop = a + <usize>end * F; from < stop; from += V) {
    const terms = v128.load(from)
    s0 = f32x4.add(s0, f32x4.mul(terms, v128.load(at)))
    s1 = f32x4.add(s1, f32x4.mul(terms, v128.load(at + line)))
    s2 = f32x4.add(s2, f32x4.mul(terms, v128.load(at + two)))
    s3 = f32x4.add(s3, f32x4.mul(terms, v128.load(at + three)))
    at += V
  }
  // As `across` adds them up, (0 + 2) + (1 + 3), the four elements in the four lanes.
  const first = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7))
  const others = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7))
  v128.store(out, f32x4.add(v128.shuffle<f32>(first, others, 0, 1, 4, 5), v128.shuffle<f32>(first, others, 2, 3, 6, 7)))
  if (end == n) return
  for (let i: usize = 0; i < 4; i++) {
    const at = out + i * F
    store<f32>(at, added(load<f32>(at), a, b0 + i * line, end, n))
  }
}

/**
 * Eight partial sums, of which the four and four that lie side by side are added first; then the terms left over.
 * @param late whether they begin with the term 1, and the first of them with the term 0
 */
function eightLanes(a: usize, b: usize, n: i32, late: bool): f32 {
  const start = late ? 1 : 0
  const end = start + eights(n - start)
  if (end <= start) return chain(a, b, n)
  let sums = late ? begun(a, b) : product(a, b, 0)
  let others = product(a, b, start + 4)
  for (let k = start + 8; k < end; k += 8) {
    sums = f32x4.add(sums, product(a, b, k))
    others = f32x4.add(others, product(a, b, k + 4))
  }
  return added(across(f32x4.add(sums, others)), a, b, end, n)
}

/** Four partial sums from the term 1 on, of as many terms as eight would have. */
function eightInTurn(a: usize, b: usize, n: i32): f32 {
  const end = 1 + eights(n - 1)
  if (end <= 1) return chain(a, b, n)
  let sums = begun(a, b)
  for (let k = 5; k < end; k += 4) sums = f32x4.add(sums, product(a, b, k))
  return added(across(sums), a, b, end, n)
}
