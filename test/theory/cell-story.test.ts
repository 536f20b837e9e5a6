import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { type CellStory, cellStory } from '../../src/theory/cell-story.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { runWith } from './loop.ts'
import { beforeOf, momentAt } from './moments.ts'

function storiesOf(values: Partial<Config>, ended: boolean): readonly CellStory[] {
  const run = runWith(values)
  const problem = leastSquaresOf(run.config)
  const moment = ended ? momentAt(run) : beforeOf(run)
  const { rows, columns } = run.config.W
  return Array.from({ length: rows * columns }, (_, at) =>
    cellStory(problem, moment, Math.floor(at / columns), at % columns),
  )
}

const W = tabulate(4, 2, (row, column) => Math.sin(3 * row + column))

const runs: Readonly<Record<string, Partial<Config>>> = {
  tutorial: {},
  noise: { noise: 0.1, lr: 0.1, iterations: 500 },
  'a bias that the model lacks': { trueBias: [1, 2], lr: 0.5, iterations: 500 },
  'a bias that it has': { trueBias: [1, 2], bias: true, lr: 0.1, iterations: 500 },
  weight_decay: { weightDecay: 0.1, lr: 0.5, iterations: 500 },
  'fewer samples than inputs': { W, numSamples: 2, batchSize: 1, lr: 0.5, iterations: 300 },
  'those with weight_decay': { W, numSamples: 2, batchSize: 1, lr: 0.5, weightDecay: 0.01, iterations: 300 },
  momentum: { momentum: 0.9, noise: 0.1, iterations: 500 },
  adam: { optimizer: 'adam', lr: 0.01, iterations: 100, noise: 0.1 },
  l1: { loss: 'l1', lr: 0.01, iterations: 100 },
}

describe.each(Object.entries(runs))('%s', (_, values) => {
  test.each([false, true])('the terms are what learned is off from the target; at the end: %s', (ended) => {
    for (const { target, learned, terms } of storiesOf(values, ended)) {
      const total = terms.reduce((sum, { value }) => sum + value, target)
      expect(total).toBeCloseTo(learned, 6)
      const sizes = terms.map(({ value }) => Math.abs(value))
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    }
  })
})

test('0.4021 is the second direction’s, 0.5090 the slowest’s', () => {
  const stories = storiesOf({}, true)
  const story = (row: number, column: number) => stories[row * 2 + column]
  expect(story(1, 0)?.learned).toBeCloseTo(0.509, 4)
  expect(story(1, 0)?.terms[0]).toMatchObject({ kind: 'direction', index: 0 })
  expect(story(0, 1)?.learned).toBeCloseTo(0.4021, 4)
  expect(story(0, 1)?.terms[0]).toMatchObject({ kind: 'direction', index: 1 })
  expect(story(1, 0)?.remedy?.type).toBe('run')
})

test('what holds a weight is named, with what would bring it home', () => {
  const first = (values: Partial<Config>) =>
    storiesOf(values, true).map(({ terms, remedy }) => [terms[0]?.kind, remedy])
  for (const [kind, remedy] of first({ trueBias: [1, 2], lr: 0.1, iterations: 3000 })) {
    expect([kind, remedy]).toEqual(['missing-bias', { type: 'set', key: 'bias', value: true }])
  }
  for (const [kind] of first({ weightDecay: 1, lr: 0.1, iterations: 1000, batchSize: 100 }))
    expect(kind).toBe('weight-decay')
  const [lone] = first({ W: tabulate(2, 1, () => 1), numSamples: 1, batchSize: 1, lr: 0.1, iterations: 3000 })
  expect(lone).toEqual(['undetermined', { type: 'set', key: 'numSamples', value: 100 }])
})
