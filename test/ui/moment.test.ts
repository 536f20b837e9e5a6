import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { namesOf } from '../../src/experiment/names.ts'
import { losses } from '../../src/torch/nn/losses/registry.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import type { Explanation } from '../../src/training/explain.ts'
import type { Statement } from '../../src/training/moment.ts'
import { statementsOf } from '../../src/training/phases.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { sentenceOf } from '../../src/ui/features/moment/sentence.ts'
import { batchTensors, parameterTensors } from '../../src/ui/features/moment/tensors.ts'
import { momentText } from '../../src/ui/features/moment/text.ts'

/** The statements of a loop without a scheduler. */
const PLAIN = statementsOf(defaults[CURRENT])

const { NaN: nan, Infinity: inf } = globalThis

function configWith(values: Partial<Config>): Config {
  return { ...defaultsOf(CURRENT, { ...defaults[CURRENT], ...values }), ...values }
}

describe('the sentence', () => {
  const drawn = { type: 'batchDrawn', sampler: 'choice', rows: [26, 86, 2], total: 3, short: false } as const
  const added = {
    type: 'gradientAdded',
    steepest: -0.83121,
    passes: 1,
    of: 1,
    mean: false,
    piled: false,
    stepOff: false,
  } as const
  const still = { momentum: 0, weightDecay: 0, nesterov: false, maximize: false, piled: 0 } as const
  const stepped = { type: 'stepped', optimizer: 'sgd', lr: 0.01, furthest: 0.0083, ...still } as const
  const clipped = { type: 'clipped', most: 0.5, found: 2.5, lost: false } as const
  const byNorm = { ...clipped, by: 'norm', normType: 2, factor: 0.2 } as const
  const byValue = { ...clipped, by: 'value', elements: 3, of: 6 } as const
  /** All that can be said, each differently. */
  const all: readonly Explanation[] = [
    { type: 'start' },
    { type: 'whole', iteration: 7 },
    drawn,
    { ...drawn, sampler: 'choice_replace' },
    { ...drawn, sampler: 'sequential', short: true },
    { ...drawn, sampler: 'shuffle' },
    { ...drawn, total: 100 },
    { type: 'cleared', none: true },
    { type: 'cleared', none: false },
    { type: 'nothingToClear', backwardOff: false },
    { type: 'nothingToClear', backwardOff: true },
    { type: 'notCleared', passes: 1, of: 4 },
    { type: 'predicted', furthest: 0.51, bias: false },
    { type: 'predicted', furthest: 0.51, bias: true },
    { type: 'predicted', furthest: nan, bias: true },
    { type: 'lossComputed', kind: 'mse', loss: 0.3231, errors: 8, isSum: false, broadcast: null },
    { type: 'lossComputed', kind: 'mse', loss: 2.5848, errors: 8, isSum: true, broadcast: null },
    { type: 'lossComputed', kind: 'mse', loss: 0.3231, errors: 16, isSum: false, broadcast: 4 },
    { type: 'lossComputed', kind: 'mse', loss: inf, errors: 8, isSum: false, broadcast: null },
    added,
    { ...added, passes: 2, of: 4 },
    { ...added, passes: 2, of: 4, mean: true },
    { ...added, passes: 3, piled: true },
    { ...added, steepest: nan },
    { ...added, stepOff: true },
    ...namesOf(optimizers).flatMap((optimizer) => (optimizer === 'adamw' ? [] : [{ ...stepped, optimizer }])),
    { ...stepped, momentum: 0.9 },
    { ...stepped, momentum: 0.9, nesterov: true },
    { ...stepped, maximize: true },
    { ...stepped, weightDecay: 0.1 },
    { ...stepped, piled: 3 },
    { ...stepped, furthest: 0 },
    { ...stepped, furthest: inf },
    { type: 'noGradient' },
    { type: 'notStepped', passes: 1, of: 4 },
    byNorm,
    { ...byNorm, factor: 1 },
    ...[0, 1, inf, 3].map((normType) => ({ ...byNorm, normType })),
    { ...byNorm, found: inf, factor: 0 },
    { ...byNorm, most: 2.5 },
    byValue,
    { ...byValue, elements: 0 },
    { ...byNorm, found: inf, lost: true },
    { type: 'nothingToClip' },
    { type: 'notClipped', of: 4 },
  ]

  test.each(['en', 'zh'] as const)('%s: each case in its own words, with its numbers', (language) => {
    const { says } = momentText[language]
    const said = all.map((explanation) => sentenceOf(explanation, says, 100))
    expect(new Set(said).size).toBe(said.length)
    for (const sentence of said) {
      expect(sentence).toMatch(language === 'en' ? /^\S.*\.$/ : /。$/)
      expect(sentence).not.toMatch(/undefined|\[object|\d-| {2}/)
    }
    for (const kind of namesOf(losses)) {
      expect(
        sentenceOf({ type: 'lossComputed', kind, loss: 0.3231, errors: 8, isSum: false, broadcast: null }, says, 100),
      ).toMatch(/8.*0\.323100/)
    }
  })

  test('in the words of the tutorial', () => {
    const { says } = momentText.en
    expect(sentenceOf(drawn, says, 100)).toContain('Rows 26, 86, 2 of the 100 samples were drawn.')
    expect(sentenceOf({ ...drawn, total: 100 }, says, 100)).toContain('Rows 26, 86, 2 and 97 more of the 100')
    expect(sentenceOf(stepped, says, 100)).toBe(
      'Each weight moved by −lr × its gradient (lr = 0.01); the largest move was 0.0083. Only this line changes weights.',
    )
    expect(
      sentenceOf({ type: 'lossComputed', kind: 'mse', loss: nan, errors: 8, isSum: false, broadcast: null }, says, 100),
    ).toContain('nan')
  })
})

/** What the tensors look like after each statement of the first two iterations. */
function states(values: Partial<Config>, statement: Statement, iteration: number) {
  const config = configWith(values)
  const trainer = new Trainer({ config, changes: [] })
  for (let i = 1; i < iteration; i++) for (const _ of PLAIN) trainer.advance()
  for (let i = 0; i <= PLAIN.indexOf(statement); i++) trainer.advance()
  const moment = trainer.moment(32)
  const { input, output, pred, error, loss } = batchTensors(moment, config)
  const parameters = parameterTensors(moment, config, 1)
  const [weight] = parameters
  return {
    batch: [input, output, pred, error, loss].map(({ state }) => state).join(' '),
    grad: weight?.grad.state,
    buffers: weight?.buffers.map(({ name, state }) => `${name} ${state}`).join(' '),
    after: weight?.after.state,
    parameters,
  }
}

describe('the tensors', () => {
  test.each([
    ['batch', 1, 'new new missing missing missing', 'none'],
    ['forward', 1, 'current current new new missing', 'none'],
    ['loss', 1, 'current current current current new', 'none'],
    ['backward', 1, 'current current current current current', 'new'],
    ['batch', 2, 'new new earlier missing earlier', 'current'],
    ['zero_grad', 2, 'current current earlier missing earlier', 'changed'],
    ['forward', 2, 'current current new new earlier', 'none'],
  ] as const)('after %s of iteration %i', (statement, iteration, batch, grad) => {
    expect(states({}, statement, iteration)).toMatchObject({ batch, grad, after: 'missing' })
  })

  test('the weight after its step, and nothing else, where only step() was carried out', () => {
    const { batch, grad, after, parameters } = states({ bias: true }, 'step', 1)
    expect({ batch, grad, after }).toEqual({
      batch: 'current current current current current',
      grad: 'current',
      after: 'changed',
    })
    for (const { value, after } of parameters) expect(value.values).not.toEqual(after.values)
  })

  test.each([
    [{ optimizer: 'sgd', momentum: 0.9 }, ['momentum_buffer']],
    [{ optimizer: 'adam', amsgrad: true }, ['exp_avg', 'exp_avg_sq', 'max_exp_avg_sq']],
    [{ optimizer: 'adamw' }, ['exp_avg', 'exp_avg_sq']],
    [{ optimizer: 'rmsprop', centered: true, momentum: 0.9 }, ['square_avg', 'grad_avg', 'momentum_buffer']],
  ] as const)('the buffers of %j have their places before the first step', (values, names) => {
    expect(states(values, 'backward', 1).buffers).toBe(names.map((name) => `${name} missing`).join(' '))
    expect(states(values, 'step', 1).buffers).toBe(names.map((name) => `${name} new`).join(' '))
  })

  test('the one that Adagrad has from its constructor on is there, and becomes another', () => {
    expect(states({ optimizer: 'adagrad' }, 'backward', 1).buffers).toBe('sum current')
    expect(states({ optimizer: 'adagrad' }, 'step', 1).buffers).toBe('sum changed')
  })

  test.each(namesOf(optimizers))('%s keeps the buffers that were announced', (optimizer) => {
    const config = configWith({ optimizer })
    const trainer = new Trainer({ config, changes: [] })
    for (const _ of PLAIN) trainer.advance()
    const made = trainer.moment(1).parameters[0]?.memory ?? {}
    const tensors = Object.keys(made).filter((name) => typeof made[name] !== 'number')
    expect(tensors).toEqual(optimizers[optimizer].buffers(config))
  })

  test('before there is a batch its places are kept, as many as will be shown', () => {
    const config = configWith({ batchSize: 100 })
    const trainer = new Trainer({ config, changes: [] })
    const before = batchTensors(trainer.moment(32), config).input
    trainer.advance()
    const after = batchTensors(trainer.moment(32), config).input
    expect([before.rows, before.shape, before.values]).toEqual([after.rows, after.shape, null])
  })
})

test('where y was squeezed the errors are those of every prediction from every output, and the loss is their mean', () => {
  const config = configWith({ W: tabulate(3, 1, (row) => row / 3), squeezeY: true, batchSize: 3 })
  const trainer = new Trainer({ config, changes: [] })
  for (const _ of ['batch', 'zero_grad', 'forward', 'loss']) trainer.advance()
  const { output, pred, error, loss } = batchTensors(trainer.moment(32), config)
  expect([output.shape, pred.shape, error.shape]).toEqual([[3], [3, 1], [3, 3]])
  expect([output.rows, output.columns, error.rows, error.columns]).toEqual([1, 3, 3, 3])
  const [outputs, predicted] = [output, pred].map(({ values }) => Array.from(values ?? []))
  const apart = predicted?.flatMap((value) => outputs?.map((target) => Math.fround(value - target)) ?? []) ?? []
  expect([...Float32Array.from(error.values ?? [])]).toEqual(apart)
  const mean = apart.reduce((total, value) => total + value ** 2, 0) / 9
  expect((loss.values?.[0] ?? Number.NaN) / mean).toBeCloseTo(1, 5)
})
