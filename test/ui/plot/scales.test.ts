import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decadesOf, linearScale, logPart, logScale, powersWithin } from '../../../src/ui/plot/scales.ts'
import { spread } from '../../../src/ui/plot/spread.ts'
import { apartAcross, apartUpright, niceAbove } from '../../../src/ui/plot/ticks.ts'

const labelsOf = ({ ticks }: { readonly ticks: readonly { readonly label: string }[] }) =>
  ticks.map(({ label }) => label)

test('the next round number', () => {
  expect([0, 0.3, 1, 1.1, 2, 4.2, 5, 5.1, 1e-30, 700].map(niceAbove)).toEqual([1, 0.5, 1, 2, 2, 5, 5, 10, 1e-30, 1000])
})

test('decades hold what they are asked to hold, and no more than the fewest beside', () => {
  expect(decadesOf(1e-3, 1, 2)).toEqual({ bottom: -3, top: 0 })
  expect(decadesOf(0.011, 0.7, 2)).toEqual({ bottom: -2, top: 0 })
  expect(decadesOf(0.5, 0.7, 2)).toEqual({ bottom: -2, top: 0 })
  expect(decadesOf(0.5, 12, 3)).toEqual({ bottom: -1, top: 2 })
})

test('a log scale is linear in the decades and labels as many of them as have room', () => {
  const scale = logScale({ bottom: -8, top: 0 }, 5)
  expect(labelsOf(scale)).toEqual(['1e\u22128', '1e\u22126', '1e\u22124', '1e\u22122', '1e0'])
  expect([1e-8, 1e-6, 1e-2, 1].map(scale.place)).toEqual([0, 0.25, 0.75, 1])
  expect(labelsOf(logScale({ bottom: -8, top: 1 }, 4))).toEqual(['1e\u22126', '1e\u22123', '1e0'])
  fc.assert(
    fc.property(
      fc.integer({ min: -45, max: 30 }),
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 2, max: 9 }),
      (bottom, decades, labels) => {
        const { ticks } = logScale({ bottom, top: bottom + decades }, labels)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(labels)
      },
    ),
  )
})

test('a linear scale has round ends that hold the values', () => {
  const scale = linearScale(-0.43, 0.66)
  expect(labelsOf(scale)).toEqual(['\u22120.5', '0', '0.5', '1'])
  expect([-0.5, 0.25, 1].map(scale.place)).toEqual([0, 0.5, 1])
  const value = fc.float({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const { place, ticks } = linearScale(low, high)
      expect(place(low)).toBeGreaterThanOrEqual(-1e-6)
      expect(place(high)).toBeLessThanOrEqual(1 + 1e-6)
      expect([ticks.at(0)?.at, ticks.at(-1)?.at]).toEqual([0, 1])
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThanOrEqual(8)
    }),
  )
})

test('a part of a log axis, and the powers on it', () => {
  expect(logPart(0.1, 1e-4, 100)).toBeCloseTo(0.5, 12)
  expect(powersWithin(1e-4, 10)).toEqual([1e-4, 1e-3, 0.01, 0.1, 1, 10])
  expect(powersWithin(0.2, 5)).toEqual([1])
})

test('of labels without room those at the ends stay', () => {
  const ticks = [0, 0.05, 0.5, 0.97, 1].map((at) => ({ at, value: at, label: '1,000' }))
  const places = (of: readonly { readonly at: number }[]) => of.map(({ at }) => at)
  expect(places(apartAcross(ticks, 300))).toEqual([0, 0.5, 1])
  expect(places(apartAcross(ticks, 30))).toEqual([1])
  expect(places(apartUpright(ticks, 100))).toEqual([0, 0.5, 1])
  expect(places(apartUpright(ticks, 500))).toEqual([0, 0.05, 0.5, 0.97, 1])
})

test('labels at the ends of lines are pushed apart, as little as goes, and stay within', () => {
  expect(spread([10, 12, 80], 12, 0, 100)).toEqual([10, 22, 80])
  expect(spread([95, 96, 97], 12, 0, 100)).toEqual([76, 88, 100])
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 12 }), (wanted) => {
      const places = spread(
        wanted.toSorted((a, b) => a - b),
        12,
        0,
        200,
      )
      for (const [i, place] of places.entries()) {
        expect(place).toBeLessThanOrEqual(200)
        if (i > 0) expect(place - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9)
      }
    }),
  )
})
