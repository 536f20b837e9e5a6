import { expect, test } from 'vitest'
import { CODE_LINE, codeSize, rowsAt } from '../../../src/ui/features/print/fit.ts'
import { settingOf } from '../../../src/ui/features/print/setting.ts'
import { shortenedLines, withoutLongLiterals } from '../../../src/ui/features/print/shortened-lines.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}`)

test('an output that is too long keeps its ends, and says how many lines are left out', () => {
  expect(shortenedLines(numbered(4), 0, 4, 2)).toEqual({ head: numbered(4), leftOut: 0, tail: [] })
  const { head, leftOut, tail } = shortenedLines(numbered(20), 0, 8, 3)
  expect([...head, ...tail]).toHaveLength(7)
  expect(head[0]).toBe('line 0')
  expect(tail.slice(-3)).toEqual(['line 17', 'line 18', 'line 19'])
  expect(head.length + leftOut + tail.length).toBe(20)
  // Of lines that are no longer kept nothing is known but their number.
  expect(shortenedLines(numbered(5), 100, 4, 1)).toEqual({
    head: [],
    leftOut: 102,
    tail: ['line 2', 'line 3', 'line 4'],
  })
})

test('a long literal keeps its ends, what stands around it stays whole', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `    [${i}.5, 1.0],`)
  const lines = withoutLongLiterals(['W = torch.tensor([', ...rows, '])', 'x = 1'], 10, (n) => `# ${n} left out`)
  expect(lines[0]).toBe('W = torch.tensor([')
  expect(lines.slice(-2)).toEqual(['])', 'x = 1'])
  expect(lines).toContain('# 21 left out')
  expect(lines).toHaveLength(13)
})

test('letters are as large as the room lets them be, lines that are too long counted as often as they are broken', () => {
  const size = codeSize(numbered(50), { width: 300, height: 400 }) ?? 0
  expect(50 * size * CODE_LINE).toBeLessThanOrEqual(400)
  expect(50 * (size + 0.1) * CODE_LINE).toBeGreaterThan(399.9)
  expect(rowsAt(['x'.repeat(100)], 300, 6)).toBe(2)
  expect(codeSize(numbered(100), { width: 300, height: 400 })).toBeNull()
})

test('what does not go onto the page with its chart does with a lower one, or else follows on others', () => {
  const output = { omitted: 0, lines: numbered(90), final: 2 }
  const room = { width: 400, height: 500 }
  const set = (lines: number) =>
    settingOf({ program: numbered(lines), output, rowsLeftOut: String }, { ofProgram: room, ofOutput: room, spare: 80 })
  expect(set(40)).toMatchObject({ isLow: false })
  expect(set(60)).toMatchObject({ isLow: true, size: expect.any(Number) })
  expect(set(90)).toMatchObject({ isLow: false, size: null })
  for (const lines of [40, 60, 90]) {
    const { head, leftOut, tail } = set(lines).output
    expect(head.length + leftOut + tail.length).toBe(90)
    expect(tail.at(-1)).toBe('line 89')
  }
})
