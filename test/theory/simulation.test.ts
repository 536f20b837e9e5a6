import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { expectedCourse } from '../../src/theory/course.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { limitsOf } from '../../src/theory/limits.ts'
import { roundingLoss } from '../../src/theory/rounding.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { configWith, runWith } from './loop.ts'

const RUNS = 400
const STANDARD_ERRORS = 3
/** Float32 keeps the losses of the real trainer to so many parts. */
const ROUNDING = 1e-5

/** Mean and standard error at each of the iterations, over runs that differ by their batches alone. */
interface Sample {
  readonly mean: number
  readonly error: number
}

function summary(losses: readonly number[]): Sample {
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  const square = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / (losses.length - 1)
  return { mean, error: Math.sqrt(square / losses.length) }
}

/** The trainer, with np_seed 0, 1, .. */
function trained(run: Run, iterations: readonly number[]): readonly Sample[] {
  const losses: number[][] = iterations.map(() => [])
  for (let npSeed = 0; npSeed < RUNS; npSeed++) {
    const trainer = new Trainer({ ...run, config: { ...run.config, npSeed } })
    for (const [i, iteration] of iterations.entries()) {
      while (trainer.iteration < iteration) trainer.iterate()
      losses[i]?.push(trainer.fullLoss())
    }
  }
  return losses.map(summary)
}

function agrees(run: Run, iterations: readonly number[], samples: readonly Sample[]): void {
  const course = expectedCourse(leastSquaresOf(run.config), run, iterations)
  for (const [i, { mean, error }] of samples.entries()) {
    const expected = course.ok ? (course.value.expected[i] as number) : Number.NaN
    const off = Math.max(0, Math.abs(mean - expected) - ROUNDING * expected)
    expect(off, `after ${iterations[i]}: ${mean} against ${expected}`).toBeLessThanOrEqual(STANDARD_ERRORS * error)
  }
}

/** lr at a share of the mean square's limit. */
function withShare(values: Partial<Config>, share: number, changes: Run['changes'] = []): Run {
  const config = configWith(values)
  const { meanSquare } = limitsOf(leastSquaresOf(config), config)
  return runWith({ ...values, lr: share * (meanSquare.ok ? meanSquare.value : Number.NaN) }, changes)
}

describe('the mean of 400 seeded runs lies within its sampling error of the expected course', () => {
  const iterations = [1, 10, 40, 120]
  const W = tabulate(3, 2, (row, column) => row - column)

  const runs: Readonly<Record<string, Run>> = {
    tutorial: runWith({}),
    'at half the limit': withShare({}, 0.5),
    'batches of one, at half the limit, with noise': withShare({ batchSize: 1, noise: 0.2 }, 0.5),
    'a bias, and one that is true': withShare({ bias: true, trueBias: [0.5, -0.5], noise: 0.1 }, 0.4),
    'live lr, batch_size and W': runWith({ lr: 0.5, noise: 0.1 }, [
      { iteration: 10, key: 'lr', value: 1 },
      { iteration: 30, key: 'W', value: W },
      { iteration: 60, key: 'batchSize', value: 1 },
      { iteration: 60, key: 'lr', value: 0.3 },
    ]),
    'eight inputs': withShare({ W: tabulate(8, 1, (row) => Math.sin(row)), noise: 0.1, x: 'randn' }, 0.4),
    'with replacement': withShare({ sampler: 'choice_replace', batchSize: 2, noise: 0.2, numSamples: 10 }, 0.5),
    'without replacement': withShare({ batchSize: 5, noise: 0.2, numSamples: 8 }, 0.5),
    accumulation: withShare({ accumulationSteps: 3, batchSize: 1, noise: 0.2, numSamples: 10 }, 0.4),
    sums: withShare({ reduction: 'sum', batchSize: 2, noise: 0.2, numSamples: 10 }, 0.5),
    momentum: withShare({ momentum: 0.9, batchSize: 2, noise: 0.2, numSamples: 10 }, 0.4),
    nesterov: withShare({ momentum: 0.8, nesterov: true, batchSize: 1, noise: 0.2, numSamples: 10 }, 0.4),
    weight_decay: withShare({ weightDecay: 0.1, batchSize: 2, noise: 0.2, numSamples: 10 }, 0.5),
  }

  test.each(Object.entries(runs))('%s', (_, run) => {
    agrees(run, iterations, trained(run, iterations))
  })
})

test.each([4, 100])('float32 stops a run with batches of %i near where roundingLoss says', (batchSize) => {
  const config = configWith({ lr: 0.5, batchSize })
  const trainer = new Trainer({ config, changes: [] })
  while (trainer.iteration < 6000) trainer.iterate()
  const estimate = roundingLoss(leastSquaresOf(config), config)
  const ratio = trainer.fullLoss() / (estimate.ok ? estimate.value : Number.NaN)
  expect(ratio).toBeGreaterThan(1 / 8)
  expect(ratio).toBeLessThan(8)
})
