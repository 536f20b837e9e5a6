/**
 * Products whose every element is one chain of sums along the index that is summed over. Four rows by four or eight columns go
 * side by side; nothing is ever added across a chain.
 *
 * Where the module fuses, a chain starts at 0 and every term is a fused multiply-add; else its first product starts it, and
 * every product and every sum is rounded.
 */
import { F, fma, splat, storeFirst, V } from './vectors'

function term(a: v128, b: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? fma(a, b, sum) : f32x4.add(sum, f32x4.mul(a, b))
}

/** What a chain starts with. -0 and any number are that number, as if it had started with its first product. */
function start(): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.splat(0) : f32x4.splat(-0.0)
}

/** The width of a row of a matrix whose rows are filled up to vectors. */
export function padded(columns: i32): i32 {
  return (columns + 3) & ~3
}

/** `matrix` (rows x columns) the other way round, its rows filled up with zeros: columns x padded(rows). */
export function transpose(matrix: usize, rows: i32, columns: i32, out: usize): void {
  const width = padded(rows)
  for (let c = 0; c < columns; c++) {
    let from = matrix + <usize>c * F
    for (let r = 0; r < width; r++, from += <usize>columns * F) {
      store<f32>(out, r < rows ? load<f32>(from) : 0)
      out += F
    }
  }
}

/**
 * x w^T without anything fancy: out[r][c] is the chain over k of x[r][k] * wT[k][c].
 * @param x rows x inner
 * @param wT inner x padded(columns of w)
 * @param rows how many rows of x
 * @param columns how many columns of the result are wanted, the first ones
 * @param width columns of `out`
 */
export function rowChains(
  x: usize,
  wT: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  wide: i32,
  width: i32,
  out: usize,
): void {
  const step = <usize>wide * F
  const line = <usize>inner * F
  const end = wT + <usize>inner * step
  for (let r = 0; r < rows; r += 4) {
    // Rows that are not there are the last one again, and written to the same place.
    const last = rows - 1 - r
    const x0 = x + <usize>r * line
    const x1 = x0 + <usize>min(1, last) * line
    const x2 = x0 + <usize>min(2, last) * line
    const x3 = x0 + <usize>min(3, last) * line
    const down = <usize>width * F
    const out0 = out + <usize>r * down
    const out1 = out0 + <usize>min(1, last) * down
    const out2 = out0 + <usize>min(2, last) * down
    const out3 = out0 + <usize>min(3, last) * down
    let c = 0
    for (; c + 4 < columns; c += 8) {
      let a0 = start()
      let a1 = a0
      let a2 = a0
      let a3 = a0
      let b0 = a0
      let b1 = a0
      let b2 = a0
      let b3 = a0
      let k: usize = 0
      for (let w = wT + <usize>c * F; w < end; w += step, k += F) {
        const wa = v128.load(w)
        const wb = v128.load(w, V)
        let factor = splat(x0 + k)
        a0 = term(factor, wa, a0)
        b0 = term(factor, wb, b0)
        factor = splat(x1 + k)
        a1 = term(factor, wa, a1)
        b1 = term(factor, wb, b1)
        factor = splat(x2 + k)
        a2 = term(factor, wa, a2)
        b2 = term(factor, wb, b2)
        factor = splat(x3 + k)
        a3 = term(factor, wa, a3)
        b3 = term(factor, wb, b3)
      }
      const at = <usize>c * F
      const left = columns - c - 4
      v128.store(out0 + at, a0)
      v128.store(out1 + at, a1)
      v128.store(out2 + at, a2)
      v128.store(out3 + at, a3)
      storeFirst(out0 + at + V, b0, left)
      storeFirst(out1 + at + V, b1, left)
      storeFirst(out2 + at + V, b2, left)
      storeFirst(out3 + at + V, b3, left)
    }
    if (c < columns) {
      let a0 = start()
      let a1 = a0
      let a2 = a0
      let a3 = a0
      let k: usize = 0
      for (let w = wT + <usize>c * F; w < end; w += step, k += F) {
        const wa = v128.load(w)
        a0 = term(splat(x0 + k), wa, a0)
        a1 = term(splat(x1 + k), wa, a1)
        a2 = term(splat(x2 + k), wa, a2)
        a3 = term(splat(x3 + k), wa, a3)
      }
      const at = <usize>c * F
      const left = columns - c
      storeFirst(out0 + at, a0, left)
      storeFirst(out1 + at, a1, left)
      storeFirst(out2 + at, a2, left)
      storeFirst(out3 + at, a3, left)
    }
  }
}

/** What becomes of what stands in the result already. */
export enum Old {
  /** It is written over. */
  Dropped,
  /** The finished sum is added to it, rounded once more. */
  Added,
  /** The chain goes on from it. */
  Continued,
}

/**
 * Some of a^T b: out[m][n] is the chain over the rows r, `from` <= r < `to`, of a[r][m] * b[r][n].
 * @param a rows x aColumns
 * @param b rows x bColumns
 * @param ms the first m, and `me` the one behind the last; likewise `ns`, `ne`
 * @param out aColumns x bColumns
 */
export function columnChains(
  a: usize,
  b: usize,
  from: i32,
  to: i32,
  aColumns: i32,
  bColumns: i32,
  ms: i32,
  me: i32,
  ns: i32,
  ne: i32,
  out: usize,
  old: Old,
): void {
  const aStep = <usize>aColumns * F
  const bStep = <usize>bColumns * F
  const first = a + <usize>from * aStep
  for (let m = ms; m < me; m += 4) {
    // Columns of a that are not there are the last one again, and their results written to the same place.
    const last = me - 1 - m
    const o1 = <usize>min(1, last) * F
    const o2 = <usize>min(2, last) * F
    const o3 = <usize>min(3, last) * F
    const row = first + <usize>m * F
    const end = a + <usize>to * aStep + <usize>m * F
    const out0 = out + <usize>m * bStep
    const out1 = out0 + <usize>min(1, last) * bStep
    const out2 = out0 + <usize>min(2, last) * bStep
    const out3 = out0 + <usize>min(3, last) * bStep
    let n = ns
    for (; n + 4 < ne; n += 8) {
      const at = <usize>n * F
      let a0 = start()
      let a1 = a0
      let a2 = a0
      let a3 = a0
      let b0 = a0
      let b1 = a0
      let b2 = a0
      let b3 = a0
      if (old == Old.Continued) {
        a0 = v128.load(out0 + at)
        b0 = v128.load(out0 + at, V)
        a1 = v128.load(out1 + at)
        b1 = v128.load(out1 + at, V)
        a2 = v128.load(out2 + at)
        b2 = v128.load(out2 + at, V)
        a3 = v128.load(out3 + at)
        b3 = v128.load(out3 + at, V)
      }
      let q = b + <usize>from * bStep + at
      for (let p = row; p < end; p += aStep, q += bStep) {
        const va = v128.load(q)
        const vb = v128.load(q, V)
        let factor = splat(p)
        a0 = term(factor, va, a0)
        b0 = term(factor, vb, b0)
        factor = splat(p + o1)
        a1 = term(factor, va, a1)
        b1 = term(factor, vb, b1)
        factor = splat(p + o2)
        a2 = term(factor, va, a2)
        b2 = term(factor, vb, b2)
        factor = splat(p + o3)
        a3 = term(factor, va, a3)
        b3 = term(factor, vb, b3)
      }
      if (old == Old.Added) {
        a0 = f32x4.add(v128.load(out0 + at), a0)
        b0 = f32x4.add(v128.load(out0 + at, V), b0)
        a1 = f32x4.add(v128.load(out1 + at), a1)
        b1 = f32x4.add(v128.load(out1 + at, V), b1)
        a2 = f32x4.add(v128.load(out2 + at), a2)
        b2 = f32x4.add(v128.load(out2 + at, V), b2)
        a3 = f32x4.add(v128.load(out3 + at), a3)
        b3 = f32x4.add(v128.load(out3 + at, V), b3)
      }
      const left = ne - n - 4
      v128.store(out0 + at, a0)
      v128.store(out1 + at, a1)
      v128.store(out2 + at, a2)
      v128.store(out3 + at, a3)
      storeFirst(out0 + at + V, b0, left)
      storeFirst(out1 + at + V, b1, left)
      storeFirst(out2 + at + V, b2, left)
      storeFirst(out3 + at + V, b3, left)
    }
    if (n < ne) {
      const at = <usize>n * F
      let a0 = start()
      let a1 = a0
      let a2 = a0
      let a3 = a0
      if (old == Old.Continued) {
        a0 = v128.load(out0 + at)
        a1 = v128.load(out1 + at)
        a2 = v128.load(out2 + at)
        a3 = v128.load(out3 + at)
      }
      let q = b + <usize>from * bStep + at
      for (let p = row; p < end; p += aStep, q += bStep) {
        const va = v128.load(q)
        a0 = term(splat(p), va, a0)
        a1 = term(splat(p + o1), va, a1)
        a2 = term(splat(p + o2), va, a2)
        a3 = term(splat(p + o3), va, a3)
      }
      if (old == Old.Added) {
        a0 = f32x4.add(v128.load(out0 + at), a0)
        a1 = f32x4.add(v128.load(out1 + at), a1)
        a2 = f32x4.add(v128.load(out2 + at), a2)
        a3 = f32x4.add(v128.load(out3 + at), a3)
      }
      const left = ne - n
      storeFirst(out0 + at, a0, left)
      storeFirst(out1 + at, a1, left)
      storeFirst(out2 + at, a2, left)
      storeFirst(out3 + at, a3, left)
    }
  }
}
