/** A number as the sum of two doubles, the second less than a rounding of the first. */
export interface Double2 {
  readonly high: number
  readonly low: number
}

/** What `rounded = a * b` lost in rounding, exactly (Dekker, "A floating-point technique for extending the available precision", 1971). */
export function productError(a: number, b: number, rounded: number): number {
  const a1 = upperHalf(a)
  const b1 = upperHalf(b)
  const a2 = a - a1
  const b2 = b - b1
  return a1 * b1 - rounded + a1 * b2 + a2 * b1 + a2 * b2
}

/** The upper 26 bits of a double. */
function upperHalf(value: number): number {
  const scaled = value * (2 ** 27 + 1)
  return scaled - (scaled - value)
}

/** The sum of two doubles, of which the second is the smaller, as one number. */
export function normalized(high: number, low: number): Double2 {
  const sum = high + low
  return { high: sum, low: low - (sum - high) }
}
