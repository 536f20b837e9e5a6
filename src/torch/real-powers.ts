/**
 * Python's `base ** exponent`, a double, for exponents that are not whole. `Math.pow` is another number on other engines; here
 * logarithm and exponential are twice as long and rounded once, which is what the C library behind Python gives in nearly all
 * cases.
 */
import { type Double2, normalized, productError } from './double2.ts'

const LN2: Double2 = { high: 0.6931471805599453, low: 2.3190468138462996e-17 }
/** A number is divided by 2 ** HALVINGS before its exponential is summed, and that squared as often. */
const HALVINGS = 8
/** Terms of the exponential's series: the next one is below 2^-110. */
const TERMS = 11
/** Where `Math.exp` is 0 or infinite, and some before. */
const LARGEST_EXPONENT = 740

/** The powers of one base. */
export class RealPowers {
  readonly #log: Double2

  /** @param base more than 0 */
  constructor(base: number) {
    this.#log = logOf(base)
  }

  /** `base ** exponent` */
  of(exponent: number): number {
    return exponentialOf(times(this.#log, exponent))
  }
}

/** `base ** exponent`, base more than 0; infinity where Python raises an OverflowError. */
export function realPower(base: number, exponent: number): number {
  return exponent === 0 || base === 1 ? 1 : exponentialOf(times(logOf(base), exponent))
}

/** The natural logarithm: one step of Newton's from an estimate, whose own error no longer matters. */
function logOf(base: number): Double2 {
  const estimate = Math.log(base)
  const exponential = exponentialParts({ high: -estimate, low: 0 })
  const product = times(exponential.value, base * 2 ** exponential.power)
  const rest = product.high - 1 + product.low
  return normalized(estimate, rest - (rest * rest) / 2)
}

function exponentialOf(x: Double2): number {
  if (x.high > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY
  if (x.high < -LARGEST_EXPONENT) return 0
  const { value, power } = exponentialParts(x)
  const half = Math.trunc(power / 2)
  return value.high * 2 ** half * 2 ** (power - half)
}

/** The exponential of x, `value * 2 ** power`. */
function exponentialParts(x: Double2): { readonly value: Double2; readonly power: number } {
  const power = Math.round(x.high / LN2.high)
  const multiple = times(LN2, -power)
  const reduced = plus(x, multiple)
  const small = { high: reduced.high * 2 ** -HALVINGS, low: reduced.low * 2 ** -HALVINGS }
  let sum: Double2 = { high: 1, low: 0 }
  for (let n = TERMS; n > 0; n--) sum = plus(dividedBy(product(sum, small), n), { high: 1, low: 0 })
  for (let i = 0; i < HALVINGS; i++) sum = product(sum, sum)
  return { value: sum, power }
}

function plus(a: Double2, b: Double2): Double2 {
  const high = a.high + b.high
  const virtual = high - a.high
  const error = a.high - (high - virtual) + (b.high - virtual)
  return normalized(high, error + (a.low + b.low))
}

function product(a: Double2, b: Double2): Double2 {
  const high = a.high * b.high
  return normalized(high, productError(a.high, b.high, high) + (a.high * b.low + a.low * b.high))
}

function times(a: Double2, factor: number): Double2 {
  const high = a.high * factor
  // Where the halves of a factor would overflow, the product is far beyond what an exponential can be of.
  if (Math.abs(high) > LARGEST_EXPONENT * 2) return { high, low: 0 }
  return normalized(high, productError(a.high, factor, high) + a.low * factor)
}

function dividedBy(a: Double2, n: number): Double2 {
  const high = a.high / n
  const back = high * n
  const rest = a.high - back - productError(high, n, back) + a.low
  return normalized(high, rest / n)
}
