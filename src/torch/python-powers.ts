/**
 * Python's `base ** n`, a double, for whole n. `Math.pow` is another number on other engines (in V8 every tenth power of 0.9
 * is not the nearest double); here powers are twice as long while they are multiplied and rounded once, which is what the C
 * library behind Python gives in 999 of 1000 cases.
 */

import { type Double2, normalized, productError } from './double2.ts'

const ONE: Double2 = { high: 1, low: 0 }
/** Powers 0..BLOCK are kept; a larger exponent takes one multiplication while it stays within its block. */
const BLOCK = 64
/** Below it a power no longer counts in 1 - power, and products of halves would lose bits. */
const NEGLIGIBLE = 2 ** -200

/** The powers of one base in 0..1. */
export class Powers {
  readonly #small: Double2[] = [ONE]
  #block = 0
  #ofBlock = ONE
  readonly #base: number

  /** @param base 0 <= base <= 1 */
  constructor(base: number) {
    this.#base = base
    const factor = { high: base, low: 0 }
    for (let n = 1; n <= BLOCK; n++) this.#small.push(product(this.#smallPower(n - 1), factor))
  }

  /** `base ** n`, n a whole number of at least 0; 0 where it is less than 2^-200. A function of n alone. */
  of(n: number): number {
    const within = n % BLOCK
    const block = (n - within) / BLOCK
    if (block !== this.#block) {
      this.#block = block
      this.#ofBlock = power(this.#smallPower(BLOCK), block)
    }
    return product(this.#ofBlock, this.#smallPower(within)).high
  }

  /** `base ** n` of another base, if it is another one now: a scheduler changes beta1. */
  ofBase(base: number, n: number): number {
    return base === this.#base ? this.of(n) : pythonPower(base, n)
  }

  #smallPower(n: number): Double2 {
    return this.#small[n] ?? ONE
  }
}

/** fraction * 2 ** exponent, 1/2 <= fraction < 1. */
interface Scaled {
  readonly fraction: Double2
  readonly exponent: number
}

/** `base ** n` of any base >= 0 and whole n >= 0, rounded once, however small; Infinity where Python's float overflows. */
export function pythonPower(base: number, n: number): number {
  if (base === 0) return n === 0 ? 1 : 0
  let result: Scaled = { fraction: ONE, exponent: 0 }
  let square = scaled({ high: base, low: 0 }, 0)
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = scaledProduct(result, square)
    square = scaledProduct(square, square)
  }
  // In two steps: 2 ** 1024 is no double, half of it is.
  return result.fraction.high * 2 * 2 ** (result.exponent - 1)
}

function scaledProduct(a: Scaled, b: Scaled): Scaled {
  return scaled(product(a.fraction, b.fraction), a.exponent + b.exponent)
}

function scaled({ high, low }: Double2, exponent: number): Scaled {
  let [factor, twos] = [1, exponent]
  for (; high * factor >= 1; twos++) factor /= 2
  for (; high * factor < 0.5; twos--) factor *= 2
  return { fraction: { high: high * factor, low: low * factor }, exponent: twos }
}

/** base ** n by repeated squaring. */
function power(base: Double2, n: number): Double2 {
  let result = ONE
  let square = base
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, square)
    square = product(square, square)
  }
  return result
}

/** a * b (Dekker, "A floating-point technique for extending the available precision", 1971). */
function product(a: Double2, b: Double2): Double2 {
  const high = a.high * b.high
  if (high < NEGLIGIBLE) return { high: 0, low: 0 }
  const low = productError(a.high, b.high, high) + (a.high * b.low + a.low * b.high)
  return normalized(high, low)
}
