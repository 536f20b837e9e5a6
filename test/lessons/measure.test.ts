import { expect, test } from 'vitest'
import { described } from '../../src/lessons/lesson.ts'
import {
  columnError,
  errorHalves,
  fullLoss,
  gradientVariance,
  halving,
  learned,
  type Measure,
  maxError,
  meanFullLoss,
  measured,
  risingCosts,
  rowsDrawn,
} from '../../src/lessons/measure.ts'
import { learnedOf } from '../../src/training/learned.ts'
import { difference } from '../../src/training/progress.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { held } from '../training/held.ts'
import { EngineLaboratory } from './engine-laboratory.ts'

// What measures are, by the plain loop.

const laboratory = new EngineLaboratory()
const run = described({ iterations: 600, logEvery: 20, noise: 0.1, lr: 0.1 })
const inRun = (measure: Measure) => measured(measure, run, laboratory)

interface Seen {
  readonly loss: number
  readonly full: number
  readonly weight: Float32Array
  readonly error: number
  readonly rows: readonly number[]
}

/** What the loop sees after each iteration of `run`, the first at 1. */
function course(values: Parameters<typeof described>[0] = {}): readonly Seen[] {
  const trainer = new Trainer({ config: { ...run.config, ...values }, changes: [] })
  const { batchSize, iterations, W } = trainer.config
  return Array.from({ length: iterations }, () => {
    trainer.advance()
    const rows = [...trainer.moment(batchSize).indices]
    trainer.iterate()
    const { loss } = trainer
    const { weight } = held(trainer)
    return {
      loss,
      full: trainer.fullLoss(),
      weight,
      error: difference(learnedOf({ parameters: trainer.values() }), W),
      rows,
    }
  })
}

test('of a moment: the loss, the largest error and the sum of the errors of a column', async () => {
  const { full, error, weight } = course()[299] ?? expect.fail()
  expect(await inRun(fullLoss(300))).toBe(full)
  expect(await inRun(maxError(300))).toBe(error)
  expect(await inRun(learned(2, 1, 300))).toBe(weight[5])
  const sums = [0, 1].map((column) => {
    const targets = [0.3, 0.4, 0.5, 0.6, 0.6, 0.2].filter((_, i) => i % 2 === column)
    return targets.reduce((sum, target, row) => sum + (weight[column * 3 + row] ?? 0) - Math.fround(target), 0)
  })
  expect(await inRun(columnError(0, 300))).toBeCloseTo(sums[0] ?? 0, 12)
  expect(await inRun(columnError(1, 300))).toBeCloseTo(sums[1] ?? 0, 12)
})

test('the largest error is half of what it was when it is said to be, and not the iteration before', async () => {
  const plain = { noise: 0, lr: 0.01, iterations: 3000 }
  const after = await inRun(errorHalves(1000, plain))
  const errors = course(plain).map(({ error }) => error)
  expect(errors[999 + after]).toBeLessThanOrEqual((errors[999] ?? 0) / 2)
  expect(errors[998 + after]).toBeGreaterThan((errors[999] ?? 0) / 2)
  expect(await inRun(errorHalves(2900, plain))).toBeNaN()
})

test('what is added up over a run', async () => {
  const seen = course()
  const costs = seen.filter((_, i) => (i + 1) % 20 === 0).map(({ loss }) => loss)
  expect(await inRun(risingCosts())).toBe(costs.filter((cost, i) => i > 0 && cost > (costs[i - 1] ?? 0)).length)
  const late = seen.slice(299).map(({ full }) => full)
  // Not every full loss is recorded.
  expect((await inRun(meanFullLoss(300))) / (late.reduce((sum, full) => sum + full, 0) / late.length)).toBeCloseTo(1, 2)
  expect(await inRun(rowsDrawn(25))).toBe(new Set(seen.slice(0, 25).flatMap(({ rows }) => rows)).size)
  expect(await inRun(rowsDrawn(25, { sampler: 'shuffle' }))).toBe(100)
})

test('what the theory knows: how the mean error of all runs halves, and how gradients scatter', async () => {
  // With a full batch the mean is the run itself.
  const plain = { noise: 0, lr: 0.1, batchSize: 100, iterations: 700 }
  const slowest = await inRun(halving('slowest', plain))
  const errors = course(plain).map(({ error }) => error)
  expect((errors[500 + Math.round(slowest) - 1] ?? 0) / (errors[499] ?? 1)).toBeCloseTo(0.5, 2)
  expect(await inRun(halving('fastest', plain))).toBeLessThan(slowest / 10)
  expect(await inRun(gradientVariance({ batchSize: 1 }))).toBe(1)
  expect(await inRun(gradientVariance())).toBeCloseTo(96 / (4 * 99), 12)
})
