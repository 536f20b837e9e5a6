import { type Double2, normalized, productError } from './double2.ts'

/** pi / 2 as the sum of three doubles. */
const QUARTER = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33] as const
/** A term below it no longer counts in a double. */
const NEGLIGIBLE = 2 ** -115

/**
 * Python's `math.cos(x)` for x >= 0: the double nearest to the cosine, which is what the C library behind Python gives in
 * 999 of 1000 cases. `Math.cos` is another number on other engines.
 */
export function pythonCos(x: number): number {
  const turns = Math.round(x / QUARTER[0])
  const rest = QUARTER.reduce((left, part) => sum(left, multiple(-turns, part)), { high: x, low: 0 })
  const quadrant = turns % 4
  const { high } = series(rest, quadrant % 2)
  return quadrant === 1 || quadrant === 2 ? -high : high
}

/** The Taylor series of the cosine (`odd` 0) or the sine (1) at `x`, |x| < 0.8. */
function series(x: Double2, odd: number): Double2 {
  const square = product(x, x)
  let term: Double2 = odd === 1 ? x : { high: 1, low: 0 }
  let total = term
  for (let n = odd + 2; Math.abs(term.high) > NEGLIGIBLE; n += 2) {
    term = quotient(product(term, square), -n * (n - 1))
    total = sum(total, term)
  }
  return total
}

/** times * part, exactly. */
function multiple(times: number, part: number): Double2 {
  const high = times * part
  return { high, low: productError(times, part, high) }
}

function product(a: Double2, b: Double2): Double2 {
  const high = a.high * b.high
  return normalized(high, productError(a.high, b.high, high) + (a.high * b.low + a.low * b.high))
}

/** a / by, `by` a whole number. */
function quotient(a: Double2, by: number): Double2 {
  const high = a.high / by
  const back = high * by
  return normalized(high, (a.high - back - productError(high, by, back) + a.low) / by)
}

/** a + b (Knuth's sum without a branch). */
function sum(a: Double2, b: Double2): Double2 {
  const high = a.high + b.high
  const part = high - a.high
  const low = a.high - (high - part) + (b.high - part)
  return normalized(high, low + (a.low + b.low))
}
