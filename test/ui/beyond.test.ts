import { expect, test } from 'vitest'
import { beyondOf, WITHIN } from '../../src/ui/widgets/beyond.ts'

test('a legend is told of values beyond its ends, and of no rounding', () => {
  expect(beyondOf([Float32Array.of(0.6, -0.6000001), []], 0.6)).toBe(WITHIN)
  expect(beyondOf([[0.1], [0.7]], 0.6)).toEqual({ below: false, above: true })
  expect(beyondOf([[-0.7, Number.NaN]], 0.6)).toEqual({ below: true, above: false })
  expect(beyondOf([[Number.POSITIVE_INFINITY]], 0.6)).toEqual({ below: false, above: true })
})
