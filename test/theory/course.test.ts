import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { withChange } from '../../src/experiment/run.ts'
import { optimumFor, toDirections } from '../../src/theory/coordinates.ts'
import { expectedCourse, expectedError, expectedErrors, expectedWeight, settledLoss } from '../../src/theory/course.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { plateauAt } from '../../src/theory/plateau.ts'
import { iterationsTo } from '../../src/theory/reach.ts'
import { loadOf } from '../../src/training/state-load.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { allBatches, configWith, enumerated, runWith } from './loop.ts'

const small = tabulate(2, 2, (row, column) => Math.sin(3 * row + column))
const other = tabulate(2, 2, (row, column) => Math.cos(2 * row + 3 * column))
const tiny: Partial<Config> = { W: small, numSamples: 3, batchSize: 1, lr: 0.4 }

/** Sequences of batches that one case goes through. */
const MOST_SEQUENCES = 2500

const cases: Readonly<Record<string, Run>> = {
  'batches of one': runWith(tiny),
  'without replacement': runWith({ ...tiny, numSamples: 4, batchSize: 2 }),
  'with replacement': runWith({ ...tiny, batchSize: 2, sampler: 'choice_replace' }),
  'more than all with replacement': runWith({ ...tiny, numSamples: 2, batchSize: 3, sampler: 'choice_replace' }),
  'the full batch': runWith({ ...tiny, batchSize: 3 }),
  noise: runWith({ ...tiny, noise: 0.5 }),
  'a bias to learn': runWith({ ...tiny, bias: true, noise: 0.3, trueBias: [0.5, -1] }),
  'a bias that is not learned': runWith({ ...tiny, trueBias: [0.5, -1], x: 'randn' }),
  'one sample': runWith({ ...tiny, numSamples: 1 }),
  'fewer samples than inputs': runWith({ ...tiny, W: tabulate(4, 2, (i, j) => i - j), noise: 1 }),
  weight_decay: runWith({ ...tiny, weightDecay: 0.3, noise: 0.5 }),
  'weight_decay where no sample is': runWith({ ...tiny, numSamples: 2, bias: true, weightDecay: 0.3, noise: 0.5 }),
  accumulation: runWith({ ...tiny, accumulationSteps: 3, noise: 0.5 }),
  'accumulated means': runWith({ ...tiny, accumulationSteps: 2, accumulationMean: true, weightDecay: 0.1, noise: 0.5 }),
  sums: runWith({ ...tiny, reduction: 'sum', numSamples: 4, batchSize: 2, lr: 0.1, noise: 0.5 }),
  'sums, accumulated, with momentum and weight_decay': runWith({
    ...tiny,
    reduction: 'sum',
    lr: 0.05,
    momentum: 0.5,
    weightDecay: 0.2,
    accumulationSteps: 2,
    noise: 0.5,
  }),
  'means of sums': runWith({ ...tiny, reduction: 'sum', lr: 0.1, accumulationSteps: 2, accumulationMean: true }),
  'batch_size within a group of sums': runWith(
    { ...tiny, reduction: 'sum', lr: 0.05, noise: 0.5, accumulationSteps: 2, W: other },
    [
      { iteration: 1, key: 'batchSize', value: 2 },
      { iteration: 3, key: 'W', value: small },
      { iteration: 3, key: 'batchSize', value: 3 },
    ],
  ),
  divergence: runWith({ ...tiny, lr: 30 }),
  'live lr': runWith({ ...tiny, noise: 0.5 }, [
    { iteration: 2, key: 'lr', value: 0.9 },
    { iteration: 4, key: 'lr', value: 0.01 },
  ]),
  'live W': runWith({ ...tiny, noise: 0.5, bias: true }, [{ iteration: 2, key: 'W', value: other }]),
  'changes at once': runWith({ ...tiny, noise: 0.5 }, [
    { iteration: 0, key: 'W', value: other },
    { iteration: 0, key: 'weightDecay', value: 0.2 },
    { iteration: 3, key: 'batchSize', value: 3 },
    { iteration: 4, key: 'batchSize', value: 2 },
    { iteration: 4, key: 'weightDecay', value: 0 },
  ]),
  'changes within a group': runWith({ ...tiny, noise: 0.5, accumulationSteps: 3, weightDecay: 0.2 }, [
    { iteration: 1, key: 'W', value: other },
    { iteration: 2, key: 'batchSize', value: 2 },
    { iteration: 2, key: 'lr', value: 0.2 },
    { iteration: 4, key: 'W', value: small },
    { iteration: 5, key: 'weightDecay', value: 0 },
  ]),
  'changes within a group of means': runWith(
    { ...tiny, noise: 0.5, accumulationSteps: 2, accumulationMean: true, W: other },
    [
      { iteration: 1, key: 'W', value: small },
      { iteration: 3, key: 'batchSize', value: 2 },
    ],
  ),
}

function known<T>(
  predicted: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: unknown },
): T {
  if (!predicted.ok) throw new Error(JSON.stringify(predicted.reason))
  return predicted.value
}

describe('expectedCourse', () => {
  test.each(Object.entries(cases))('%s: is the average over every sequence of batches', (_, run) => {
    const end = Math.min(6, Math.floor(Math.log(MOST_SEQUENCES) / Math.log(allBatches(run.config).length)))
    const problem = leastSquaresOf(run.config)
    const { losses, weight } = enumerated(problem, run, end)
    const course = known(
      expectedCourse(
        problem,
        run,
        losses.map((_, iteration) => iteration),
      ),
    )
    for (const [iteration, loss] of losses.entries()) {
      expect(Math.abs((course.expected[iteration] as number) / loss - 1), `${iteration}`).toBeLessThan(1e-12)
    }
    expect(course.exactUntil).toBe(Number.POSITIVE_INFINITY)
    const expected = known(expectedWeight(problem, run, end))
    const scale = Math.max(...weight.map(Math.abs))
    for (const [at, value] of weight.entries()) expect((expected[at] as number) / scale).toBeCloseTo(value / scale, 12)
  })

  const momentum: Readonly<Record<string, Partial<Config>>> = {
    'heavy ball': { momentum: 0.9, weightDecay: 0.1 },
    dampened: { momentum: 0.7, dampening: 0.4 },
    nesterov: { momentum: 0.8, nesterov: true },
  }

  const batches: Readonly<Record<string, Partial<Config>>> = {
    'one at a time': { noise: 0.5 },
    'of two': { numSamples: 4, batchSize: 2, noise: 0.5 },
    accumulated: { accumulationSteps: 2, noise: 0.5 },
    'with a bias that the model lacks': { trueBias: [0.5, -1] },
  }

  const courses = Object.entries(momentum).flatMap(([name, values]) =>
    Object.entries(batches).map(([how, more]) => [`${name}, ${how}`, { ...tiny, ...values, ...more }] as const),
  )

  test.each(courses)('%s: the expected loss and the mean weight are exact with momentum', (_, values) => {
    const changes: Run['changes'] = [
      { iteration: 1, key: 'W', value: other },
      { iteration: 3, key: 'momentum', value: 0 },
      { iteration: 3, key: 'batchSize', value: 1 },
      { iteration: 4, key: 'momentum', value: 0.5 },
      { iteration: 5, key: 'lr', value: 0.2 },
      { iteration: 5, key: 'W', value: small },
    ]
    const run = runWith(values, changes)
    const problem = leastSquaresOf(run.config)
    const end = Math.min(7, Math.floor(Math.log(MOST_SEQUENCES) / Math.log(allBatches(run.config).length)))
    const { losses, weight } = enumerated(problem, run, end)
    const course = known(
      expectedCourse(
        problem,
        run,
        losses.map((_, iteration) => iteration),
      ),
    )
    expect(course).toMatchObject({ exactUntil: Number.POSITIVE_INFINITY, reason: null })
    for (const [iteration, loss] of losses.entries()) expect(course.expected[iteration]).toBeCloseTo(loss, 10)
    const expected = known(expectedWeight(problem, run, end))
    for (const [at, value] of weight.entries()) expect(expected[at]).toBeCloseTo(value, 9)
  })

  test.each(Object.entries(momentum))('%s: the full batch is exact throughout', (_, values) => {
    const run = runWith({ ...tiny, ...values, batchSize: 3, noise: 0.5 })
    const problem = leastSquaresOf(run.config)
    const { losses } = enumerated(problem, run, 20)
    const course = known(
      expectedCourse(
        problem,
        run,
        losses.map((_, iteration) => iteration),
      ),
    )
    for (const [iteration, loss] of losses.entries()) expect(course.expected[iteration]).toBeCloseTo(loss, 10)
  })

  test('above twenty-four directions the mean course remains, with momentum above twelve', () => {
    const wide = runWith({ W: tabulate(25, 1, (row) => row / 25) })
    const course = known(expectedCourse(leastSquaresOf(wide.config), wide, [0, 1000]))
    expect(course).toMatchObject({ exactUntil: 0, reason: { code: 'inputs', inputs: 25, most: 24 } })
    expect(course.ofMeanWeight[1]).toBeLessThan(course.ofMeanWeight[0] as number)
    const changes: Run['changes'] = [{ iteration: 100, key: 'momentum', value: 0.5 }]
    const late = runWith({ W: tabulate(13, 1, (row) => row / 13) }, changes)
    const ended = known(expectedCourse(leastSquaresOf(late.config), late, [99, 100]))
    expect(ended).toMatchObject({ exactUntil: 100, reason: { code: 'momentum', iteration: 100 } })
    expect(ended.expected[0]).toBeGreaterThan(0)
    expect(ended.expected[1]).toBeNaN()
  })

  test('of wide W with few samples the directions that they have are followed', () => {
    const run = runWith({ W: tabulate(30, 1, (row) => row / 30), numSamples: 2, batchSize: 1, noise: 0.3, lr: 0.05 })
    const problem = leastSquaresOf(run.config)
    const { losses } = enumerated(problem, run, 8)
    const course = known(
      expectedCourse(
        problem,
        run,
        losses.map((_, iteration) => iteration),
      ),
    )
    for (const [iteration, loss] of losses.entries())
      expect((course.expected[iteration] ?? 0) / loss).toBeCloseTo(1, 10)
  })

  test('says why there is no prediction, and that nothing moves without a step', () => {
    const reasonOf = (values: Partial<Config>) => expectedCourse(leastSquaresOf(configWith({})), runWith(values), [0])
    expect(reasonOf({ off: ['zero_grad'] })).toEqual({ ok: false, reason: { code: 'zeroGrad' } })
    expect(reasonOf({ sampler: 'shuffle' })).toEqual({ ok: false, reason: { code: 'loader' } })
    // Its full loss is no squared error, though no weight moves.
    expect(reasonOf({ loss: 'l1', off: ['step'] })).toEqual({ ok: false, reason: { code: 'loss' } })
    const still = runWith({ off: ['step', 'zero_grad'] })
    const course = known(expectedCourse(leastSquaresOf(still.config), still, [0, 1e9]))
    expect(course.expected[1]).toBe(course.expected[0])
  })

  test('what grows beyond a double is infinite, with momentum or without', () => {
    for (const values of [{ lr: 1e30 }, { momentum: 1.5, batchSize: 100 }]) {
      const run = runWith(values)
      const course = known(expectedCourse(leastSquaresOf(run.config), run, [1e6, 1e9]))
      expect(course.expected).toEqual(Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY))
    }
  })

  test('settles where it says, and never where it grows', () => {
    const config = configWith({ noise: 0.3, lr: 0.3, weightDecay: 0.01 })
    const problem = leastSquaresOf(config)
    const settled = known(settledLoss(problem, config))
    const [late] = known(expectedCourse(problem, { config, changes: [] }, [1_000_000_000])).expected
    expect(late).toBeCloseTo(settled, 12)
    expect(settled).toBeGreaterThan(problem.floor)
    expect(known(settledLoss(problem, { ...config, lr: 2.5 }))).toBe(Number.POSITIVE_INFINITY)
  })
})

test('errors along a whole axis are those of each moment, from the optimum of the W then in effect', () => {
  const run = cases['live W']
  if (run === undefined) throw new Error('no such case')
  const problem = leastSquaresOf(run.config)
  const iterations = [0, 1, 2, 3, 7, 1000]
  const along = known(expectedErrors(problem, run, iterations))
  for (const [i, iteration] of iterations.entries()) {
    const { mean, optimum } = known(expectedError(problem, run, iteration))
    expect(along[i]).toEqual(mean)
    const own = toDirections(problem, optimumFor(problem, iteration < 2 ? small : other))
    for (const [at, value] of own.entries()) expect(optimum[at]).toBeCloseTo(value, 12)
  }
})

describe('where a state from elsewhere is loaded', () => {
  const config = configWith({ noise: 0.1 })
  const problem = leastSquaresOf(config)
  const before = { config, changes: [{ iteration: 50, key: 'lr', value: 0.02 }] } satisfies Run
  const elsewhere = new Trainer(runWith({ seed: 7, lr: 0.5 }))
  for (let i = 0; i < 3; i++) elsewhere.iterate()
  const load = (iteration: number): Run => {
    const { model, optimizer } = elsewhere.save()
    return withChange(before, loadOf({ model, optimizer }, config, iteration))
  }
  const moments = [0, 40, 99, 100, 101, 400]

  test('the course stops, and says why; up to there it is what it was', () => {
    const [straight, ended] = [before, load(100)].map((run) => known(expectedCourse(problem, run, moments)))
    expect(ended).toMatchObject({ exactUntil: 100, reason: { code: 'state', iteration: 100 } })
    for (const curve of ['expected', 'ofMeanWeight'] as const) {
      expect(ended?.[curve].slice(0, 3)).toEqual(straight?.[curve].slice(0, 3))
      expect(ended?.[curve].slice(3).every(Number.isNaN)).toBe(true)
    }
  })

  test('nothing else is foretold of what comes after', () => {
    const run = load(100)
    const reason = { ok: false, reason: { code: 'state', iteration: 100 } }
    expect(expectedError(problem, run, 99)).toEqual(expectedError(problem, before, 99))
    expect(expectedError(problem, run, 100)).toEqual(reason)
    expect(expectedWeight(problem, run, 5000)).toEqual(reason)
    expect(iterationsTo(problem, run, 1e-6)).toEqual(reason)
    expect(plateauAt(problem, run, 200)).toEqual(reason)
    expect(expectedCourse(problem, load(0), moments)).toEqual({ ok: false, reason: { code: 'state', iteration: 0 } })
    const lines = known(expectedErrors(problem, run, moments))
    expect(lines.map((mean) => mean.some(Number.isNaN))).toEqual([false, false, false, true, true, true])
  })
})
