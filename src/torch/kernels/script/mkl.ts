/**
 * Matrix products as MKL computes them on its compatible path: plain SSE2, every product and every sum rounded, no fused
 * multiply-add. Which of three orders an element of the result is added in depends on the shapes and on its place
 * (docs/pytorch-2-semantics.md, section 1).
 */

/** What an element of a product is the sum of: a[i + k * aStep] * b[j + k * bStep] for k < n. */
class Terms {
  readonly #a: Float32Array
  readonly #aStep: number
  readonly #b: Float32Array
  readonly #bStep: number
  readonly n: number
  i = 0
  j = 0

  constructor(a: Float32Array, aStep: number, b: Float32Array, bStep: number, n: number) {
    this.#a = a
    this.#aStep = aStep
    this.#b = b
    this.#bStep = bStep
    this.n = n
  }

  /** `total` with the terms k = from, from + step, ... below `end` added one by one. */
  added(total: number, from: number, end: number, step = 1): number {
    const a = this.#a
    const b = this.#b
    const aStep = this.#aStep * step
    const bStep = this.#bStep * step
    let i = this.i + from * this.#aStep
    let j = this.j + from * this.#bStep
    let sum = total
    for (let k = from; k < end; k += step, i += aStep, j += bStep) {
      sum = Math.fround(sum + Math.fround((a[i] as number) * (b[j] as number)))
    }
    return sum
  }

  /** The terms k = from, from + step, ... below `end`, of which there is at least one: the first starts the sum. */
  sum(from: number, end: number, step = 1): number {
    return this.added(this.term(from), from + step, end, step)
  }

  /** One of the terms. */
  term(k: number): number {
    return Math.fround((this.#a[this.i + k * this.#aStep] as number) * (this.#b[this.j + k * this.#bStep] as number))
  }
}

/** `x weight^T`, as `Kernels.linear`. */
export function linear(
  x: Float32Array,
  weight: Float32Array,
  rows: number,
  inner: number,
  columns: number,
  out: Float32Array,
): void {
  const terms = new Terms(x, 1, weight, 1, inner)
  const isBig = rows >= 8 && columns >= 8 && inner >= 8
  for (let r = 0; r < rows; r++) {
    terms.i = r * inner
    for (let c = 0; c < columns; c++) {
      terms.j = c * inner
      out[r * columns + c] = forwardSum(terms, r, rows, c, columns, isBig)
    }
  }
}

function forwardSum(terms: Terms, r: number, rows: number, c: number, columns: number, isBig: boolean): number {
  if (rows === 1) return vectorSum(terms, c, columns)
  if (columns === 1) return vectorSum(terms, r, rows)
  if (isBig && r >= fours(rows)) return vectorSum(terms, c, columns)
  if (isBig && c < eights(columns)) return terms.sum(0, terms.n)
  return c < fours(columns) ? fourLanes(terms, 0) : eightLanes(terms, 0)
}

/** y of the samples, as `Kernels.targets`. */
export function targets(
  x: Float32Array,
  wT: Float32Array,
  samples: number,
  inner: number,
  columns: number,
  out: Float32Array,
): void {
  const terms = new Terms(wT, 1, x, 1, inner)
  const isBig = samples >= 8 && columns >= 8 && inner >= 8
  for (let s = 0; s < samples; s++) {
    terms.j = s * inner
    for (let c = 0; c < columns; c++) {
      terms.i = c * inner
      out[s * columns + c] = targetSum(terms, c, columns, s, samples, isBig)
    }
  }
}

function targetSum(terms: Terms, c: number, columns: number, s: number, samples: number, isBig: boolean): number {
  if (columns === 1) return vectorSum(terms, s, samples)
  if (!isBig || c < fours(columns)) return terms.sum(0, terms.n)
  if (s < fours(samples)) return fourLanes(terms, 1)
  return terms.n < 17 ? terms.sum(0, terms.n) : eightSums(terms)
}

/** `grad^T x`, as `Kernels.weightGrad`. */
export function weightGrad(
  grad: Float32Array,
  x: Float32Array,
  rows: number,
  outFeatures: number,
  inFeatures: number,
  out: Float32Array,
  accumulate: boolean,
): void {
  const terms = new Terms(grad, outFeatures, x, inFeatures, rows)
  const isBlocked = outFeatures >= 8 && inFeatures >= 8 && rows > BLOCK
  for (let r = 0; r < outFeatures; r++) {
    terms.i = r
    for (let c = 0; c < inFeatures; c++) {
      terms.j = c
      const at = r * inFeatures + c
      const sum =
        isBlocked && r < fours(outFeatures) ? blockedSum(terms, c < eights(inFeatures)) : terms.sum(0, terms.n)
      out[at] = accumulate ? (out[at] as number) + sum : sum
    }
  }
}

/** Rows of a batch that MKL adds up at a time. */
const BLOCK = 112

/** The last, incomplete block first, then the others: each summed apart, or term by term. */
function blockedSum(terms: Terms, apart: boolean): number {
  const whole = BLOCK * Math.floor((terms.n - 1) / BLOCK)
  let sum = terms.sum(whole, terms.n)
  if (!apart) return terms.added(sum, 0, whole)
  for (let from = 0; from < whole; from += BLOCK) sum = Math.fround(sum + terms.sum(from, from + BLOCK))
  return sum
}

/** A product with a vector: the element `t` of `size`. */
function vectorSum(terms: Terms, t: number, size: number): number {
  const whole = fours(size)
  if (t < whole) return fourLanes(terms, 1)
  return t === whole + 1 ? eightInTurn(terms) : eightLanes(terms, 1)
}

/** Four partial sums from the term `start`, 0 or 1, on; the first begins with the term 0. */
function fourLanes(terms: Terms, start: 0 | 1): number {
  const end = start + fours(terms.n - start)
  if (end <= start) return terms.sum(0, terms.n)
  return combined(terms, end, (lane) => laneSum(terms, start, lane, end, 4))
}

/** Eight partial sums, of which the four and four that lie side by side are added first. */
function eightLanes(terms: Terms, start: 0 | 1): number {
  const end = start + eights(terms.n - start)
  if (end <= start) return terms.sum(0, terms.n)
  return combined(terms, end, (lane) =>
    Math.fround(laneSum(terms, start, lane, end, 8) + terms.sum(start + lane + 4, end, 8)),
  )
}

/** Four partial sums from the term 1 on, of as many terms as eight would have; the first begins with the term 0. */
function eightInTurn(terms: Terms): number {
  const end = 1 + eights(terms.n - 1)
  if (end <= 1) return terms.sum(0, terms.n)
  return combined(terms, end, (lane) => laneSum(terms, 1, lane, end, 4))
}

function laneSum(terms: Terms, start: 0 | 1, lane: number, end: number, step: number): number {
  if (start === 1 && lane === 0) return terms.added(terms.term(0), 1, end, step)
  return terms.sum(start + lane, end, step)
}

/** Four partial sums as a vector's register is added up, then the terms from `end` on that are left over. */
function combined(terms: Terms, end: number, lane: (lane: number) => number): number {
  const sum = Math.fround(Math.fround(lane(0) + lane(2)) + Math.fround(lane(1) + lane(3)))
  return terms.added(sum, end, terms.n)
}

/** Eight partial sums from the term 1 on, the first of which begins with the term 0, added one after the other. */
function eightSums(terms: Terms): number {
  const end = 1 + eights(terms.n - 1)
  let total = terms.added(terms.term(0), 1, end, 8)
  for (let lane = 2; lane <= 8; lane++) total = Math.fround(total + terms.sum(lane, end, 8))
  return terms.added(total, end, terms.n)
}

/** The largest multiple of 4 that is not above `n`. */
function fours(n: number): number {
  return n - (n % 4)
}

function eights(n: number): number {
  return n - (n % 8)
}
