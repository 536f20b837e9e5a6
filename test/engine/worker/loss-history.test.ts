import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LossHistory } from '../../../src/engine/worker/loss-history.ts'
import { expectHistory } from '../reference.ts'

const loss = fc.oneof(
  { weight: 8, arbitrary: fc.float({ min: 0, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1.5, Number.NaN, Infinity) },
)
const limit = fc.integer({ min: 1, max: 400 })

/** `count` losses that repeat `pattern`, each time scaled, so that a long history costs no long list to draw. */
function stretched(pattern: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.fround((pattern[i % pattern.length] ?? 0) / (1 + (i % 97))))
}

function historyOf(losses: readonly number[]): LossHistory {
  const history = new LossHistory(1)
  for (const value of losses) history.record(value)
  return history
}

const long = fc
  .record({ pattern: fc.array(loss, { minLength: 1, maxLength: 40 }), count: fc.integer({ min: 0, max: 9000 }) })
  .map(({ pattern, count }) => stretched(pattern, count))

test('every point tells minimum, maximum, mean and nan of its iterations, and no iteration is missing', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(long, limit, (losses, most) => {
      const view = historyOf(losses).view(most)
      expect(view.end.length).toBeLessThanOrEqual(most)
      expectHistory(view, losses)
    }),
    { numRuns: 40 },
  )
})

test('the stride doubles, and the bucket that is still open is shown', () => {
  const history = new LossHistory(1)
  for (let i = 0; i < 1024; i++) history.record(i)
  expect(history.stride).toBe(1)
  history.record(5000)
  expect(history.stride).toBe(2)
  expect(history.atBucketEnd).toBe(false)
  const { end, max } = history.view(1024)
  expect([end.length, end.at(-1), max.at(-1)]).toEqual([513, 1025, 5000])
  history.record(0)
  expect(history.atBucketEnd).toBe(true)
})

test('nan, inf and 0 are told apart from numbers', () => {
  const { min, max, mean, nan } = historyOf([0, Number.NaN, Infinity]).view(3)
  expect([...min]).toEqual([0, Number.NaN, Infinity])
  expect([...max]).toEqual([0, Number.NaN, Infinity])
  expect([...mean]).toEqual([0, Number.NaN, Number.NaN])
  expect([...nan]).toEqual([0, 1, 0])
  const together = historyOf([0, Number.NaN, Infinity]).view(1)
  expect([together.min[0], together.max[0], together.mean[0], together.nan[0]]).toEqual([0, Infinity, 0, 1])
})

test('a point that was drawn stays where it is until all are halved', { timeout: 30_000 }, () => {
  const history = new LossHistory(1)
  let before: readonly number[] = []
  for (let i = 0; i < 20_000; i++) {
    history.record(i)
    if (i % 7 !== 0) continue
    const { end } = history.view(300)
    // All but the open one of before are still there, or half of them.
    const closed = before.slice(0, -1)
    const halved = closed.filter((_, point) => point % 2 === 1)
    const kept = end.length >= before.length ? closed : halved
    expect([...end.subarray(0, kept.length)]).toEqual(kept)
    before = [...end]
  }
})

test('a full loss is kept with its iteration, the latest of a point', () => {
  const history = new LossHistory(9)
  expect(history.view(300).initialFull).toBe(9)
  for (let i = 1; i <= 1500; i++) {
    history.record(1)
    if (i % 75 === 0) history.recordFull(i)
  }
  const { full, fullAt } = history.view(3)
  expect([...fullAt]).toEqual([450, 975, 1500])
  expect([...full]).toEqual([450, 975, 1500])
  expect(historyOf([1, 1]).view(1).fullAt[0]).toBe(-1)
})

test('what is recorded again after a truncation is as if it had never been', { timeout: 30_000 }, () => {
  const truncation = fc.record({ losses: long, at: fc.double({ min: 0, max: 1, noNaN: true }), other: long })
  fc.assert(
    fc.property(truncation, limit, ({ losses, at, other }, most) => {
      const history = historyOf(losses)
      const iteration = Math.floor(at * losses.length)
      const kept = history.truncate(iteration)
      expect(kept).toBeLessThanOrEqual(iteration)
      expect(history.recorded).toBe(kept)
      const again = [...losses.slice(0, kept), ...other]
      for (const value of other) history.record(value)
      expectHistory(history.view(most), again)
      expect(history.view(most).fullAt.every((full) => full === -1)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('next to nothing of a long history is not worth its coarse buckets', () => {
  const history = historyOf(stretched([1], 8192))
  expect([history.stride, history.truncate(31 * 8)]).toEqual([8, 0])
  expect(history.stride).toBe(1)
  const fine = historyOf(stretched([1], 8192))
  expect([fine.truncate(32 * 8 + 5), fine.stride]).toEqual([32 * 8, 8])
})

test('five million losses take the bytes of one', { timeout: 30_000 }, () => {
  const history = new LossHistory(1)
  const { bytes } = history
  for (let i = 0; i < 5_000_000; i++) history.record(i % 1000)
  expect(history.bytes).toBe(bytes)
  expect(bytes).toBeLessThanOrEqual(64 * 1024)
  const { end, min, max } = history.view(300)
  expect(end.at(-1)).toBe(5_000_000)
  expect([...new Set(min), ...new Set(max)]).toEqual([0, 999])
})
