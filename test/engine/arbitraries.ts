import fc from 'fast-check'
import type { Change, Config, Run } from '../../src/experiment/config.ts'
import { reconciled } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { isPossible } from '../../src/experiment/edit.ts'
import { type Matrix, tabulate } from '../../src/experiment/matrix.ts'
import { namesOf } from '../../src/experiment/names.ts'
import { withChange } from '../../src/experiment/run.ts'
import { losses } from '../../src/torch/nn/losses/registry.ts'
import { schedulers } from '../../src/torch/optim/lr_scheduler/registry.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { samplers } from '../../src/training/samplers/registry.ts'
import { loadsOf } from '../training/any-state.ts'

/** Among them ones at which runs of this size diverge. */
const lr = fc.constantFrom(0, 1e-3, 0.05, 0.3, 3, 1e4, 1e30)

/** What the loop is made of; the plain one as often as all others together. */
const loops: fc.Arbitrary<Partial<Config>> = fc.oneof(
  fc.constant<Partial<Config>>({}),
  fc.record({
    loss: fc.constantFrom(...namesOf(losses)),
    reduction: fc.constantFrom('mean', 'sum'),
    squeezeY: fc.boolean(),
    optimizer: fc.constantFrom(...namesOf(optimizers)),
    momentum: fc.constantFrom(0, 0.9),
    weightDecay: fc.constantFrom(0, 0.01),
    amsgrad: fc.boolean(),
    sampler: fc.constantFrom(...namesOf(samplers)),
    dropLast: fc.boolean(),
    accumulationSteps: fc.integer({ min: 1, max: 4 }),
    accumulationMean: fc.boolean(),
    off: fc.subarray(['zero_grad', 'backward', 'step', 'scheduler'] as const),
    scheduler: fc.constantFrom(...namesOf(schedulers)),
    stepSize: fc.integer({ min: 1, max: 5 }),
    gamma: fc.constantFrom(0.1, 0.9, 1.1),
    milestones: fc.constant([2, 3, 3]),
    T_max: fc.integer({ min: 1, max: 5 }),
    T_0: fc.integer({ min: 1, max: 5 }),
    T_mult: fc.integer({ min: 1, max: 3 }),
    stepSizeUp: fc.integer({ min: 1, max: 5 }),
    patience: fc.integer({ min: 0, max: 2 }),
    threshold: fc.constantFrom(0.1, 0.5),
    cooldown: fc.integer({ min: 0, max: 2 }),
    schedulerEvery: fc.integer({ min: 1, max: 3 }),
  }),
)

/** Small configs of every shape; runs of up to `most` iterations. */
export function configs(most: number): fc.Arbitrary<Config> {
  const shape = { rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }) }
  const plain = fc
    .record({ ...shape, numSamples: fc.integer({ min: 1, max: 12 }) })
    .chain(({ rows, columns, numSamples }) =>
      fc.record({
        W: matrices(rows, columns),
        trueBias: fc.constantFrom(
          null,
          Array.from({ length: columns }, (_, i) => i - 0.5),
        ),
        numSamples: fc.constant(numSamples),
        x: fc.constantFrom('rand', 'randn'),
        xScale: fc.constantFrom(
          null,
          [4],
          Array.from({ length: rows }, (_, i) => 1 + i),
        ),
        xShift: fc.constantFrom(null, [-0.75]),
        standardize: fc.boolean().map((wanted) => wanted && numSamples > 1),
        noise: fc.constantFrom(0, 0.125),
        seed: fc.nat(),
        npSeed: fc.nat(),
        bias: fc.boolean(),
        lr,
        batchSize: fc.integer({ min: 1, max: numSamples }),
        iterations: fc.integer({ min: 1, max: most }),
        logEvery: fc.integer({ min: 1, max: 30 }),
      }),
    )
  return fc.tuple(plain, loops).map(([values, loop]) => possible(tutorial({ ...values, ...loop })))
}

/** `config` with the arguments that its classes do not have, or refuse, at their defaults. */
export function possible(config: Config): Config {
  return reconciled(config, { ...defaultsOf(CURRENT, config), lr: config.lr }).config
}

/** A live change that a run of `config` can make, at any moment of it. */
export function changesOf(config: Config): fc.Arbitrary<Change> {
  const { W, numSamples, iterations } = config
  const iteration = fc.integer({ min: 0, max: iterations - 1 })
  const change = fc.oneof<fc.Arbitrary<Change>[]>(
    fc.record({ iteration, key: fc.constant('lr'), value: lr }),
    fc.record({ iteration, key: fc.constant('momentum'), value: fc.constantFrom(0, 0.5, 0.9) }),
    fc.record({ iteration, key: fc.constant('weightDecay'), value: fc.constantFrom(0, 0.1) }),
    fc.record({ iteration, key: fc.constant('batchSize'), value: fc.integer({ min: 1, max: numSamples }) }),
    fc.record({ iteration, key: fc.constant('W'), value: matrices(W.rows, W.columns) }),
    loadsOf(config),
  )
  return change.filter((each) => isPossible({ config, changes: [] }, each))
}

/** Descriptions with up to three live changes. */
export function runs(most: number): fc.Arbitrary<Run> {
  return configs(most).chain((config) =>
    fc.array(changesOf(config), { maxLength: 3 }).map((changes) => {
      const inOrder = changes.toSorted((a, b) => a.iteration - b.iteration)
      return inOrder.reduce<Run>(withChange, { config, changes: [] })
    }),
  )
}

function matrices(rows: number, columns: number): fc.Arbitrary<Matrix> {
  const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 9, maxLength: 9 })
  return values.map((cells) => tabulate(rows, columns, (row, column) => (cells[row * 3 + column] ?? 0) / 8))
}

/** The tutorial's config with some values of its own. */
export function tutorial(values: Partial<Config> = {}): Config {
  return { ...defaults[CURRENT], ...values }
}
