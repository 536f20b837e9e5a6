import { expect, test } from 'vitest'
import {
  interpolateNumber,
  interpolateRound,
  piecewise,
} from '../../../src/ui/features/chart/recharts/d3-interpolate.ts'

test('what stands in for d3-interpolate is exact at its ends, between them and along several values', () => {
  const between = interpolateNumber(0.1, 0.3)
  expect([0, 0.5, 1].map(between)).toEqual([0.1, 0.2, 0.3])
  expect(interpolateRound(0, 3)(0.5)).toBe(2)
  expect([0, 0.25, 0.5, 1].map(piecewise(interpolateNumber, [0, 10, 30]))).toEqual([0, 5, 10, 30])
})
