import { expect, test } from 'vitest'
import { RealPowers, realPower } from '../../src/torch/real-powers.ts'

/** What Python 3.11 gives on glibc 2.36. */
const PYTHON: readonly (readonly [number, number, number])[] = [
  [0.96, 0.004, 0.9998367253526753],
  [0.96, 0.008, 0.9996734773639611],
  [0.96, 1.234, 0.9508734067405512],
  [0.96, 16.0, 0.5204029246664724],
  [0.96, 700.1, 3.8733812953208625e-13],
  [1.0000001, 0.75, 1.000000074999999],
  [1.000017, 0.75, 1.0000127499729063],
  [1.5, 2.5, 2.7556759606310752],
  [3.25, -0.5, 0.5547001962252291],
  [1e30, 0.6, 9.999999999999985e17],
  [1e200, 1.5, 9.999999999999999e299],
  [2.0, 0.5, 1.4142135623730951],
]

test.each(PYTHON)('%d ** %d is Python’s, to the bit', (base, exponent, power) => {
  expect(realPower(base, exponent)).toBe(power)
  expect(new RealPowers(base).of(exponent)).toBe(power)
})

test('what is too large is infinite, what is too small 0', () => {
  expect(realPower(2, 1e300)).toBe(Number.POSITIVE_INFINITY)
  expect(realPower(1e300, 2)).toBe(Number.POSITIVE_INFINITY)
  expect(realPower(0.96, 1e30)).toBe(0)
  expect(realPower(1, 1e300)).toBe(1)
  expect(realPower(7, 0)).toBe(1)
})
