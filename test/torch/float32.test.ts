import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fma32 } from '../../src/torch/float32.ts'

const DENORMAL = 149n
const PRECISION = 24

/** a * b + c in exact integers, rounded once to float32, half to even. */
function exact(a: number, b: number, c: number): number {
  const sum = mantissa(a) * mantissa(b) + mantissa(c) * 2n ** DENORMAL
  const magnitude = sum < 0n ? -sum : sum
  // In units of 2^-298; a float32 is a multiple of 2^-149 and has 24 bits.
  const drop = Math.max(Number(DENORMAL), magnitude.toString(2).length - PRECISION)
  const unit = 2n ** BigInt(drop)
  const twice = 2n * (magnitude % unit)
  let kept = magnitude / unit
  if (twice > unit || (twice === unit && kept % 2n === 1n)) kept += 1n
  const value = Number(kept) * 2 ** (drop - 200) * 2 ** -98
  const signed = sum < 0n ? -value : value
  return Math.abs(signed) >= 2 ** 128 ? signed * Number.POSITIVE_INFINITY : signed
}

const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** value * 2^149, by its bits. */
function mantissa(value: number): bigint {
  float[0] = value
  const word = bits[0] ?? 0
  const exponent = (word >>> 23) & 0xff
  const fraction = BigInt(word & 0x7fffff)
  const magnitude = exponent === 0 ? fraction : (fraction + 2n ** 23n) << BigInt(exponent - 1)
  return word >>> 31 === 1 ? -magnitude : magnitude
}

const finite = fc.float({ noNaN: true, noDefaultInfinity: true })
/** Few bits, so that sums often fall halfway. */
const short = fc
  .tuple(fc.integer({ min: -(2 ** 13), max: 2 ** 13 }), fc.integer({ min: -40, max: 40 }))
  .map(([m, e]) => m * 2 ** e)

describe('fma32', () => {
  test('is the exact result rounded once, for any finite float32', () => {
    fc.assert(
      fc.property(finite, finite, finite, (a, b, c) => {
        expect(fma32(a, b, c) + 0).toBe(exact(a, b, c) + 0)
      }),
      { numRuns: 3000 },
    )
  })

  test('is the exact result rounded once where sums fall halfway', () => {
    fc.assert(
      fc.property(short, short, finite, short, (a, b, c, d) => {
        expect(fma32(a, b, c) + 0).toBe(exact(a, b, c) + 0)
        expect(fma32(a, b, d) + 0).toBe(exact(a, b, d) + 0)
      }),
      { numRuns: 3000 },
    )
  })

  test('looks behind a double that was rounded to a middle', () => {
    // c is followed by a gap of 2^k; a * b is half of it, less by what a double may not show.
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 23, max: 2 ** 24 - 1 }), fc.integer({ min: -90, max: 60 }), (m, k) => {
        const c = m * 2 ** k
        for (const step of [2 ** -23, 2 ** -12]) {
          const [a, b] = [1 + step, 2 ** (k - 1) * (1 - step)]
          for (const sign of [1, -1]) {
            expect(fma32(a, sign * b, c)).toBe(exact(a, sign * b, c))
            expect(fma32(a, sign * b, -c)).toBe(exact(a, sign * b, -c))
          }
        }
      }),
    )
  })

  test('rounds a near middle that plain rounding gets wrong', () => {
    // 1 + 2^-24 is the middle between 1 and 1 + 2^-23; the product is 2^-24 and 2^-70 more or less.
    const a = 2 ** -24 * (1 + 2 ** -23)
    const b = 1 - 2 ** -23
    expect(a * b + 1).toBe(1 + 2 ** -24)
    expect(fma32(a, b, 1)).toBe(1)
    const odd = 1 + 2 ** -23
    expect(Math.fround(a * b + odd)).toBe(1 + 2 ** -22)
    expect(fma32(a, b, odd)).toBe(odd)
    expect(fma32(-a, b, -odd)).toBe(-odd)
  })

  test('overflows only from the middle on', () => {
    const largest = (2 - 2 ** -23) * 2 ** 127
    expect(fma32(2 ** 103, 1, largest)).toBe(Number.POSITIVE_INFINITY)
    expect(fma32(2 ** 103 * (1 - 2 ** -23), 1 + 2 ** -23, largest)).toBe(largest)
    expect(fma32(-(2 ** 103) * (1 - 2 ** -23), 1 + 2 ** -23, -largest)).toBe(-largest)
    expect(fma32(-largest, largest, 1)).toBe(Number.NEGATIVE_INFINITY)
  })

  test('passes on inf and nan, and the sign of a sum of zeros', () => {
    expect(fma32(Number.POSITIVE_INFINITY, 0, 1)).toBeNaN()
    expect(fma32(Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY)).toBeNaN()
    expect(fma32(Number.POSITIVE_INFINITY, -1, 5)).toBe(Number.NEGATIVE_INFINITY)
    expect(fma32(Number.NaN, 1, 1)).toBeNaN()
    expect(fma32(-0, 1, 0)).toBe(0)
    expect(fma32(-0, 1, -0)).toBe(-0)
  })
})
