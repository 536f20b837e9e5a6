import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatIteration } from '../../../src/ui/format.ts'
import { iterationScale, iterationTicks, lastShown } from '../../../src/ui/plot/iterations.ts'
import { textWidth } from '../../../src/ui/plot/text-width.ts'

const iterations = fc.integer({ min: 1, max: 1_000_000_000 })

test('iterations have round labels, both ends among them', () => {
  fc.assert(
    fc.property(iterations, (last) => {
      const ticks = iterationTicks(last)
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBe(last)
      expect(ticks.length).toBeLessThanOrEqual(9)
    }),
  )
})

test('labels never run into each other, however narrow the plot, and the end is labelled', () => {
  const width = fc.integer({ min: 180, max: 1600 })
  fc.assert(
    fc.property(iterations, width, fc.constantFrom('log' as const, 'linear' as const), (last, wide, kind) => {
      const { ticks, place } = iterationScale(kind, last, wide)
      expect(ticks.at(-1)?.value).toBe(last)
      for (const [i, tick] of ticks.entries()) {
        expect(tick.at).toBe(place(tick.value))
        const before = ticks[i - 1]
        if (before === undefined) continue
        const room = (textWidth(before.label) + textWidth(tick.label)) / 2
        expect((tick.at - before.at) * wide).toBeGreaterThan(room)
      }
    }),
  )
})

test('on a log axis every decade takes the same room, and 0 lies before 1', () => {
  const { place, ticks } = iterationScale('log', 10_000, 600)
  expect([0, 1, 10, 100, 1000, 10_000].map((at) => Number(place(at).toFixed(6)))).toEqual([
    0, 0.06, 0.295, 0.53, 0.765, 1,
  ])
  expect(ticks.map(({ label }) => label)).toEqual(['0', '1', '10', '100', '1,000', '10,000'])
  expect(iterationScale('log', 1e9, 600).ticks.map(({ label }) => label)).toEqual([
    '0',
    '1',
    '100',
    '10,000',
    '1M',
    '100M',
    '1B',
  ])
})

describe('the last iteration on the axis', () => {
  test('lies beyond what is done, which is not a sliver of it', () => {
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

  test('of a usual run at its usual speed is its own from the start, and single steps are seen one by one', () => {
    expect(lastShown(5000, 0, 830)).toBe(5000)
    expect(lastShown(5000, 3, 0)).toBe(20)
    expect(lastShown(10, 3, 0)).toBe(10)
    expect(lastShown(1_000_000_000, 20_001, 0)).toBe(50_000)
    expect([5000, 1_000_000, 2_500_000, 1e9].map(formatIteration)).toEqual(['5,000', '1M', '2.5M', '1B'])
  })

  test('of a long run is the same while it runs as when it is paused, however fast it is', () => {
    const long = fc.integer({ min: 20_001, max: 1_000_000_000 })
    const rate = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY))
    fc.assert(
      fc.property(long, fc.double({ min: 0, max: 1, noNaN: true }), rate, (all, part, coming) => {
        const recorded = Math.floor(all * part)
        expect(lastShown(all, recorded, coming)).toBe(lastShown(all, recorded, 0))
      }),
    )
  })
})
