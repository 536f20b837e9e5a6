/**
 * Float32 arithmetic in a language of doubles. A sum, difference, product, quotient or square root of float32 values is
 * `Math.fround` of the double result, always correctly rounded (Figueroa 1995). The fused multiply-add is not, hence
 * this file.
 */

const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127

/**
 * The float32 fused multiply-add `fmaf(a, b, c)`: a * b + c of float32 values, rounded once (semantics section 2).
 * The product is exact in double; the sum is rounded to double and then to float32, which is wrong only where the double
 * is exactly halfway between two float32 values without being the exact sum. Those are settled in `settle`.
 */
export function fma32(a: number, b: number, c: number): number {
  const sum = a * b + c
  const rounded = Math.fround(sum)
  // The float32 on the other side of a halfway sum. It is a float32 itself only if the sum is halfway, or exact.
  const other = 2 * sum - rounded
  return Math.fround(other) === other ? settle(a, b, c) : rounded
}

/** The rare end of `fma32`: the double sum is a float32, or halfway between two, or overflows. */
function settle(a: number, b: number, c: number): number {
  const product = a * b
  const sum = product + c
  const rounded = Math.fround(sum)
  if (rounded === sum) return rounded
  const error = twoSumError(product, c, sum)
  if (Math.abs(rounded) === Number.POSITIVE_INFINITY) return settleOverflow(sum, error, rounded)
  const other = 2 * sum - rounded
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
