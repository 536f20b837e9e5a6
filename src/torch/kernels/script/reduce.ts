/**
 * Sums in the order in which PyTorch's vectorised kernel adds (aten/src/ATen/native/cpu/SumKernel.cpp, AVX2: 8 lanes of
 * float32; docs/pytorch-semantics.md, section 2). Float addition is not associative, so the order is part of the
 * result.
 */

/**
 * The sum of the first `n` values of `v`, as `torch.sum` of a contiguous tensor adds them. Used for the mean of the loss
 * and for the bias gradient of a single output.
 */
export function contiguousSum(v: Float32Array, n: number): number {
  if (n < 8) return rowSum(v, 0, 1, n)
  const vectors = n >> 3
  let total = 0
  for (let i = 8 * vectors; i < n; i++) total = Math.fround(total + (v[i] as number))
  for (let lane = 0; lane < 8; lane++) {
    // The usual small batch, without a call; rowSum adds up fewer than four in the same way.
    let laneSum = v[lane] as number
    if (vectors < 4) for (let i = lane + 8; i < 8 * vectors; i += 8) laneSum = Math.fround(laneSum + (v[i] as number))
    else laneSum = rowSum(v, lane, 8, vectors)
    total = Math.fround(total + laneSum)
  }
  return total
}

/**
 * The sum over the rows of `v` (rows x columns, row-major), as `v.sum(0)` adds it, into `out` (columns values). The bias
 * gradient of `nn.Linear`. Which of two orders a column gets depends on its place: PyTorch takes four vectors of
 * columns at a time and treats the columns left over one by one.
 */
export function columnSums(v: Float32Array, rows: number, columns: number, out: Float32Array): void {
  if (columns === 1) {
    out[0] = contiguousSum(v, rows)
    return
  }
  const group = columns < 8 ? 4 : 32
  const grouped = columns - (columns % group)
  for (let c = 0; c < columns; c++) {
    out[c] = c < grouped ? cascadeSum(v, c, columns, rows) : rowSum(v, c, columns, rows)
  }
}

/** The sum of a tensor of n elements that are all the same number, as `expand` makes it; `v` holds them. */
export function spreadSum(v: Float32Array, n: number): number {
  return rowSum(v, 0, 1, n)
}

/** `m` values from `start`, `stride` apart, in four interleaved partial sums (`row_sum` in SumKernel.cpp). */
function rowSum(v: Float32Array, start: number, stride: number, m: number): number {
  const quarter = m >> 2
  let first = 0
  if (quarter > 0) first = cascadeSum(v, start, 4 * stride, quarter)
  for (let i = 4 * quarter; i < m; i++) first = Math.fround(first + (v[start + i * stride] as number))
  if (quarter === 0) return first
  for (let k = 1; k < 4; k++) first = Math.fround(first + cascadeSum(v, start + k * stride, 4 * stride, quarter))
  return first
}

/** `m` values from `start`, `stride` apart, in a cascade of four levels of partial sums (`multi_row_sum`). */
function cascadeSum(v: Float32Array, start: number, stride: number, m: number): number {
  let at = start
  let acc0 = 0
  if (m < 16) {
    for (let i = 0; i < m; i++, at += stride) acc0 = Math.fround(acc0 + (v[at] as number))
    return acc0
  }
  let acc1 = 0
  let acc2 = 0
  let acc3 = 0
  const power = Math.max(4, (32 - Math.clz32(m - 1)) >> 2)
  const step = 1 << power
  let i = 0
  while (i + step <= m) {
    for (const end = i + step; i < end; i++, at += stride) acc0 = Math.fround(acc0 + (v[at] as number))
    acc1 = Math.fround(acc1 + acc0)
    acc0 = 0
    if (i % step ** 2 !== 0) continue
    acc2 = Math.fround(acc2 + acc1)
    acc1 = 0
    if (i % step ** 3 !== 0) continue
    acc3 = Math.fround(acc3 + acc2)
    acc2 = 0
  }
  for (; i < m; i++, at += stride) acc0 = Math.fround(acc0 + (v[at] as number))
  return Math.fround(Math.fround(Math.fround(acc0 + acc1) + acc2) + acc3)
}
