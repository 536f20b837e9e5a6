import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { type Explanation, explain, furthest } from '../../src/training/explain.ts'
import { gradientSum } from '../../src/training/gradient-terms.ts'
import type { Statement } from '../../src/training/moment.ts'
import { statementsOf } from '../../src/training/phases.ts'
import { Trainer } from '../../src/training/trainer.ts'

/** The statements of a loop without a scheduler. */
const PLAIN = statementsOf(defaults[CURRENT])

function configWith(values: Partial<Config>): Config {
  return { ...defaultsOf(CURRENT, { ...defaults[CURRENT], ...values }), ...values }
}

/** A run that is watched statement by statement. */
function watched(values: Partial<Config> = {}) {
  const config = configWith(values)
  const trainer = new Trainer({ config, changes: [] })
  const moment = (rows = 32) => trainer.moment(rows)
  return {
    config,
    trainer,
    moment,
    says: () => explain(moment(), config),
    /** Goes on until `statement` was carried out (or passed over) once more. */
    until(statement: Statement): Explanation {
      do trainer.advance()
      while (moment().last !== statement)
      return explain(moment(), config)
    },
  }
}

describe('what a statement did', () => {
  test('the tutorial, from before its first iteration to the second', () => {
    const { says, until } = watched()
    expect(says()).toEqual({ type: 'start' })
    expect(until('batch')).toEqual({
      type: 'batchDrawn',
      sampler: 'choice',
      rows: [26, 86, 2, 55],
      total: 4,
      short: false,
    })
    expect(until('zero_grad')).toEqual({ type: 'nothingToClear', backwardOff: false })
    expect(until('forward')).toMatchObject({ type: 'predicted', bias: false, furthest: expect.closeTo(1.0488, 4) })
    expect(until('loss')).toMatchObject({
      type: 'lossComputed',
      kind: 'mse',
      errors: 8,
      loss: expect.closeTo(0.481361, 6),
    })
    expect(until('backward')).toMatchObject({
      type: 'gradientAdded',
      steepest: expect.closeTo(-0.3416, 4),
      passes: 1,
      of: 1,
      piled: false,
      stepOff: false,
    })
    expect(until('step')).toMatchObject({ type: 'stepped', lr: 0.01, furthest: expect.closeTo(0.003416, 6), piled: 0 })
    expect(until('zero_grad')).toEqual({ type: 'cleared', none: true })
  })

  test('an iteration that was done as a whole is said to be so', () => {
    const { trainer, says } = watched()
    trainer.iterate()
    expect(says()).toEqual({ type: 'whole', iteration: 1 })
  })

  test('accumulation: passes are counted, and what is not due says so', () => {
    const { until } = watched({ accumulationSteps: 3, accumulationMean: true })
    expect(until('backward')).toMatchObject({ passes: 1, of: 3, mean: true, piled: false })
    expect(until('step')).toEqual({ type: 'notStepped', passes: 1, of: 3 })
    expect(until('zero_grad')).toEqual({ type: 'notCleared', passes: 1, of: 3 })
    expect(until('backward')).toMatchObject({ passes: 2, of: 3 })
    expect(until('backward')).toMatchObject({ passes: 3, of: 3 })
    expect(until('step')).toMatchObject({ type: 'stepped', piled: 0 })
    expect(until('zero_grad')).toEqual({ type: 'cleared', none: true })
  })

  test('without zero_grad() the passes pile up, and the step says whose gradient it follows', () => {
    const { until } = watched({ off: ['zero_grad'] })
    expect(until('backward')).toMatchObject({ passes: 1, piled: false })
    expect(until('step')).toMatchObject({ piled: 0 })
    expect(until('backward')).toMatchObject({ passes: 2, piled: true })
    expect(until('step')).toMatchObject({ piled: 2 })
  })

  test('without backward() there is nothing to clear and nothing to follow', () => {
    const { until } = watched({ off: ['backward'] })
    expect(until('zero_grad')).toEqual({ type: 'nothingToClear', backwardOff: true })
    expect(until('step')).toEqual({ type: 'noGradient' })
  })

  test('without step() a gradient is for nothing', () => {
    expect(watched({ off: ['step'] }).until('backward')).toMatchObject({ stepOff: true })
  })

  test('a short last batch of a DataLoader is told', () => {
    const { until } = watched({ sampler: 'sequential', numSamples: 6, batchSize: 4 })
    expect(until('batch')).toMatchObject({ rows: [0, 1, 2, 3], total: 4, short: false })
    expect(until('batch')).toMatchObject({ rows: [4, 5], total: 2, short: true })
  })

  test('a large batch names its first rows only', () => {
    expect(watched({ batchSize: 100 }).until('batch')).toMatchObject({ rows: { length: 8 }, total: 100 })
  })

  test('a run that diverges: nan is nan, also where a finite number is larger', () => {
    const { trainer, until } = watched({ lr: 1e20 })
    for (let i = 0; i < 6; i++) trainer.iterate()
    expect(until('forward')).toMatchObject({ furthest: Number.NaN })
    expect(until('loss')).toMatchObject({ loss: Number.NaN })
    expect(until('backward')).toMatchObject({ steepest: Number.NaN })
    expect(until('step')).toMatchObject({ furthest: Number.NaN })
    expect(furthest(Float32Array.of(9, Number.NaN), Float32Array.of(1, 1))).toBeNaN()
  })

  test.each(['adam', 'adamw', 'rmsprop', 'adagrad'] as const)('a step of %s has moved the weights', (optimizer) => {
    const { until } = watched({ optimizer })
    const said = until('step')
    expect(said).toMatchObject({ type: 'stepped', optimizer })
    expect(said.type === 'stepped' && said.furthest).toBeGreaterThan(0)
  })
})

test('only step() ever changes a weight', () => {
  const { trainer, moment } = watched({ optimizer: 'adam', bias: true, accumulationSteps: 2 })
  for (let i = 0; i < 4 * PLAIN.length; i++) {
    trainer.advance()
    const { last, executed, parameters, before } = moment()
    const moved = parameters.map(({ data }, p) => furthest(data, before[p]?.data ?? data) > 0)
    expect(moved).toEqual(last === 'step' && executed ? [true, true] : [false, false])
  }
})

describe('the sum behind a gradient', () => {
  const places = [
    { output: 0, input: 0 },
    { output: 1, input: 2 },
    { output: 1, input: null },
  ]

  test.each(['mse', 'l1', 'smooth_l1', 'huber'] as const)('%s: its terms add up to it', (loss) => {
    const { until, moment } = watched({ loss, bias: true })
    for (const statement of ['backward', 'step'] as const) {
      until(statement)
      for (const place of places) {
        const sum = gradientSum(moment(), place, 3, 8)
        const added = sum?.terms.reduce((total, { product }) => total + product, 0)
        expect(sum).toMatchObject({ total: expect.closeTo(added ?? Number.NaN, 6), earlier: null, rest: null })
        expect(sum?.terms.map(({ row }) => row)).toEqual([...moment().indices])
      }
    }
  })

  test('with MSELoss a term is (2/N) times the error times the input', () => {
    const { until, moment } = watched()
    until('backward')
    const sum = gradientSum(moment(), { output: 1, input: 1 }, 3, 8)
    for (const { error, input, product } of sum?.terms ?? []) expect(product).toBeCloseTo((2 / 8) * error * input, 7)
  })

  test('accumulated: what was there before is a term of its own, after the step too', () => {
    const { until, moment } = watched({ accumulationSteps: 2 })
    const at = { output: 0, input: 1 }
    until('backward')
    const first = gradientSum(moment(), at, 3, 8)?.total ?? Number.NaN
    for (const statement of ['backward', 'step'] as const) {
      until(statement)
      expect(gradientSum(moment(), at, 3, 8)?.earlier).toBeCloseTo(first, 6)
    }
  })

  test('rows without a term of their own are told together', () => {
    const { until, moment } = watched({ batchSize: 50 })
    until('backward')
    const at = { output: 0, input: 1 }
    const [few, more] = [gradientSum(moment(), at, 3, 8), gradientSum(moment(), at, 3, 32)]
    expect(few?.rest?.rows).toBe(42)
    expect(more?.rest?.rows).toBe(18)
    const whole = gradientSum(moment(50), at, 3, 50)
    const unshown = whole?.terms.slice(8).reduce((total, { product }) => total + product, 0)
    expect(few?.rest?.product).toBeCloseTo(unshown ?? Number.NaN, 6)
  })

  test('there is none where the gradient is None or its rows are gone', () => {
    const { until, moment } = watched()
    const at = { output: 0, input: 0 }
    until('backward')
    for (const statement of ['batch', 'zero_grad', 'forward'] as const) {
      until(statement)
      expect(gradientSum(moment(), at, 3, 8)).toBeNull()
    }
  })
})

test('a step is told with the lr and the momentum that a scheduler has written, not with those that were set', () => {
  const { config, trainer, moment } = watched({ scheduler: 'one_cycle_lr', maxLr: 0.25, totalSteps: 5000, lr: 0.5 })
  const first = trainer.lr
  expect(first).toBeCloseTo(0.25 / 25, 12)
  for (let i = 0; i < 6; i++) trainer.advance()
  expect(explain(moment(), config)).toMatchObject({ type: 'stepped', lr: first, momentum: 0.95 })
  trainer.advance()
  expect(explain(moment(), config)).toEqual({ type: 'scheduled', before: first, after: trainer.lr })
  expect(trainer.lr).toBeGreaterThan(first)
})

test('what clipping found and did is told, and of a clipped gradient no sum', () => {
  const { config, trainer, moment } = watched({ clipGrad: 'norm', maxNorm: 0.05 })
  for (let i = 0; i < 5; i++) trainer.advance()
  const [weight] = moment().parameters
  const found = Math.sqrt([...(weight?.grad ?? [])].reduce((sum, value) => sum + value * value, 0))
  trainer.advance()
  expect(moment().last).toBe('clip')
  const told = explain(moment(), config)
  expect(told).toMatchObject({ type: 'clipped', by: 'norm', most: 0.05, normType: 2, lost: false })
  if (told.type !== 'clipped' || told.by !== 'norm') throw new Error(told.type)
  expect(told.found).toBeCloseTo(found, 6)
  const now = Math.sqrt([...(moment().parameters[0]?.grad ?? [])].reduce((sum, value) => sum + value * value, 0))
  expect(now).toBeCloseTo(0.05, 6)
  expect(told.factor * told.found).toBeCloseTo(now, 6)
  expect(gradientSum(moment(), { output: 0, input: 0 }, 3, 8)).toBeNull()
})

test.each([
  ['1', 1, (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0)],
  ['3', 3, (sizes: readonly number[]) => Math.cbrt(sizes.reduce((sum, size) => sum + size * size * size, 0))],
  ['inf', Number.POSITIVE_INFINITY, (sizes: readonly number[]) => Math.max(...sizes)],
] as const)(
  'the norm that is told is the one of norm_type=%s, and what it is after clipping is max_norm',
  (_, normType, norm) => {
    const { config, trainer, moment } = watched({ clipGrad: 'norm', maxNorm: 0.05, normType, bias: true })
    const all = () => moment().parameters.flatMap(({ grad }) => [...(grad ?? [])].map(Math.abs))
    for (let i = 0; i < 5; i++) trainer.advance()
    const before = norm(all())
    trainer.advance()
    const told = explain(moment(), config)
    if (told.type !== 'clipped') throw new Error(told.type)
    expect(told).toMatchObject({ by: 'norm', normType })
    expect(told.found).toBeCloseTo(before, 6)
    expect(norm(all())).toBeCloseTo(0.05, 6)
  },
)

test.each([1e25, 3e38])(
  'gradients whose squares are beyond float32 become 0, and those that are infinite nan: W %d',
  (size) => {
    const W = { rows: 1, columns: 1, data: [Math.fround(size)] }
    const { config, trainer, moment } = watched({ clipGrad: 'norm', maxNorm: 0.05, reduction: 'sum', W })
    for (let i = 0; i < 6; i++) trainer.advance()
    const lost = size === 3e38
    const now = [...(moment().parameters[0]?.grad ?? [])]
    expect(now).toEqual([lost ? Number.NaN : now[0] === 0 ? now[0] : 0])
    expect(explain(moment(), config)).toMatchObject({ found: Number.POSITIVE_INFINITY, factor: 0, lost })
  },
)

test('an infinite gradient is clipped by value like any other', () => {
  const W = { rows: 1, columns: 1, data: [Math.fround(3e38)] }
  const { config, trainer, moment } = watched({ clipGrad: 'value', clipValue: 0.25, reduction: 'sum', W })
  for (let i = 0; i < 6; i++) trainer.advance()
  expect(moment().before[0]?.grad?.[0]).toBe(Number.NEGATIVE_INFINITY)
  expect(moment().parameters[0]?.grad?.[0]).toBe(-0.25)
  expect(explain(moment(), config)).toMatchObject({ found: Number.POSITIVE_INFINITY, elements: 1, of: 1, lost: false })
})

test('an element that lies within clip_value is left alone', () => {
  const { config, trainer, moment } = watched({ clipGrad: 'value', clipValue: 0.2 })
  for (let i = 0; i < 6; i++) trainer.advance()
  const before = [...(moment().before[0]?.grad ?? [])]
  const now = [...(moment().parameters[0]?.grad ?? [])]
  const limit = Math.fround(0.2)
  expect(now).toEqual(before.map((value) => Math.max(-limit, Math.min(limit, value))))
  expect(explain(moment(), config)).toMatchObject({
    by: 'value',
    elements: before.filter((value) => Math.abs(value) > limit).length,
    of: 6,
  })
})
