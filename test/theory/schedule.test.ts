import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { configAt } from '../../src/experiment/run.ts'
import { expectedCourse } from '../../src/theory/course.ts'
import { scheduleOf, settingsAt } from '../../src/theory/known-schedules.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import type { Predicted } from '../../src/theory/stepping.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { enumerated, runWith } from './loop.ts'
import { Recursion } from './recursion.ts'

function known<T>(predicted: Predicted<T>): T {
  if (!predicted.ok) throw new Error(JSON.stringify(predicted.reason))
  return predicted.value
}

/** Schedulers that go by no loss, with arguments that show all they do within some dozen steps. */
const schedules: Readonly<Record<string, Partial<Config>>> = {
  StepLR: { scheduler: 'step_lr', stepSize: 3, gamma: 0.5 },
  'StepLR that grows': { scheduler: 'step_lr', stepSize: 4, gamma: 1.2 },
  'StepLR each epoch': { scheduler: 'step_lr', stepSize: 2, gamma: 0.5, schedulerEvery: 5 },
  MultiStepLR: { scheduler: 'multi_step_lr', milestones: [2, 5, 5, 20], gamma: 0.5 },
  ConstantLR: { scheduler: 'constant_lr', factor: 0.25, totalIters: 5 },
  LinearLR: { scheduler: 'linear_lr', startFactor: 0.1, endFactor: 0.8, totalIters: 6 },
  ExponentialLR: { scheduler: 'exponential_lr', gamma: 0.9 },
  'ExponentialLR to nothing': { scheduler: 'exponential_lr', gamma: 0.01 },
  CosineAnnealingLR: { scheduler: 'cosine_annealing_lr', T_max: 7, etaMin: 0.01 },
  CosineAnnealingWarmRestarts: { scheduler: 'cosine_annealing_warm_restarts', T_0: 3, T_mult: 2 },
  OneCycleLR: { scheduler: 'one_cycle_lr', maxLr: 0.9, totalSteps: 40 },
  'OneCycleLR of three phases': {
    scheduler: 'one_cycle_lr',
    maxLr: 0.9,
    totalSteps: 40,
    threePhase: true,
    annealStrategy: 'linear',
  },
  CyclicLR: { scheduler: 'cyclic_lr', baseLr: 0.01, maxLr: 0.7, stepSizeUp: 3, stepSizeDown: 2 },
  'CyclicLR that shrinks': {
    scheduler: 'cyclic_lr',
    baseLr: 0.01,
    maxLr: 0.7,
    stepSizeUp: 3,
    cyclicMode: 'exp_range',
    gamma: 0.95,
  },
  'a scheduler without steps': { scheduler: 'exponential_lr', gamma: 0.5, off: ['scheduler'] },
}

const byIteration = (a: { readonly iteration: number }, b: typeof a) => a.iteration - b.iteration

const changes: Run['changes'] = [
  { iteration: 0, key: 'lr', value: 0.35 },
  { iteration: 4, key: 'lr', value: 0.7 },
  { iteration: 4, key: 'momentum', value: 0.3 },
  { iteration: 17, key: 'lr', value: 0.2 },
]

describe('scheduleOf', () => {
  test.each(Object.entries(schedules))('%s: is what stands in the parameter group of the trainer', (_, values) => {
    for (const made of [[], changes]) {
      const run = runWith({ lr: 0.4, momentum: 0.5, iterations: 40, ...values }, made)
      const schedule = scheduleOf(run)
      if (schedule === null) throw new Error('none')
      const trainer = new Trainer(run)
      const found: number[] = []
      let after = 0
      for (let iteration = 0; iteration <= 40; iteration++) {
        const group = groupOf(trainer)
        // What is 0 as float32 is not told apart any more.
        const written = Math.fround(group.lr) === 0 ? { ...group, lr: schedule.at(iteration).lr } : group
        expect(Math.fround(schedule.at(iteration).lr)).toBe(Math.fround(group.lr))
        expect(schedule.at(iteration)).toEqual(written)
        expect(settingsAt(run, iteration)).toEqual({ ...configAt(run, iteration), ...written })
        if (iteration > 0 && !same(schedule.at(iteration - 1), written)) expect(after).toBe(iteration)
        if (iteration >= after) after = schedule.changeAfter(iteration)
        found.push(group.lr)
        if (iteration < 40) trainer.iterate()
      }
      const before = found.slice(0, 40)
      const largest = Math.max(...before)
      expect(schedule.largest(40)).toEqual({ lr: largest, iteration: before.indexOf(largest) })
      expect(schedule.above(0.3, 40)).toBe(before.filter((lr) => lr > 0.3).length)
    }
  })

  test('knows where the last write was, and goes no further than PyTorch', () => {
    const untilOf = (values: Partial<Config>) => scheduleOf(runWith({ iterations: 40, ...values }))?.until
    expect(untilOf({ scheduler: 'multi_step_lr', milestones: [2, 9] })).toBe(Number.POSITIVE_INFINITY)
    expect(untilOf({ scheduler: 'constant_lr' })).toBe(Number.POSITIVE_INFINITY)
    expect(untilOf({ scheduler: 'linear_lr' })).toBe(Number.POSITIVE_INFINITY)
    expect(untilOf({ scheduler: 'exponential_lr', gamma: 0.9 })).toBe(Number.POSITIVE_INFINITY)
    expect(untilOf({ scheduler: 'exponential_lr', gamma: 1.001 })).toBe(10_000)
    expect(untilOf({ scheduler: 'cosine_annealing_lr', iterations: 30_000 })).toBe(30_001)
    expect(untilOf({ scheduler: 'cosine_annealing_lr', iterations: 1_000_000 })).toBe(200_001)
    expect(untilOf({ scheduler: 'one_cycle_lr', totalSteps: 40, schedulerEvery: 2 })).toBe(82)
    expect(untilOf({ scheduler: 'one_cycle_lr', off: ['scheduler'] })).toBe(Number.POSITIVE_INFINITY)
    // A step that writes every million iterations is followed through a billion.
    const rare = runWith({ scheduler: 'step_lr', stepSize: 1_000_000, gamma: 0.99, iterations: 1_000_000_000 })
    expect(scheduleOf(rare)?.until).toBeGreaterThan(1_000_000_000)
    expect(scheduleOf(rare)?.at(999_999_999).lr).toBeCloseTo(0.01 * 0.99 ** 999, 12)
    expect(scheduleOf(runWith({ scheduler: 'reduce_lr_on_plateau' }))).toBeNull()
    expect(scheduleOf(runWith({}))).toBeNull()
  })
})

/** What stands in the parameter group once the live changes of the moment are made, which `save` comes before. */
function groupOf(trainer: Trainer): Pick<Config, 'lr' | 'momentum'> {
  const { run, iteration } = trainer
  const made = run.changes.find((change) => change.iteration === iteration && change.key === 'momentum')
  const [saved] = trainer.save().optimizer.paramGroups
  return { lr: trainer.lr, momentum: Number(made?.value ?? saved?.momentum) }
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The run as one whose lr and momentum somebody writes by hand before each iteration, as the real trainer has them. */
function byHand(run: Run, end: number): Run {
  const trainer = new Trainer(run)
  const made: Run['changes'][number][] = []
  for (let iteration = 0; iteration <= end; iteration++) {
    const { lr, momentum } = groupOf(trainer)
    made.push({ iteration, key: 'lr', value: lr }, { iteration, key: 'momentum', value: momentum })
    const others = run.changes.filter((change) => change.iteration === iteration)
    made.push(...others.filter(({ key }) => key !== 'lr' && key !== 'momentum'))
    if (iteration < end) trainer.iterate()
  }
  return { config: { ...run.config, scheduler: 'none' }, changes: made }
}

const small = tabulate(2, 2, (row, column) => Math.sin(3 * row + column))
const tiny: Partial<Config> = { W: small, numSamples: 3, batchSize: 1, lr: 0.4, noise: 0.5, iterations: 40 }
const kinds: Readonly<Record<string, readonly [Partial<Config>, Run['changes']?]>> = {
  plain: [{}],
  'weight_decay and a bias': [{ weightDecay: 0.3, bias: true, trueBias: [0.5, -1] }],
  'momentum, dampening': [{ momentum: 0.8, dampening: 0.2 }],
  nesterov: [{ momentum: 0.7, nesterov: true, weightDecay: 0.1 }],
  accumulation: [{ accumulationSteps: 2 }],
  'the full batch': [{ batchSize: 3 }],
  'more directions than samples': [{ W: tabulate(4, 2, (i, j) => i - j), momentum: 0.5 }],
  'live changes': [
    { momentum: 0.5 },
    [...changes, { iteration: 3, key: 'W' as const, value: tabulate(2, 2, (i, j) => i + j) }].sort(byIteration),
  ],
}

describe('the expected course under a schedule', () => {
  const cases = Object.entries(schedules).flatMap(([name, values]) =>
    Object.entries(kinds).map(
      ([kind, [others, made = []]]) => [`${name}, ${kind}`, { ...values, ...others }, made] as const,
    ),
  )
  test.each(cases)('%s: is the average over every sequence of batches', (_, values, made) => {
    const run = runWith({ ...tiny, ...values }, made)
    const problem = leastSquaresOf(run.config)
    const { losses } = enumerated(problem, byHand(run, 5), 5)
    const { expected } = known(
      expectedCourse(
        problem,
        run,
        losses.map((_, i) => i),
      ),
    )
    for (const [i, loss] of losses.entries()) expect((expected[i] ?? Number.NaN) / loss).toBeCloseTo(1, 9)
  })

  test.each(cases)('%s: is that of the moments written out, to its end', (_, values, made) => {
    if (made.length > 0) return
    const run = runWith({ ...tiny, ...values }, made)
    const problem = leastSquaresOf(run.config)
    const recursion = new Recursion(problem, run.config)
    const written = byHand(run, 40)
    const iterations = Array.from({ length: 41 }, (_, i) => i)
    const course = known(expectedCourse(problem, run, iterations))
    for (const i of iterations) {
      const [expected, ofMean] = recursion.losses()
      expect((course.expected[i] ?? Number.NaN) / expected).toBeCloseTo(1, 8)
      expect((course.ofMeanWeight[i] ?? Number.NaN) / ofMean).toBeCloseTo(1, 8)
      recursion.iterate(configAt(written, i))
    }
  })
})
