/**
 * Float32 arithmetic in a language of doubles. A sum, difference, product, quotient or square root of float32 values is
 * `Math.fround` of the double result, always correctly rounded (Figueroa 1995). The fused multiply-add is not, hence
 * this file.
 */

/** The largest finite float32. */
export const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127

/**
 * The float32 fused multiply-add `fmaf(a, b, c)`: a * b + c of float32 values, rounded once (docs/pytorch-semantics.md,
 * section 2). The product is exact in double; the sum is rounded to double and then to float32, which is wrong only
 * where the double is exactly halfway between two float32 values without being the exact sum. Those go to `settle`.
 */
export function fma32(a: number, b: number, c: number): number {
  const product = a * b
  const sum = product + c
  const rounded = Math.fround(sum)
  return misrounding32(product, c, sum, rounded) === 0 ? rounded : settle(product, c)
}

/**
 * 0 if `rounded`, the float32 of a double `sum`, is beyond doubt: the sum is a float32 or not near the middle between two.
 * Otherwise positive, or NaN where inf and nan are about. A kernel may add up the doubts of a chain of
 * `Math.fround(a * b + c)` and do the chain again with `fma32` only if they are not 0: that keeps calls and
 * unpredictable branches out of its loop, also in a converged run, where many sums are float32.
 */
export function doubt32(sum: number, rounded: number): number {
  // Pushed a little further from `rounded`, a sum in the middle, and only that, rounds to the other side.
  return Math.abs(Math.fround(sum + (sum - rounded) * 2 ** -20) - rounded)
}

/**
 * 0 if `rounded`, the float32 of the double `sum` of a `product` and an addend `c`, is certainly the float32 of their exact
 * sum. Sharper than `doubt32`, which also doubts exact sums in the middle (a converged run has many), and dearer.
 */
export function misrounding32(product: number, c: number, sum: number, rounded: number): number {
  return Math.abs(doubt32(sum, rounded) * twoSumError(product, c, sum))
}

/** The rare end of `fma32`: a rounded sum (nearly) halfway between two float32 values, or inf or nan is about. */
function settle(product: number, c: number): number {
  const sum = product + c
  const rounded = Math.fround(sum)
  const error = twoSumError(product, c, sum)
  if (Math.abs(rounded) === Number.POSITIVE_INFINITY) return settleOverflow(sum, error, rounded)
  const other = 2 * sum - rounded
  // Only from exactly halfway is the mirror image of one float32 another.
  if (Math.fround(other) !== other) return rounded
  if (error > 0) return Math.max(rounded, other)
  return error < 0 ? Math.min(rounded, other) : rounded
}

/** Halfway between the largest float32 and 2^128 goes to infinity, unless the exact sum lies below. */
function settleOverflow(sum: number, error: number, rounded: number): number {
  const halfway = LARGEST_FLOAT32 + 2 ** 103
  const below = Math.abs(sum) === halfway && error * sum < 0
  return below ? Math.sign(sum) * LARGEST_FLOAT32 : rounded
}

/** What `sum = a + b` lost in rounding, exactly (Knuth's TwoSum). */
function twoSumError(a: number, b: number, sum: number): number {
  const virtual = sum - a
  return a - (sum - virtual) + (b - virtual)
}
