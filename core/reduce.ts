/** Sums in the order in which PyTorch's vectorised kernel adds (SumKernel.cpp, AVX2; docs/pytorch-semantics.md, section 2). */
import { F, storeFirst, V } from './vectors'

/** `Kernels.sum` */
export function sum(v: usize, n: i32): f32 {
  if (n < 8) return f32x4.extract_lane(rowSum(v, F, n), 0)
  const vectors = n >> 3
  let total: f32 = 0
  for (let i = 8 * vectors; i < n; i++) total += load<f32>(v + <usize>i * F)
  return eightSums(v, vectors, total)
}

/** Eight lanes of `vectors` values each, added to `total` one after the other. */
function eightSums(v: usize, vectors: i32, total: f32): f32 {
  let low: v128
  let high: v128
  if (vectors < 4) {
    low = v128.load(v)
    high = v128.load(v, V)
    for (let i = 1; i < vectors; i++) {
      const at = v + <usize>i * 2 * V
      low = f32x4.add(low, v128.load(at))
      high = f32x4.add(high, v128.load(at, V))
    }
  } else {
    low = rowSum(v, 2 * V, vectors)
    high = rowSum(v + V, 2 * V, vectors)
  }
  total += f32x4.extract_lane(low, 0)
  total += f32x4.extract_lane(low, 1)
  total += f32x4.extract_lane(low, 2)
  total += f32x4.extract_lane(low, 3)
  total += f32x4.extract_lane(high, 0)
  total += f32x4.extract_lane(high, 1)
  total += f32x4.extract_lane(high, 2)
  return total + f32x4.extract_lane(high, 3)
}

/** `Kernels.columnSums`; `out` has room for whole vectors. */
export function columnSums(v: usize, rows: i32, columns: i32, out: usize): void {
  if (columns == 1) {
    store<f32>(out, sum(v, rows))
    return
  }
  const group = columns < 8 ? 4 : 32
  const grouped = columns - (columns % group)
  const step = <usize>columns * F
  for (let c = 0; c < columns; c += 4) {
    const at = <usize>c * F
    storeFirst(out + at, c < grouped ? cascade(v + at, step, rows) : rowSum(v + at, step, rows), columns - c)
  }
}

/** `m` vectors, `step` bytes apart, in four interleaved partial sums (`row_sum`). */
function rowSum(start: usize, step: usize, m: i32): v128 {
  const quarter = m >> 2
  if (quarter == 0) {
    let short = f32x4.splat(0)
    for (let i = 0; i < m; i++) short = f32x4.add(short, v128.load(start + <usize>i * step))
    return short
  }
  return fourCascades(start, step, quarter, m)
}

/** How many additions a partial sum of the lowest level takes, as a power of two. */
function powerFor(m: i32): i32 {
  return max(4, (32 - clz(m - 1)) >> 2)
}

/** Four cascades side by side, then what is left over, then the other three added to the first. */
function fourCascades(start: usize, step: usize, quarter: i32, m: i32): v128 {
  const zero = f32x4.splat(0)
  const turn = step << 2
  let at = start
  let a = zero
  let b = zero
  let c = zero
  let d = zero
  let a1 = zero
  let b1 = zero
  let c1 = zero
  let d1 = zero
  let a2 = zero
  let b2 = zero
  let c2 = zero
  let d2 = zero
  let a3 = zero
  let b3 = zero
  let c3 = zero
  let d3 = zero
  const power = powerFor(quarter)
  const run = 1 << power
  let i = 0
  while (i + run <= quarter) {
    for (const end = i + run; i < end; i++, at += turn) {
      a = f32x4.add(a, v128.load(at))
      b = f32x4.add(b, v128.load(at + step))
      c = f32x4.add(c, v128.load(at + 2 * step))
      d = f32x4.add(d, v128.load(at + 3 * step))
    }
    a1 = f32x4.add(a1, a)
    b1 = f32x4.add(b1, b)
    c1 = f32x4.add(c1, c)
    d1 = f32x4.add(d1, d)
    a = zero
    b = zero
    c = zero
    d = zero
    if ((i & ((1 << (2 * power)) - 1)) != 0) continue
    a2 = f32x4.add(a2, a1)
    b2 = f32x4.add(b2, b1)
    c2 = f32x4.add(c2, c1)
    d2 = f32x4.add(d2, d1)
    a1 = zero
    b1 = zero
    c1 = zero
    d1 = zero
    if ((i & ((1 << (3 * power)) - 1)) != 0) continue
    a3 = f32x4.add(a3, a2)
    b3 = f32x4.add(b3, b2)
    c3 = f32x4.add(c3, c2)
    d3 = f32x4.add(d3, d2)
    a2 = zero
    b2 = zero
    c2 = zero
    d2 = zero
  }
  for (; i < quarter; i++, at += turn) {
    a = f32x4.add(a, v128.load(at))
    b = f32x4.add(b, v128.load(at + step))
    c = f32x4.add(c, v128.load(at + 2 * step))
    d = f32x4.add(d, v128.load(at + 3 * step))
  }
  a = f32x4.add(f32x4.add(f32x4.add(a, a1), a2), a3)
  b = f32x4.add(f32x4.add(f32x4.add(b, b1), b2), b3)
  c = f32x4.add(f32x4.add(f32x4.add(c, c1), c2), c3)
  d = f32x4.add(f32x4.add(f32x4.add(d, d1), d2), d3)
  for (let i = 4 * quarter; i < m; i++) a = f32x4.add(a, v128.load(start + <usize>i * step))
  return f32x4.add(f32x4.add(f32x4.add(a, b), c), d)
}

/** `m` vectors, `step` bytes apart, in a cascade of four levels of partial sums (`multi_row_sum`). */
function cascade(start: usize, step: usize, m: i32): v128 {
  const zero = f32x4.splat(0)
  let at = start
  let a0 = zero
  let a1 = zero
  let a2 = zero
  let a3 = zero
  const power = powerFor(m)
  const run = 1 << power
  let i = 0
  while (i + run <= m) {
    for (const end = i + run; i < end; i++, at += step) a0 = f32x4.add(a0, v128.load(at))
    a1 = f32x4.add(a1, a0)
    a0 = zero
    if ((i & ((1 << (2 * power)) - 1)) != 0) continue
    a2 = f32x4.add(a2, a1)
    a1 = zero
    if ((i & ((1 << (3 * power)) - 1)) != 0) continue
    a3 = f32x4.add(a3, a2)
    a2 = zero
  }
  for (; i < m; i++, at += step) a0 = f32x4.add(a0, v128.load(at))
  return f32x4.add(f32x4.add(f32x4.add(a0, a1), a2), a3)
}
