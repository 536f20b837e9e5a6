import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CostLines } from '../../../src/engine/worker/cost-lines.ts'

function recordFrom(lines: CostLines, from: number, to: number, lossOf: (iteration: number) => number): void {
  for (let iteration = from + 1; iteration <= to; iteration++) lines.record(iteration, lossOf(iteration))
}

test('the lines up to any moment, and after a truncation those of the new future', () => {
  const moments = fc.array(fc.nat({ max: 300 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), moments, (logEvery, [end = 0, at = 0, shown = 0]) => {
      const lines = new CostLines(300, logEvery)
      recordFrom(lines, 0, end, (iteration) => iteration)
      const cut = Math.min(at, end)
      lines.truncate(cut)
      recordFrom(lines, cut, end, (iteration) => -iteration)
      const printed = Array.from({ length: Math.floor(end / logEvery) }, (_, i) => (i + 1) * logEvery)
      const losses = printed.filter((i) => i <= shown).map((i) => (i <= cut ? i : -i))
      expect(lines.upTo(shown)).toEqual({ omitted: 0, losses: Float32Array.from(losses) })
    }),
  )
})

test('only the last ten thousand are kept, and what was let go of is never made up', () => {
  const lines = new CostLines(1_000_000_000, 1)
  recordFrom(lines, 0, 15_000, (iteration) => iteration)
  const { omitted, losses } = lines.upTo(15_000)
  expect([omitted, losses.length, losses[0], losses.at(-1)]).toEqual([5000, 10_000, 5001, 15_000])
  expect(lines.upTo(3000)).toEqual({ omitted: 3000, losses: new Float32Array(0) })
  lines.truncate(12_000)
  expect([lines.upTo(12_000).omitted, lines.upTo(12_000).losses[0]]).toEqual([5000, 5001])
  lines.truncate(2000)
  expect(lines.upTo(2000)).toEqual({ omitted: 2000, losses: new Float32Array(0) })
  recordFrom(lines, 2000, 2003, (iteration) => -iteration)
  expect(lines.upTo(2002)).toEqual({ omitted: 2000, losses: Float32Array.of(-2001, -2002) })
})

test('a run that is over before its first line has none', () => {
  const lines = new CostLines(5, 1000)
  recordFrom(lines, 0, 5, (iteration) => iteration)
  expect(lines.upTo(5)).toEqual({ omitted: 0, losses: new Float32Array(0) })
})
