import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exponential, fixed } from '../../src/torch/decimal.ts'

/** |value| * 2^1074, exactly: the doubles are the multiples of 2^-1074. */
function scaled(value: number): bigint {
  const double = new Float64Array([Math.abs(value)])
  const word = new BigUint64Array(double.buffer)[0] ?? 0n
  const exponent = word >> 52n
  const fraction = word & (2n ** 52n - 1n)
  return exponent === 0n ? fraction : (fraction + 2n ** 52n) << (exponent - 1n)
}

/** Whether `text`, read as a decimal, is |value| to within half a unit of its last digit, and even at exactly half. */
function isNearest(text: string, value: number): boolean {
  const [mantissa = '', power = '0'] = text.replace(/^-/, '').split('e')
  const [whole = '', digits = ''] = mantissa.split('.')
  const last = Number(power) - digits.length
  const shift = 10n ** BigInt(Math.max(0, -last))
  const unit = 10n ** BigInt(Math.max(0, last))
  const read = BigInt(whole + digits)
  const difference = 2n * (read * unit * 2n ** 1074n - scaled(value) * shift)
  const distance = difference < 0n ? -difference : difference
  const half = unit * 2n ** 1074n
  return distance < half || (distance === half && read % 2n === 0n)
}

const double = fc.double({ noNaN: true, noDefaultInfinity: true })
const float = fc.float({ noNaN: true, noDefaultInfinity: true })
/** Exact ties at a few digits. */
const tie = fc
  .tuple(fc.integer({ min: -(10 ** 6), max: 10 ** 6 }), fc.integer({ min: 1, max: 8 }))
  .map(([n, k]) => n / 2 ** k)

describe('fixed', () => {
  test('is the nearest decimal, half to even', () => {
    fc.assert(
      fc.property(fc.oneof(double, float, tie), fc.constantFrom(0, 1, 4, 6), (value, digits) => {
        const text = fixed(value, digits)
        expect(text).toMatch(digits === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${digits}}$`))
        expect(isNearest(text, value)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    [0.03125, 4, '0.0312'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [-0, 4, '-0.0000'],
    [-1e-9, 6, '-0.000000'],
    [1e22, 6, '10000000000000000000000.000000'],
    [2 ** 127, 0, '170141183460469231731687303715884105728'],
    [Number.POSITIVE_INFINITY, 6, 'inf'],
    [Number.NEGATIVE_INFINITY, 6, '-inf'],
    [Number.NaN, 6, 'nan'],
  ])('%d with %i digits is %s', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text)
  })
})

describe('exponential', () => {
  test('is the nearest decimal with one digit before the point', () => {
    fc.assert(
      fc.property(fc.oneof(double, float, tie), fc.constantFrom(0, 4), (value, digits) => {
        const text = exponential(value, digits)
        expect(text).toMatch(digits === 0 ? /^-?\de[+-]\d{2,}$/ : new RegExp(`^-?\\d\\.\\d{${digits}}e[+-]\\d{2,}$`))
        if (value !== 0) expect(text).toMatch(/^-?[1-9]/)
        expect(isNearest(text, value)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    [0, '0.0000e+00'],
    [-0, '-0.0000e+00'],
    [9.99994, '9.9999e+00'],
    [9.99995, '1.0000e+01'],
    [99999.5, '1.0000e+05'],
    [1e-5, '1.0000e-05'],
    [1e-320, '9.9999e-321'],
    [1e100, '1.0000e+100'],
    [Number.NaN, 'nan'],
    [Number.NEGATIVE_INFINITY, '-inf'],
  ])('%d is %s', (value, text) => {
    expect(exponential(value, 4)).toBe(text)
  })
})
