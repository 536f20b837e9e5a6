import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convolved, power } from '../../src/theory/powers.ts'

const rate = fc.oneof(fc.constantFrom(0, 1, 1e-9, 0.5, 2), fc.double({ min: -0.5, max: 2.5, noNaN: true }))
const steps = fc.integer({ min: 0, max: 40 })

test('power is that of 1 - rate, however small the rate', () => {
  fc.assert(
    fc.property(rate, steps, (r, t) => {
      const plain = (1 - r) ** t
      expect(Math.abs(power(r, t) - plain)).toBeLessThanOrEqual(1e-12 * Math.abs(plain) + 1e-300)
    }),
  )
  expect(power(1e-18, 1e9)).toBeCloseTo(1 - 1e-9, 15)
  expect(power(3, 3)).toBeCloseTo(-8, 12)
})

test('convolved is the sum it stands for, also of equal and of nearly equal rates', () => {
  const near = fc.constantFrom(0, 1e-16, 1e-12, 1e-6, 1e-3)
  fc.assert(
    fc.property(rate, rate, near, fc.boolean(), steps, (a, other, apart, close, t) => {
      const b = close ? a + apart : other
      let [sum, size] = [0, 0]
      for (let s = 0; s < t; s++) {
        const term = (1 - a) ** (t - 1 - s) * (1 - b) ** s
        sum += term
        size += Math.abs(term)
      }
      const found = convolved(a, b, t, power(a, t), power(b, t))
      expect(Math.abs(found - sum)).toBeLessThanOrEqual(1e-10 * size + 1e-300)
    }),
  )
})
