import { expect, test, vi } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { directionErrors } from '../../src/theory/directions.ts'
import { joined } from '../../src/theory/joined.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { Desk } from '../../src/theory/questions/desk.ts'
import type { DirectionsAnswer, LandscapePlane, Question, WeightSamples } from '../../src/theory/questions/questions.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { configWith, runWith } from './loop.ts'

vi.mock('../../src/theory/least-squares.ts', async (original) => {
  const real = await original<typeof import('../../src/theory/least-squares.ts')>()
  return { ...real, leastSquaresOf: vi.fn(real.leastSquaresOf) }
})

/** The weights of `run` at some iterations, of the output columns from `first` on. */
function samplesOf(run: Run, iterations: readonly number[], first: number, count: number): WeightSamples {
  const trainer = new Trainer(run)
  const problem = leastSquaresOf(run.config)
  const { width } = problem
  const weights = iterations.flatMap((iteration) => {
    while (trainer.iteration < iteration) trainer.iterate()
    const all = joined(problem, trainer.values())
    return [...all.subarray(first * width, (first + count) * width)]
  })
  return { iterations: Float64Array.from(iterations), weights: Float32Array.from(weights) }
}

function directionsOf(run: Run, grid: readonly number[], first: number, count: number): DirectionsAnswer {
  const [samples, now] = [samplesOf(run, grid, first, count), samplesOf(run, [10], first, count)]
  const answer = new Desk().answer({ type: 'directions', run, columns: { first, count }, samples, now, grid })
  if (answer.type !== 'directions') throw new Error(answer.type)
  return answer
}

function planeOf(run: Run, grid: readonly number[], iteration: number): LandscapePlane {
  const [samples, now] = [samplesOf(run, grid, 1, 1), samplesOf(run, [iteration], 1, 1)]
  const asked = {
    type: 'landscape',
    run,
    column: 1,
    iteration,
    samples,
    now,
    others: [{ key: '1', samples }],
    grid,
  } as const
  const answer = new Desk().answer(asked)
  if (answer.type !== 'landscape' || answer.plane === null) throw new Error(answer.type)
  return answer.plane
}

test('the data of a run are worked out once, whatever is asked of it and at whatever lr', () => {
  const desk = new Desk()
  vi.mocked(leastSquaresOf).mockClear()
  const none = { iterations: new Float64Array(), weights: new Float32Array() }
  for (const lr of [0.001, 0.01, 0.02]) {
    const run = structuredClone(runWith({ lr, batchSize: 7 }))
    const { config } = run
    const [parameters, batchSizes, grid] = [new Trainer(run).values(), [1, 7], [0, 1, 5]]
    const questions: readonly Question[] = [
      { type: 'course', run, iterations: [0, 1] },
      { type: 'rates', run, config, batchSizes },
      { type: 'insight', run, config, iteration: 0, parameters, batchSizes },
      { type: 'directions', run, columns: { first: 0, count: 2 }, samples: none, now: none, grid },
      { type: 'landscape', run, column: 0, iteration: 0, samples: none, now: none, others: [], grid },
    ]
    for (const question of questions) expect(desk.answer(question).type).toBe(question.type)
  }
  expect(leastSquaresOf).toHaveBeenCalledTimes(1)
  desk.answer({ type: 'course', run: runWith({ seed: 1 }), iterations: [0] })
  desk.answer({ type: 'course', run: runWith({}), iterations: [0] })
  expect(leastSquaresOf).toHaveBeenCalledTimes(2)
})

test('errors by direction are those of the weights told, and of a full batch those expected', () => {
  const run = runWith({ batchSize: 100, bias: true })
  const grid = [0, 1, 10, 100, 400]
  const trainer = new Trainer(run)
  const { lines, rank, width, rounding, halving, reason } = directionsOf(run, grid, 0, 2)
  expect([rank, width, lines.length, reason]).toEqual([4, 4, 4, null])
  const problem = leastSquaresOf(run.config)
  const { lengths } = directionErrors(problem, joined(problem, trainer.values()))
  for (const [i, line] of lines.entries()) {
    expect(line.values[0]).toBeCloseTo(lengths[i] ?? Number.NaN, 6)
    expect(line.now).toBe(line.values[2])
    for (const [at, value] of line.values.entries()) expect(line.expected?.[at]).toBeCloseTo(value, 5)
  }
  // |1 - lr lambda| a step, the steepest fastest.
  expect(halving?.fastest).toBeCloseTo(Math.LN2 / -Math.log(1 - Math.fround(0.01) * (lines.at(-1)?.eigenvalue ?? 0)), 6)
  expect(rounding).toBe(2 ** -25)
})

test('of one column its own errors are told, and why nothing is expected', () => {
  const run = runWith({ optimizer: 'adam', bias: true })
  const { lines, reason } = directionsOf(run, [0, 10], 1, 1)
  const trainer = new Trainer(run)
  const problem = leastSquaresOf(run.config)
  const { coefficients } = directionErrors(problem, joined(problem, trainer.values()))
  expect(reason?.code).toBe('optimizer')
  for (const [i, line] of lines.entries()) {
    expect(line.values[0]).toBeCloseTo(Math.abs(coefficients[problem.width + i] ?? Number.NaN), 6)
    expect(line.expected).toBeNull()
  }
})

test('after the target has changed distances are from the new optimum', () => {
  const W = { rows: 3, columns: 2, data: [1, 2, 3, 4, 5, 6] }
  const run: Run = { config: configWith({ batchSize: 100 }), changes: [{ iteration: 5, key: 'W', value: W }] }
  const { lines } = directionsOf(run, [4, 5, 2000], 0, 2)
  for (const line of lines) {
    expect(line.values[1]).toBeCloseTo(line.expected?.[1] ?? Number.NaN, 5)
    expect(line.values[2]).toBeCloseTo(line.expected?.[2] ?? Number.NaN, 4)
  }
  const { expected, path, floor } = planeOf(run, [0, 4, 5, 2000], 4)
  expect(expected).toHaveLength(2)
  expect(planeOf(run, [0, 4, 5, 2000], 2000).expected).toHaveLength(2)
  expect([path.length, floor]).toEqual([4, expect.closeTo(0, 9)])
})

test('of many directions the slowest and the fastest are told', () => {
  const W = { rows: 16, columns: 1, data: Array.from({ length: 16 }, (_, i) => i / 16) }
  const { lines, rank } = directionsOf(runWith({ W, batchSize: 100 }), [0], 0, 1)
  expect(rank).toBe(16)
  expect(lines.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15])
})

test('a landscape holds its paths, expected and run, and its contours close within reach', () => {
  const run = runWith({ batchSize: 100, noise: 0.1 })
  const { path, others, expected, range, contours, floor, slow, fast, now } = planeOf(run, [0, 10, 100], 10)
  expect(now).toEqual(path[1])
  expect(others).toEqual([{ key: '1', points: path.map((each) => [each.slow, each.fast]) }])
  for (const [i, [x, y]] of expected.entries()) {
    expect([x, y]).toEqual([expect.closeTo(path[i]?.slow ?? 0, 5), expect.closeTo(path[i]?.fast ?? 0, 5)])
    expect(x).toBeGreaterThan(range.low[0])
    expect(y).toBeLessThan(range.high[1])
  }
  expect(contours.length).toBeGreaterThan(5)
  for (const each of contours) {
    expect(floor + slow.curvature * each.slow ** 2).toBeCloseTo(each.loss, 12)
    expect(floor + fast.curvature * each.fast ** 2).toBeCloseTo(each.loss, 12)
  }
  const inOne = new Desk().answer({
    type: 'landscape',
    run: runWith({ W: { rows: 1, columns: 2, data: [1, 2] } }),
    column: 0,
    iteration: 0,
    samples: { iterations: new Float64Array(), weights: new Float32Array() },
    now: { iterations: new Float64Array(), weights: new Float32Array() },
    others: [],
    grid: [],
  })
  expect(inOne).toEqual({ type: 'landscape', plane: null })
})
