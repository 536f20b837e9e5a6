import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clipCoefficient, totalNorm } from '../../src/torch/nn/utils/clip-grad.ts'
import { fromHex } from '../goldens/bits.ts'

interface Goldens {
  readonly cases: readonly { readonly p: number; readonly values: string; readonly norm: string }[]
}

const { cases }: Goldens = JSON.parse(
  readFileSync(new URL('../goldens/norms.json', import.meta.url), { encoding: 'utf8' }),
)

/** How many float32 lie between two that are not negative. */
function apart(a: number, b: number): number {
  if (Object.is(a, b)) return 0
  const [first = 0, second = 0] = new Int32Array(Float32Array.of(a, b).buffer)
  return Math.abs(first - second)
}

describe('the p-norm', () => {
  test('by powers is PyTorch’s but for the last digit, of which the root of a small p makes more', () => {
    expect(cases).toHaveLength(630)
    const ulps = cases.map(({ p, values, norm }) => {
      const found = apart(totalNorm([fromHex(values)], p), fromHex(norm)[0] ?? Number.NaN)
      expect(found, `p = ${p}`).toBeLessThanOrEqual(1 + 1 / p)
      return found
    })
    expect(ulps.filter((each) => each > 0)).toHaveLength(1)
  })

  test.each([
    [0, [0, -3, 4, 0], [0], 1],
    [1, [0, -3, 4], [-5], 12],
    [2, [0, -3, 4], [12], 13],
    [Number.POSITIVE_INFINITY, [0, -3, 4], [-5], 5],
  ])('with p = %d is what it is called', (p, weight, bias, norm) => {
    expect(totalNorm([Float32Array.from(weight), Float32Array.from(bias)], p)).toBe(norm)
  })

  test.each([1, 2, 2.5, Number.POSITIVE_INFINITY])('with p = %d is nan where an element is', (p) => {
    expect(totalNorm([Float32Array.of(1, Number.NaN, 2)], p)).toBeNaN()
    expect(clipCoefficient(Number.NaN, 1)).toBeNaN()
  })

  test('of a p that rounds to 2 is the 2-norm, of one beyond float32 the largest', () => {
    const values = [Float32Array.from({ length: 13 }, (_, i) => Math.sin(i))]
    expect(totalNorm(values, 2 + 1e-9)).toBe(totalNorm(values, 2))
    expect(totalNorm(values, 1e300)).toBe(totalNorm(values, Number.POSITIVE_INFINITY))
  })
})

test('gradients are never made larger', () => {
  expect(clipCoefficient(0.5, 1)).toBe(1)
  expect(clipCoefficient(0, 0)).toBe(0)
  expect(clipCoefficient(Number.POSITIVE_INFINITY, 1)).toBe(0)
})
