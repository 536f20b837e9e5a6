import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Powers } from '../../src/torch/python-powers.ts'

const bytes = new DataView(new ArrayBuffer(8))

/** The double nearest to base ** n, 0 < base < 1, by exact integers. */
function nearest(base: number, n: number): number {
  bytes.setFloat64(0, base)
  const word = bytes.getBigUint64(0)
  const exponent = Number(word >> 52n) - 1075
  const exact = ((word & (2n ** 52n - 1n)) | (2n ** 52n)) ** BigInt(n)
  const drop = Math.max(0, exact.toString(2).length - 53)
  const unit = 2n ** BigInt(drop)
  const twice = 2n * (exact % unit)
  let kept = exact / unit
  if (twice > unit || (twice === unit && kept % 2n === 1n)) kept += 1n
  return Number(kept) * 2 ** (drop + exponent * n)
}

test('a power is the nearest double', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.6, max: 1 - 2 ** -53, noNaN: true }),
      fc.integer({ min: 1, max: 250 }),
      (base, n) => {
        expect(new Powers(base).of(n)).toBe(nearest(base, n))
      },
    ),
  )
})

test('of Adam’s betas too, for the thousands of steps in which they count', () => {
  const [first, second] = [new Powers(0.9), new Powers(0.999)]
  for (let n = 1; n < 1200; n += 7) {
    expect(first.of(n)).toBe(nearest(0.9, n))
    expect(second.of(3 * n)).toBe(nearest(0.999, 3 * n))
  }
})

test('it depends on the exponent alone, not on what was asked before', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.array(fc.nat({ max: 2 ** 24 })), (base, exponents) => {
      const powers = new Powers(base)
      for (const n of exponents) expect(powers.of(n)).toBe(new Powers(base).of(n))
    }),
  )
})

test('0 to any power is 0, 1 is 1, and what is very small counts as 0', () => {
  expect(new Powers(0).of(1)).toBe(0)
  expect(new Powers(0).of(0)).toBe(1)
  expect(new Powers(1).of(2 ** 24)).toBe(1)
  expect(new Powers(0.5).of(199)).toBe(2 ** -199)
  expect(new Powers(0.5).of(201)).toBe(0)
  expect(new Powers(0.9).of(1e9)).toBe(0)
})
