import { exponential, fixed } from '../torch/decimal.ts'

/** Two values written in the same way, and where their digits part. */
export interface PartedDigits {
  readonly texts: readonly [string, string]
  /** The first character in which the texts differ. */
  readonly at: number
  /** Which significant digit of the larger value that is, from 1; null where it is none: a sign, inf, nan. */
  readonly digit: number | null
}

/** What tells any two float32 apart. */
const EXACT = 9

/** A value below this has its exponent written out, as has one that has more digits than `EXACT` before the point. */
const SMALLEST = 1e-4

/** Two float32 that differ, with as many digits as that takes. */
export function partedExactly(a: number, b: number): PartedDigits {
  const larger = Math.max(Math.abs(a), Math.abs(b))
  if (!Number.isFinite(larger)) return parted(fixed(a, 0), fixed(b, 0))
  const power = larger === 0 ? 0 : Number(exponential(larger, EXACT - 1).split('e')[1])
  if (power < EXACT && (larger === 0 || larger >= SMALLEST)) return partedFixed(a, b, EXACT - 1 - power)
  return parted(exponential(a, EXACT - 1), exponential(b, EXACT - 1))
}

/** Two values that differ in their first `decimals` digits after the point. */
export function partedFixed(a: number, b: number, decimals: number): PartedDigits {
  return parted(fixed(a, decimals), fixed(b, decimals))
}

/** Whether two float32 are the same to `decimals` digits after the point, as Python rounds them. */
export function sameDecimals(a: number, b: number, decimals: number): boolean {
  if (Object.is(a, b)) return true
  // A float32 times such a power of ten is exact in double.
  const scale = 10 ** decimals
  return Object.is(roundedToEven(a * scale), roundedToEven(b * scale))
}

function roundedToEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  const isUp = rest > 0.5 || (rest === 0.5 && below % 2 !== 0)
  return isUp ? below + 1 : below
}

function parted(a: string, b: string): PartedDigits {
  const texts = [a, b] as const
  if (!isAligned(a, b)) {
    const areNumbers = isNumber(a) && isNumber(b) && sameSign(a, b)
    return { texts, at: a.startsWith('-') && b.startsWith('-') ? 1 : 0, digit: areNumbers ? 1 : null }
  }
  const at = Array.from(a).findIndex((character, i) => character !== b[i])
  const leading = Array.from(a).findIndex((character, i) => /[1-9]/.test(character + b[i]))
  return { texts, at, digit: a.slice(leading, at + 1).replace(/\D/g, '').length }
}

/** Whether digits of the same worth stand at the same places. */
function isAligned(a: string, b: string): boolean {
  return isNumber(a) && isNumber(b) && sameSign(a, b) && a.length === b.length && exponentOf(a) === exponentOf(b)
}

function isNumber(text: string): boolean {
  return /\d/.test(text)
}

function sameSign(a: string, b: string): boolean {
  return a.startsWith('-') === b.startsWith('-')
}

function exponentOf(text: string): string | undefined {
  return text.split('e')[1]
}
