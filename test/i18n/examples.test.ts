import { describe, expect, test } from 'vitest'
import { bestFit } from '../../src/experiment/best-fit.ts'
import type { Run } from '../../src/experiment/config.ts'
import type { OwnData } from '../../src/experiment/own-data.ts'
import {
  comparedWith,
  DATA_PRESET_IDS,
  dataPresets,
  type ExampleId,
  PRESET_IDS,
  presets,
} from '../../src/experiment/presets.ts'
import { configAt } from '../../src/experiment/run.ts'
import { runOnSample } from '../../src/lessons/data-examples.ts'
import { exampleText } from '../../src/lessons/examples.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { held } from '../training/held.ts'

/** Every iteration of a run: the sentence under an example is held against it. */
interface Course {
  readonly run: Run
  /** `[i]` after i iterations; the batch loss at 0 is NaN. */
  readonly batch: readonly number[]
  readonly full: readonly number[]
  readonly weight: readonly Float32Array[]
  /** Empty of a model without one. */
  readonly bias: readonly (readonly number[])[]
}

function biasOf(trainer: Trainer): readonly number[] {
  return [...(held(trainer).bias ?? [])]
}

function courseOf(run: Run): Course {
  const trainer = new Trainer(run)
  const course = {
    run,
    batch: [Number.NaN],
    full: [trainer.fullLoss()],
    weight: [held(trainer).weight],
    bias: [biasOf(trainer)],
  }
  while (trainer.iteration < run.config.iterations) {
    trainer.iterate()
    course.batch.push(trainer.loss)
    course.full.push(trainer.fullLoss())
    course.weight.push(held(trainer).weight)
    course.bias.push(biasOf(trainer))
  }
  return course
}

const onData = await Promise.all(DATA_PRESET_IDS.map(async (id) => [id, await runOnSample(dataPresets[id])] as const))
const runs = { ...presets, ...Object.fromEntries(onData) } as { readonly [Id in ExampleId]: Run }
const courses = Object.fromEntries(Object.entries(runs).map(([id, run]) => [id, courseOf(run)])) as {
  [Id in ExampleId]: Course
}

/** The own data of a run. */
function dataOf({ config: { data } }: Run): OwnData {
  if (data === null) throw new Error('no data')
  return data
}

/** The mean of the squared residuals of the least squares, in float64. */
function leastLoss(run: Run): number {
  const { x, y, rows, inputs } = dataOf(run)
  const { weights } = bestFit({ rows, x, y, inputs: inputs.length, outputs: 1 }, true)
  const squares = Array.from(y, (target, r) => {
    const terms = inputs.map((_, i) => (weights[i] ?? Number.NaN) * (x[r * inputs.length + i] ?? Number.NaN))
    return (terms.reduce((sum, term) => sum + term, weights.at(-1) ?? Number.NaN) - target) ** 2
  })
  return mean(squares)
}

/** The same run with another lr. */
function withLr(run: Run, lr: number): Course {
  return courseOf({ ...run, config: { ...run.config, lr } })
}

/** Errors of the weights after `iteration` iterations, the largest first. */
function errors({ run, weight }: Course, iteration = run.config.iterations): readonly number[] {
  const { W } = configAt(run, iteration)
  const learned = weight[iteration] ?? new Float32Array()
  const apart = [...W.data].map((target, cell) => {
    const [row, column] = [Math.floor(cell / W.columns), cell % W.columns]
    return Math.abs((learned[column * W.rows + row] ?? Number.NaN) - target)
  })
  return apart.sort((a, b) => b - a)
}

const last = <T>(values: readonly T[]): T => values.at(-1) as T
const ratio = (a: number, b: number): number => Math.max(a / b, b / a)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** By how many powers of ten the batch losses lie around the full loss, between two iterations. */
function band({ batch, full }: Course, from: number, to: number): number {
  const around = batch.slice(from, to).map((loss, i) => Math.log10(loss / (full[from + i - 1] ?? Number.NaN)))
  return Math.max(...around) - Math.min(...around)
}

/** What each sentence says: its numbers in their order, and what must be so. */
const CLAIMS: { readonly [Id in ExampleId]: { readonly numbers: readonly string[]; holds(course: Course): void } } = {
  tutorial: {
    numbers: ['5,000', '0.009'],
    holds(course) {
      expect(last(course.batch)).toBeLessThan(1e-5)
      expect(errors(course).filter((error) => error.toPrecision(1) === '0.009')).toHaveLength(1)
      expect(errors(course)[0]?.toPrecision(1)).toBe('0.009')
    },
  },
  fast: {
    numbers: ['500'],
    holds(course) {
      expect(course.run.config.lr).toBeCloseTo(10 * presets.tutorial.config.lr, 12)
      expect(ratio(course.full[500] ?? 0, last(courses.tutorial.full))).toBeLessThan(1.5)
      expect(ratio(errors(course, 500)[0] ?? 0, errors(courses.tutorial)[0] ?? 0)).toBeLessThan(1.25)
    },
  },
  edge: {
    numbers: ['2', '60', '3'],
    holds({ full }) {
      // It shrinks to nothing, but on the way it often more than doubles.
      expect(full[60]).toBeLessThan(1e-8)
      const bursts = full.slice(1, 61).filter((loss, i) => loss > 2 * (full[i] ?? 0))
      expect(bursts.length).toBeGreaterThanOrEqual(5)
      // Then it grows, decade after decade, to the end.
      const decades = [60, 100, 200, 300, 400, 500, 600].map((iteration) => full[iteration] ?? 0)
      expect(decades).toEqual([...decades].sort((a, b) => a - b))
      expect(last(full)).toBeGreaterThan(1e30)
    },
  },
  single: {
    numbers: ['0.1'],
    holds(course) {
      expect(course.run.config.batchSize).toBe(1)
      const logs = (full: readonly number[]) => full.slice(0, 800).map((loss) => Math.log10(loss))
      expect(Math.abs(mean(logs(course.full)) - mean(logs(courses.fast.full)))).toBeLessThan(0.3)
      expect(band(course, 1, 1000)).toBeGreaterThan(band(courses.fast, 1, 1000) + 1)
    },
  },
  full: {
    numbers: ['100', '0.1'],
    holds({ run, batch, full }) {
      expect(run.config.batchSize).toBe(run.config.numSamples)
      // A line: the batch loss is the full loss, up to the order of a sum, and only falls.
      for (let i = 1; i < 1000; i++) expect(ratio(batch[i] ?? 0, full[i - 1] ?? 1)).toBeLessThan(1.001)
      expect(batch.slice(1, 1000).every((loss, i) => i === 0 || loss < (batch[i] ?? 0))).toBe(true)
    },
  },
  noise: {
    numbers: ['0.1'],
    holds({ full, weight }) {
      const late = full.slice(1000)
      expect(Math.min(...late)).toBeGreaterThan(0.01)
      expect(Math.max(...late)).toBeLessThan(0.02)
      expect(ratio(mean(full.slice(1000, 3000)), mean(full.slice(3000)))).toBeLessThan(1.02)
      const first = weight.slice(4000).map(([value]) => value ?? 0)
      expect(Math.max(...first) - Math.min(...first)).toBeGreaterThan(0.03)
    },
  },
  scales: {
    numbers: ['1', '10', '100', '0.001', '0.0001', '10', '5,000'],
    holds(course) {
      const { config } = course.run
      expect(last(courseOf({ config: { ...config, lr: 10 * config.lr }, changes: [] }).full)).not.toBeLessThan(1e30)
      const left = (row: number, iteration: number) =>
        [0, 1].map((column) => {
          const target = config.W.data[row * 2 + column] ?? Number.NaN
          const away = (at: number) => Math.abs((course.weight[at]?.[column * 3 + row] ?? Number.NaN) - target)
          return away(iteration) / away(0)
        })
      for (const share of left(2, 10)) expect(share).toBeLessThan(0.05)
      for (const share of left(0, 5000)) expect(Math.abs(share - 0.9)).toBeLessThan(0.08)
    },
  },
  standardized: {
    numbers: ['0', '0', '0.1', '100'],
    holds(course) {
      expect({ ...course.run.config, standardize: false, lr: 1e-4 }).toEqual(presets.scales.config)
      expect(errors(course, 100)[0]).toBeLessThan(5e-5)
      const faster = courseOf({ config: { ...course.run.config, lr: 0.5, iterations: 500 }, changes: [] })
      expect(last(faster.full)).toBeLessThan(1e-10)
    },
  },
  forgot: {
    numbers: ['500'],
    holds({ full }) {
      const turns = full.flatMap((loss, i) => {
        const around = full.slice(Math.max(0, i - 200), i + 201)
        return i > 200 && i < full.length - 200 && (loss === Math.min(...around) || loss === Math.max(...around))
          ? [i]
          : []
      })
      // It falls up to the first turn, comes back almost to where it began, and does not come to rest.
      expect(turns[0]).toBeGreaterThan(450)
      expect(turns[0]).toBeLessThan(650)
      expect(full[turns[1] ?? 0]).toBeGreaterThan(0.7 * (full[0] ?? 1))
      expect(turns.length).toBeGreaterThan(5)
      expect(Math.max(...full.slice(-1000))).toBeGreaterThan(10 * Math.min(...full.slice(-1000)))
    },
  },
  squeezed: {
    numbers: ['1', '100', '100', '1', '100', '100', '0.0618', '0', '0.6623'],
    holds(course) {
      const { config } = course.run
      const [other] = (comparedWith.squeezed ?? []).map(courseOf)
      expect(other?.run.config).toEqual({ ...config, squeezeY: false })
      expect(last(other?.full ?? [])).toBeLessThan(1e-9)
      const trainer = new Trainer(course.run)
      while (trainer.iteration < config.iterations) trainer.iterate()
      const middle = mean([...trainer.y])
      expect(mean([...trainer.y].map((value) => (value - middle) ** 2)).toFixed(4)).toBe('0.0618')
      expect(trainer.loss.toFixed(4)).toBe('0.0618')
      const [weight, bias] = trainer.values().map(({ data }) => [...data])
      for (const value of weight ?? []) expect(Math.abs(value)).toBeLessThan(1e-5)
      expect([bias?.[0]?.toFixed(4), middle.toFixed(4)]).toEqual(['0.6623', '0.6623'])
    },
  },
  sum: {
    numbers: ['0.04'],
    holds(course) {
      const { lr, accumulationSteps, accumulationMean } = course.run.config
      expect([accumulationSteps, accumulationMean]).toEqual([4, false])
      expect(lr).toBe(presets.tutorial.config.lr)
      const steps = course.weight.filter((weight, i) => i > 0 && String(weight) !== String(course.weight[i - 1]))
      expect(steps.length).toBe(course.run.config.iterations / 4)
      expect(ratio(last(course.full), last(courses.tutorial.full))).toBeLessThan(1.05)
    },
  },
  mean: {
    numbers: ['4', '16'],
    holds(course) {
      expect(course.run.config).toEqual({ ...presets.sum.config, accumulationMean: true })
      // A fourth of a step at a fourth of the steps: four times as long for the same course.
      expect(ratio(last(course.full), courses.tutorial.full[1250] ?? 0)).toBeLessThan(1.1)
    },
  },
  total: {
    numbers: ['8', '8', '0.08', '8', '2'],
    holds(course) {
      const [other] = (comparedWith.total ?? []).map(courseOf)
      expect(other?.run.config).toEqual({ ...course.run.config, reduction: 'mean', lr: 8 * course.run.config.lr })
      expect(course.weight).toEqual(other?.weight)
    },
  },
  momentum: {
    numbers: ['10', '0.1'],
    holds(course) {
      expect(1 / (1 - course.run.config.momentum)).toBeCloseTo(10, 9)
      const logs = (full: readonly number[]) => full.slice(50, 800).map((loss) => Math.log10(loss))
      expect(Math.abs(mean(logs(course.full)) - mean(logs(courses.fast.full)))).toBeLessThan(0.5)
    },
  },
  adam: {
    numbers: [],
    holds({ run, weight, full }) {
      const moved = (from: number, to: number) =>
        [...(weight[to] ?? [])].map((value, i) => (value - (weight[from]?.[i] ?? 0)) / (to - from) / run.config.lr)
      // Straight: in the first ten steps each weight goes by nearly lr a step, all in one direction.
      for (const step of moved(0, 10)) expect(Math.abs(step)).toBeGreaterThan(0.7)
      for (const step of moved(0, 1)) expect(Math.abs(step)).toBeCloseTo(1, 3)
      // Then it feels its way: its steps lead on by a small part of that.
      for (const step of moved(200, 300)) expect(Math.abs(step)).toBeLessThan(0.15)
      expect(last(full)).toBeLessThan(1e-12)
    },
  },
  schedule: {
    numbers: ['0.5', '10', '1,000', '2,000', '1'],
    holds({ full }) {
      const spread = (from: number, to?: number) =>
        Math.max(...full.slice(from, to)) / Math.min(...full.slice(from, to))
      expect(spread(200, 1000)).toBeGreaterThan(1.1)
      expect(spread(2000)).toBeLessThan(1.01)
    },
  },
  fourth: {
    numbers: ['0.1', '10', '0.46', '0.52', '1,000', '0.16', '0.0003'],
    holds(course) {
      const [other] = (comparedWith.fourth ?? []).map(courseOf)
      if (other === undefined) throw new Error('nothing is pinned')
      expect(other.run.config).toEqual({ ...course.run.config, loss: 'mse' })
      expect(course.run.config.expression).toBe('((pred - target) ** 4).mean()')
      const largest = [10, 1000].map((at) => [course, other].map((each) => errors(each, at)[0] ?? Number.NaN))
      expect(
        largest.map(([own = 0, mse = 0], i) => [own.toFixed(2), i === 0 ? mse.toFixed(2) : mse.toPrecision(1)]),
      ).toEqual([
        ['0.46', '0.52'],
        ['0.16', '0.0003'],
      ])
    },
  },
  loader: {
    numbers: ['25'],
    holds({ run }) {
      const trainer = new Trainer(run)
      const passes = [0, 1].map(() =>
        Array.from({ length: 25 }, () => {
          trainer.advance()
          const { indices } = trainer.moment(run.config.batchSize)
          const drawn = [...indices]
          trainer.iterate()
          return drawn
        }).flat(),
      )
      for (const pass of passes)
        expect([...pass].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
      expect(passes[0]).not.toEqual(passes[1])
      expect(run.config.logEvery).toBe(25)
    },
  },
  release: {
    numbers: ['2', '1.13', '2', '32', '126', '200', '1.13', '2', '2'],
    holds(course) {
      const [other] = (comparedWith.release ?? []).map(courseOf)
      if (other === undefined) throw new Error('nothing is pinned')
      expect(other.run.config).toEqual({ ...course.run.config, torch: '1.13' })
      const parted = course.batch.findIndex((loss, i) => i > 0 && loss !== other.batch[i])
      expect(parted).toBe(2)
      const [a = 0, b = 0] = [course.batch[2], other.batch[2]]
      expect(Math.abs(a - b) / a).toBeLessThan(2 ** -22)
      const printed = ({ weight }: Course, i: number) => [...(weight[i] ?? [])].map((value) => value.toFixed(4)).join()
      expect(course.weight.findIndex((_, i) => printed(course, i) !== printed(other, i))).toBe(32)
      // The second column; the first is found by both.
      expect([course, other].map(({ weight }) => Math.round(last(weight)[3] ?? 0))).toEqual([126, -200])
      expect([course, other].map(({ weight }) => last(weight)[0]?.toFixed(4))).toEqual(['0.3000', '0.3000'])
    },
  },
  norris: {
    numbers: ['36', '1', '10', '1,000', '5,000', '0.53', '0.26'],
    holds(course) {
      const { run, bias } = course
      const { rows, x } = dataOf(run)
      expect(rows).toBe(36)
      expect(Math.round(Math.max(...x) / 100)).toBe(10)
      const [slope = 0] = run.config.W.data
      expect(course.weight.slice(10).every(([weight = 0]) => Math.abs(weight / slope - 1) < 0.01)).toBe(true)
      expect(course.weight.slice(0, 5).some(([weight = 0]) => Math.abs(weight / slope - 1) > 0.01)).toBe(true)
      expect([last(bias), run.config.trueBias].map((values) => values?.[0]?.toFixed(2))).toEqual(['0.53', '-0.26'])
      expect(last(withLr(run, 5 * run.config.lr).full)).toBeNaN()
    },
  },
  longley: {
    numbers: ['83', '554,894', '16', '1', '11', '4', '12', '5,000', '17'],
    holds(course) {
      const { rows, x, inputs } = dataOf(course.run)
      expect([rows, inputs.length, Math.min(...x), Math.max(...x)]).toEqual([16, 6, 83, 554_894])
      expect(last(withLr(course.run, 1e-11).full)).toBeNaN()
      expect(Math.round(last(course.full) / leastLoss(course.run))).toBe(17)
    },
  },
  standardize: {
    numbers: ['0', '0', '0.1', '20', '5,000', '1.4'],
    holds(course) {
      expect(dataOf(course.run)).toBe(dataOf(runs.longley))
      expect(course.full[20]).toBeLessThan(last(courses.longley.full))
      expect((last(course.full) / leastLoss(course.run)).toFixed(1)).toBe('1.4')
      const { x, inputs, rows } = dataOf(course.run)
      const year = inputs.indexOf('year')
      const column = (c: number) => Array.from({ length: rows }, (_, r) => x[r * inputs.length + c] ?? Number.NaN)
      const together = inputs.filter((_, c) => correlation(column(c), column(year)) > 0.99)
      expect(together).toEqual(['deflator', 'GNP', 'population', 'year'])
    },
  },
}

/** Pearson's. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const apart = (values: readonly number[]) => values.map((value) => value - mean(values))
  const product = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0)
  const [u, v] = [apart(a), apart(b)]
  return product(u, v) / Math.sqrt(product(u, u) * product(v, v))
}

describe.each([...PRESET_IDS, ...DATA_PRESET_IDS])('the example %s', (id) => {
  test('does what it says', () => CLAIMS[id].holds(courses[id]))

  test.each(['en', 'zh'] as const)('says in %s the numbers that were checked', (language) => {
    const { look } = exampleText[language][id]
    // Figures of their own: not those in a name, `conv2d`.
    const numbers = [...look(runs[id]).matchAll(/(?<![\w.])\d[\d,.]*\d|(?<![\w.])\d/g)].map(([number]) => number)
    expect(numbers).toEqual(CLAIMS[id].numbers)
  })
})

test.each(DATA_PRESET_IDS)('the menu says of %s, whose data it does not load, what its card says', (id) => {
  const { look } = exampleText.en[id]
  expect(look({ config: dataPresets[id].config, changes: [] })).toBe(look(runs[id]))
})
