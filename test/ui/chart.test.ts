import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HistoryView, LossHistory } from '../../src/engine/worker/loss-history.ts'
import type { Run } from '../../src/experiment/config.ts'
import { presets } from '../../src/experiment/presets.ts'
import { changeLabels } from '../../src/ui/features/chart/changes.ts'
import { axisFor, extentOf, nanSpan, pointsOf } from '../../src/ui/features/chart/points.ts'
import { iterationLabel, iterationTicks, lastShown, niceAbove } from '../../src/ui/iterations.ts'

const { Infinity: inf, NaN: nan } = globalThis

function historyOf(losses: readonly number[], initialFull = 1): HistoryView {
  const history = new LossHistory(initialFull)
  for (const loss of losses) history.record(loss)
  return history.view(300)
}

/** Losses as training gives them, zeros, infinities and NaN among them. */
const loss = fc.oneof(fc.float({ min: 0, noNaN: true }), fc.constantFrom(0, inf, nan, 2 ** -149, 3.4e38))
const scale = fc.constantFrom('log' as const, 'linear' as const)

describe('an axis', () => {
  test('holds every loss, its ticks apart and in order, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(loss, { maxLength: 40 }), loss, scale, (losses, initial, which) => {
        const history = historyOf(losses, initial)
        const axis = axisFor(which, extentOf(history), null)
        expect(axis.low).toBeLessThan(axis.high)
        const places = axis.ticks.map(({ at }) => at)
        expect(new Set(places).size).toBe(places.length)
        expect(Math.min(...places)).toBe(axis.low)
        expect(Math.max(...places)).toBe(axis.high)
        for (const { mean, band, full } of pointsOf(history, axis)) {
          for (const at of [mean, full, ...(band ?? [])]) {
            if (at === null) continue
            expect(at).toBeGreaterThanOrEqual(axis.low)
            expect(at).toBeLessThanOrEqual(axis.high)
          }
        }
      }),
    )
  })

  test('only ever grows', () => {
    fc.assert(
      fc.property(fc.array(loss, { minLength: 1, maxLength: 30 }), scale, (losses, which) => {
        let before = axisFor(which, extentOf(historyOf([])), null)
        for (let length = 1; length <= losses.length; length++) {
          const next = axisFor(which, extentOf(historyOf(losses.slice(0, length))), before)
          expect(next.low).toBeLessThanOrEqual(before.low)
          expect(next.high).toBeGreaterThanOrEqual(before.high)
          before = next
        }
      }),
    )
  })

  test('says with each label where it stands', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e38, noNaN: true }), (largest) => {
        const axis = axisFor('linear', extentOf(historyOf([largest], largest)), null)
        for (const { at, label } of axis.ticks) {
          expect(Math.abs(Number(label.replace('\u2212', '-')) - at)).toBeLessThanOrEqual(1e-9 * axis.high)
        }
      }),
    )
  })

  test('has rails for 0 and inf where there are such losses', () => {
    const axis = axisFor('log', extentOf(historyOf([0.5, 0, inf])), null)
    expect(axis.ticks.at(0)).toEqual({ at: axis.low, label: '0' })
    expect(axis.ticks.at(-1)).toEqual({ at: axis.high, label: 'inf' })
    expect([axis.place(0), axis.place(inf)]).toEqual([axis.low, axis.high])
    const labels = axisFor('log', extentOf(historyOf([0.5])), null).ticks.map(({ label }) => label)
    expect(labels).not.toContain('0')
    expect(labels).not.toContain('inf')
  })
})

test('points stand for all iterations, NaN is a break that is counted, inf a mean of inf', () => {
  const history = historyOf([1, nan, inf, 0])
  const points = pointsOf(history, axisFor('log', extentOf(history), null))
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

describe('the iterations', () => {
  test('have round labels that do not run into each other, both ends among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (last) => {
        const ticks = iterationTicks(last)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBe(last)
        expect(ticks.length).toBeLessThanOrEqual(9)
        const gaps = ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))
        // A gap of less than a twentieth of the width has no room for `1,000`.
        expect(Math.min(...gaps)).toBeGreaterThan(last / 20)
      }),
    )
  })

  test('done are on the axis, and not as a sliver of it', () => {
    const iterations = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(iterations, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const recorded = Math.floor(all * part)
        const last = lastShown(all, recorded, 0)
        expect(last).toBeGreaterThanOrEqual(recorded)
        expect(last).toBeLessThanOrEqual(all)
        if (recorded >= 20) expect(last).toBeLessThanOrEqual(recorded * 50)
      }),
    )
  })

  test('of a usual run at its usual speed are all shown from the start, and single steps one by one', () => {
    expect(lastShown(5000, 0, 830)).toBe(5000)
    expect(lastShown(5000, 3, 0)).toBe(20)
    expect(lastShown(10, 3, 0)).toBe(10)
    expect(lastShown(1_000_000_000, 20_001, 0)).toBe(50_000)
    expect([5000, 1_000_000, 2_500_000, 1e9].map(iterationLabel)).toEqual(['5,000', '1M', '2.5M', '1B'])
  })

  test('the next round number', () => {
    expect([0, 0.3, 1, 1.1, 2, 4.2, 5, 5.1, 1e-30, 700].map(niceAbove)).toEqual([
      1, 0.5, 1, 2, 2, 5, 5, 10, 1e-30, 1000,
    ])
  })
})

describe('live changes', () => {
  const run: Run = {
    config: presets.tutorial.config,
    changes: [
      { iteration: 100, key: 'lr', value: 0.05 },
      { iteration: 200, key: 'lr', value: 0.1 },
      { iteration: 2000, key: 'batchSize', value: 9 },
      { iteration: 3500, key: 'W', value: presets.tutorial.config.W },
      { iteration: 4900, key: 'lr', value: 0.2 },
    ],
  }

  test('are marked each, labelled where the label has room', () => {
    expect(changeLabels(run, 5000).map(({ label }) => label)).toEqual([
      'lr 0.01 → 0.05',
      '',
      'batch_size 4 → 9',
      'W',
      '',
    ])
    expect(new Set(changeLabels(run, 5000).map(({ key }) => key)).size).toBe(5)
    expect(changeLabels(run, 150)).toHaveLength(1)
  })
})

describe('losses that are nan', () => {
  const spanOf = (losses: readonly number[]) => {
    const history = historyOf(losses)
    return nanSpan(pointsOf(history, axisFor('log', extentOf(history), null)))
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
