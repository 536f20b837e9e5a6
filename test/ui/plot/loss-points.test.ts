import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HistoryView, LossHistory } from '../../../src/engine/worker/loss-history.ts'
import { extentOf, extentOfBoth, lossScale, nanSpan, pointsOf } from '../../../src/ui/plot/loss-points.ts'

const { Infinity: inf, NaN: nan } = globalThis

/** A plot of usual height, in pixels. */
const HEIGHT = 200

function historyOf(losses: readonly number[], initialFull = 1): HistoryView {
  const history = new LossHistory(initialFull)
  for (const loss of losses) history.record(loss)
  return history.view(300)
}

/** Losses as training gives them, zeros, infinities and NaN among them. */
const loss = fc.oneof(fc.float({ min: 0, noNaN: true }), fc.constantFrom(0, inf, nan, 2 ** -149, 3.4e38))
const kind = fc.constantFrom('log' as const, 'linear' as const)
const height = fc.integer({ min: 80, max: 900 })

const labelsOf = (losses: readonly number[], initial?: number) =>
  lossScale('log', extentOf(historyOf(losses, initial)), HEIGHT).ticks.map(({ label }) => label)

describe('the vertical scale', () => {
  test('holds every loss, its ticks apart and in order, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(loss, { maxLength: 40 }), loss, kind, height, (losses, initial, which, high) => {
        const history = historyOf(losses, initial)
        const scale = lossScale(which, extentOf(history), high)
        const places = scale.ticks.map(({ at }) => at)
        expect(places.length).toBeGreaterThan(1)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        const gaps = places.slice(1).map((at, i) => (at - (places[i] ?? 0)) * high)
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12)
        for (const { mean, band, full } of pointsOf(history, scale)) {
          for (const at of [mean, full, ...(band ?? [])]) {
            if (at === null) continue
            expect(at).toBeGreaterThanOrEqual(0)
            expect(at).toBeLessThanOrEqual(1)
          }
        }
      }),
    )
  })

  test('fits what is drawn, with two decades at least', () => {
    expect(labelsOf([0.5, 0.3])).toEqual(['1e\u22122', '1e\u22121', '1e0'])
    expect(labelsOf([0.5, 3e-4], 0.7)).toEqual(['1e\u22124', '1e\u22123', '1e\u22122', '1e\u22121', '1e0'])
    expect(labelsOf([1e-7])).toEqual([
      '1e\u22127',
      '1e\u22126',
      '1e\u22125',
      '1e\u22124',
      '1e\u22123',
      '1e\u22122',
      '1e\u22121',
      '1e0',
    ])
    expect(labelsOf([1e-13])).toEqual([
      '1e\u221212',
      '1e\u221210',
      '1e\u22128',
      '1e\u22126',
      '1e\u22124',
      '1e\u22122',
      '1e0',
    ])
    const scale = lossScale('log', extentOf(historyOf([0.5, 0.01], 0.7)), HEIGHT)
    expect([0.01, 0.1, 1].map(scale.place)).toEqual([0, 0.5, 1])
  })

  test('grows with what it has to hold, and its labels stay labels', () => {
    const [first, second] = [[0.5], [1e-6]].map((losses) => extentOf(historyOf(losses)))
    if (first === undefined || second === undefined) throw new Error('two histories')
    const grown = extentOfBoth(first, second)
    expect(grown).toEqual({ smallest: Math.fround(1e-6), largest: 1, zero: false, infinite: false })
    const before = lossScale('log', first, HEIGHT).ticks.map(({ value }) => value)
    const after = lossScale('log', grown, HEIGHT).ticks.map(({ value }) => value)
    expect(after).toEqual(expect.arrayContaining(before))
  })

  test('says with each label where it stands', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e38, noNaN: true }), kind, (largest, which) => {
        const scale = lossScale(which, extentOf(historyOf([largest], largest)), HEIGHT)
        for (const { at, value, label } of scale.ticks) {
          const meant = Number(label.replace('\u2212', '-'))
          expect(Math.abs(meant - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value))
          expect(scale.place(meant)).toBeCloseTo(at, 6)
        }
      }),
    )
  })

  test('has rails for 0 and inf where there are such losses, as far from the rest as two labels need', () => {
    const scale = lossScale('log', extentOf(historyOf([0.5, 0, inf])), HEIGHT)
    expect(scale.ticks.at(0)).toEqual({ at: 0, value: 0, label: '0' })
    expect(scale.ticks.at(-1)).toEqual({ at: 1, value: inf, label: 'inf' })
    expect([0, inf, 1, 0.01].map(scale.place)).toEqual([0, 1, 0.92, 0.08])
    expect(labelsOf([0.5])).not.toContain('0')
    expect(labelsOf([0.5])).not.toContain('inf')
  })
})

test('points stand for all iterations, NaN is a break that is counted, inf a mean of inf', () => {
  const history = historyOf([1, nan, inf, 0])
  const points = pointsOf(history, lossScale('log', extentOf(history), HEIGHT))
  expect(points.map(({ from, iteration }) => [from, iteration])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ])
  expect(points.map(({ exact }) => exact.mean)).toEqual([nan, 1, nan, inf, 0])
  expect(points[2]).toMatchObject({ mean: null, band: null, exact: { nan: 1 } })
})

describe('losses that are nan', () => {
  const spanOf = (losses: readonly number[]) => {
    const history = historyOf(losses)
    return nanSpan(pointsOf(history, lossScale('log', extentOf(history), HEIGHT)))
  }

  test('are marked from the first to the last, and only they', () => {
    expect(spanOf([1, inf, 0])).toBeNull()
    expect(spanOf([1, inf, nan, nan])).toEqual([3, 4])
    expect(spanOf([nan, 1, nan, 1])).toEqual([1, 3])
  })

  test('are marked in whole points where a point stands for several iterations', () => {
    const losses = Array.from({ length: 1000 }, (_, i) => (i < 700 ? 1 : nan))
    const [from, to] = spanOf(losses) ?? [0, 0]
    expect(from).toBeGreaterThan(690)
    expect(from).toBeLessThanOrEqual(701)
    expect(to).toBe(1000)
  })
})
