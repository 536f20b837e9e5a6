import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Run } from '../../../src/experiment/config.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { type ChangeText, changeLabels, changeTexts } from '../../../src/ui/plot/change-labels.ts'
import { textWidth } from '../../../src/ui/plot/text-width.ts'

const { config } = presets.tutorial
const run: Run = {
  config,
  changes: [
    { iteration: 100, key: 'lr', value: 0.05 },
    { iteration: 200, key: 'lr', value: 0.1 },
    { iteration: 2000, key: 'batchSize', value: 9 },
    { iteration: 3500, key: 'W', value: config.W },
    { iteration: 4900, key: 'lr', value: 0.2 },
  ],
}

const roomOf = (width: number, rows = 3, last = 5000) => ({ width, rows, toX: (at: number) => (at / last) * width })

test('live changes are labelled each, in rows, to the left of the line where there is no room to its right', () => {
  const labels = changeLabels(changeTexts(run), roomOf(530))
  expect(labels.map(({ text }) => text)).toEqual([
    'lr 0.01 → 0.05',
    'lr 0.05 → 0.1',
    'batch_size 4 → 9',
    'W',
    'lr 0.1 → 0.2',
  ])
  expect(labels.map(({ row }) => row)).toEqual([0, 1, 0, 0, 0])
  expect(labels.at(-1)?.x).toBeLessThan((4900 / 5000) * 530)
})

test('neighbours with too little room get one label that counts them', () => {
  const changes = Array.from({ length: 200 }, (_, i) => ({ iteration: i * 25, key: 'lr', value: i + 1 }) as const)
  const labels = changeLabels(changeTexts({ config, changes }), roomOf(530))
  expect(labels.length).toBeGreaterThan(10)
  expect(labels[0]?.text).toMatch(/^lr ×\d+$/)
  expect(labels.flatMap((label) => label.changes.map(({ iteration }) => iteration))).toEqual(
    changes.map(({ iteration }) => iteration),
  )
})

test('however many there are and wherever, every change belongs to a label, no label is cut, and none lies on another', () => {
  const names = fc.constantFrom('lr', 'momentum', 'batch_size', 'W', 'weight_decay')
  const change = fc.record({ iteration: fc.integer({ min: 1, max: 5000 }), name: names })
  const width = fc.integer({ min: 220, max: 1200 })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), width, fc.integer({ min: 2, max: 3 }), (given, wide, rows) => {
      const changes = given
        .toSorted((a, b) => a.iteration - b.iteration)
        .map(
          ({ iteration, name }): ChangeText => ({
            iteration,
            name,
            full: `${name} 0.001 → 0.002`,
            short: `${name} 0.002`,
          }),
        )
      const labels = changeLabels(changes, roomOf(wide, rows))
      expect(labels.flatMap((label) => label.changes)).toEqual(changes)
      expect(new Set(labels.map(({ row }) => row)).size).toBeLessThanOrEqual(rows)
      const ends: number[] = []
      for (const { text, x, row } of labels) {
        expect(x).toBeGreaterThanOrEqual(ends[row] ?? 0)
        ends[row] = x + textWidth(text)
        expect(ends[row]).toBeLessThanOrEqual(wide)
      }
    }),
  )
})
