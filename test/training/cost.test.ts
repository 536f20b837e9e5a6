import { expect, test } from 'vitest'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { fullLossCost, iterationCost, runCost } from '../../src/training/cost.ts'

const tutorial = defaults[CURRENT]

test('an iteration costs a draw for each sample and six operations for each row and element of W', () => {
  const more = (values: Partial<typeof tutorial>) => iterationCost({ ...tutorial, ...values }) - iterationCost(tutorial)
  expect(more({ numSamples: 101 })).toBe(2)
  expect(more({ batchSize: 5 })).toBe(6 * 6)
  expect(more({ W: tabulate(4, 2, () => 1) })).toBe(6 * 4 * 2)
  expect(iterationCost(tutorial)).toBeGreaterThan(2 * 100 + 6 * 4 * 6)
})

test('the loss over all samples costs two for each sample and element of W', () => {
  expect(fullLossCost(tutorial)).toBe(2 * 100 * 6)
})

test('a run costs its iterations, with the largest batches that it has', () => {
  const [plain, large] = [iterationCost(tutorial), iterationCost({ ...tutorial, batchSize: 50 })]
  const grows = { iteration: 100, key: 'batchSize', value: 50 } as const
  const shrinks = { iteration: 200, key: 'batchSize', value: 1 } as const
  expect(runCost({ config: tutorial, changes: [] })).toBe(5000 * plain)
  expect(runCost({ config: tutorial, changes: [grows, shrinks] })).toBe(5000 * large)
  expect(runCost({ config: { ...tutorial, batchSize: 50 }, changes: [shrinks] })).toBe(5000 * large)
})
