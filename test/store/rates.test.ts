import { expect, test } from 'vitest'
import { DEFAULT_RATE } from '../../src/store/page-state.ts'
import { positionOf, RATE_POSITIONS, rateAt } from '../../src/store/rates.ts'

test('the slider goes from one iteration a second to as fast as possible, always up', () => {
  const rates = Array.from({ length: RATE_POSITIONS }, (_, position) => rateAt(position))
  expect([rates[0], rates.at(-2), rates.at(-1)]).toEqual([1, 1_000_000, Infinity])
  expect(rates).toEqual(rates.toSorted((a, b) => a - b))
  expect(new Set(rates).size).toBe(RATE_POSITIONS)
})

test('every rate has its position back', () => {
  for (let position = 0; position < RATE_POSITIONS; position++) expect(positionOf(rateAt(position))).toBe(position)
})

test('the tutorial takes about six seconds', () => {
  expect(5000 / DEFAULT_RATE).toBeCloseTo(6, 0)
})
