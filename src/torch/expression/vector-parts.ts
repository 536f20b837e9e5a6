import { type Float32Pair, pairPlus, pairQuotient, sumOf, totalOf } from './float32-pair.ts'

/** What SLEEF's exponentials and logarithms begin with: a number is taken apart into a power of 2 and a rest near 0 or 1. */

const f = Math.fround

/** The natural logarithm of 2. */
export const LN2: Float32Pair = { high: f(0.6931471824645996), low: f(-1.904654323148236e-9) }
/** By 2^-20 more exactly than a float32 could, times a whole number without rounding. */
export const LN2_HIGH = f(0.693145751953125)
export const LN2_LOW = f(1.428606765330187e-6)
/** 1 / ln 2 */
export const LOG2_E = f(1.4426950408889634)
const SMALLEST_NORMAL = 2 ** -126

/** `d = twos * ln 2 + rest` */
export function exponentialParts(d: Float32Pair): { readonly twos: number; readonly rest: Float32Pair } {
  const twos = evenRounded(f(totalOf(d) * LOG2_E))
  return { twos, rest: pairPlus(pairPlus(d, f(twos * -LN2_HIGH)), f(twos * -LN2_LOW)) }
}

/** A positive number is `2 ** twos * (1 + x) / (1 - x)`. */
export function logarithmParts(given: number): { readonly twos: number; readonly x: Float32Pair } {
  const isSmall = given < SMALLEST_NORMAL
  const value = isSmall ? f(given * 2 ** 64) : given
  const twos = exponentOf(f(value * f(1 / 0.75)))
  const rest = value * 2 ** -twos
  return { twos: isSmall ? twos - 64 : twos, x: pairQuotient(sumOf(-1, rest), sumOf(1, rest)) }
}

/** The exponent of 2 in a positive normal float32. */
function exponentOf(value: number): number {
  return Math.floor((new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0) / 2 ** 23) - 127
}

/** Rounded to a whole number, halves to the even one. */
export function evenRounded(value: number): number {
  const rounded = Math.round(value)
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded
}

/** `value * 2 ** twos` as two products, each rounded. */
export function scaledTwice(value: number, twos: number): number {
  const half = twos >> 1
  return f(f(value * 2 ** half) * 2 ** (twos - half))
}
