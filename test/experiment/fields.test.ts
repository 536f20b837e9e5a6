import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldOf, isKey, isLive, KEYS, type Key, keyOf, LIVE_KEYS, snakeCase } from '../../src/experiment/config.ts'
import { CURRENT, defaults, defaultsOf, VERSIONS } from '../../src/experiment/defaults.ts'
import type { Kind } from '../../src/experiment/kinds.ts'
import { PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import type { Problem } from '../../src/experiment/problem.ts'
import { written } from '../../src/experiment/run.ts'
import { anyText } from '../properties/any-text.ts'
import { canBeMade, conflictsOf, goodText, NASTY, readGood } from './arbitrary.ts'

/** What `key` reads `text` as, written canonically; or the code of the problem. */
function read(key: Key, text: string): string {
  const reread = <T>(kind: Kind<T>) => {
    const reading = kind.read(text)
    return reading.ok ? kind.write(reading.value) : reading.problem.code
  }
  return reread(fieldOf(key).kind)
}

describe('names', () => {
  it('are in the order of url-state.md', () => {
    const names = KEYS.map(snakeCase)
    const expected =
      'W true_bias num_samples x noise seed np_seed bias loss beta delta optimizer lr momentum dampening weight_decay ' +
      'nesterov betas eps amsgrad alpha centered lr_decay initial_accumulator_value scheduler step_size gamma scheduler_every batch_size sampler drop_last ' +
      'accumulation_steps accumulation_mean off iterations log_every'
    expect(names.filter((name) => expected.split(' ').includes(name)).join(' ')).toBe(expected)
  })

  it('of those that may change under way', () => {
    expect(LIVE_KEYS).toEqual(['W', 'lr', 'momentum', 'weightDecay', 'batchSize'])
    expect(LIVE_KEYS.every(isLive)).toBe(true)
  })

  it('convert to snake case and back', () => {
    for (const key of KEYS) expect(keyOf(snakeCase(key))).toBe(key)
  })

  it.each(['batchSize', 'batch__size', 'w', '', '_', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'lr_'])(
    '%j is none',
    (text) => {
      expect(keyOf(text)).toBeNull()
    },
  )

  it('of no prototype are keys', () => {
    expect(isKey('__proto__') || isKey('toString')).toBe(false)
  })
})

describe('reading a value', () => {
  it.each<[Key, string, string]>([
    ['W', '1,2;3,4', '1,2;3,4'],
    ['trueBias', '.5, -1', '.5,-1'],
    ['trueBias', '2', '2'],
    ['trueBias', '', 'none'],
    ['trueBias', 'None', 'none'],
    ['trueBias', '[1, 2]', '1,2'],
    ['seed', '9007199254740993', '9007199254740993'],
    ['seed', '14352573210347825000', '14352573210347825000'],
    ['seed', '-9.223372036854775808e18', '-9223372036854775808'],
    ['x', 'torch.rand', 'rand'],
    ['numSamples', '1e3', '1000'],
    ['numSamples', '10000', '10000'],
    ['x', ' randn', 'randn'],
    ['noise', '-0', '0'],
    ['noise', '1000', '1000'],
    ['seed', '-9007199254740991', '-9007199254740991'],
    ['npSeed', '4294967295', '4294967295'],
    ['bias', '1', '1'],
    ['lr', '1e30', '1e30'],
    ['lr', '1e-3', '0.001'],
    ['lr', '5e-324', '5e-324'],
    ['batchSize', '１００', '100'],
    ['loss', 'smooth_l1', 'smooth_l1'],
    ['beta', '1e-3', '0.001'],
    ['betas', '.9,.999', '.9,.999'],
    ['betas', '(0, 0.5)', '0,.5'],
    ['dampening', '-1', '-1'],
    ['nesterov', '1', '1'],
    ['sampler', 'choice_replace', 'choice_replace'],
    ['off', '', 'none'],
    ['off', 'step, zero_grad', 'zero_grad,step'],
    ['iterations', '1e9', '1000000000'],
    ['logEvery', '1', '1'],
  ])('%s: %j is %s', (key, text, canonical) => {
    expect(read(key, text)).toBe(canonical)
  })

  it.each<[Key, string, Problem['code']]>([
    ['W', '', 'empty'],
    ['trueBias', 'a', 'notANumber'],
    ['trueBias', '1,a', 'notANumber'],
    ['trueBias', '1;2', 'tooManyRows'],
    ['trueBias', '1e39', 'notFloat32'],
    ['numSamples', '0', 'outOfRange'],
    ['numSamples', '10001', 'outOfRange'],
    ['numSamples', '1.5', 'notAnInteger'],
    ['numSamples', '', 'empty'],
    ['x', 'uniform', 'notOneOf'],
    ['x', 'uniform', 'notOneOf'],
    ['x', 'toString', 'notOneOf'],
    ['noise', '-1e-9', 'outOfRange'],
    ['noise', '1000.1', 'outOfRange'],
    ['seed', '18446744073709551616', 'not64Bits'],
    ['lr', '1e-400', 'tooSmall'],
    ['npSeed', '-1', 'outOfRange'],
    ['npSeed', '4294967296', 'outOfRange'],
    ['bias', 'true', 'notOneOf'],
    ['bias', '', 'notOneOf'],
    ['lr', '-0.1', 'outOfRange'],
    ['lr', '1e31', 'outOfRange'],
    ['lr', '1e999', 'notANumber'],
    ['batchSize', '0', 'outOfRange'],
    ['iterations', '1000000001', 'outOfRange'],
    ['logEvery', '0', 'outOfRange'],
    ['loss', 'BCELoss', 'notOneOf'],
    ['beta', '0', 'outOfRange'],
    ['betas', '.9', 'wrongLength'],
    ['betas', '.9,1', 'outOfRange'],
    ['betas', '.9,.9,.9', 'wrongLength'],
    ['betas', '', 'wrongLength'],
    ['momentum', '-.1', 'outOfRange'],
    ['weightDecay', '1e31', 'outOfRange'],
    ['nesterov', 'True', 'notOneOf'],
    ['off', 'forward', 'notOneOf'],
    ['off', 'toString', 'notOneOf'],
    ['accumulationSteps', '0', 'outOfRange'],
  ])('%s: %j is refused: %s', (key, text, code) => {
    expect(read(key, text)).toBe(code)
  })

  it.each(KEYS)('%s: a value is written, read and written again alike', (key) => {
    fc.assert(
      fc.property(goodText(fieldOf(key).kind.control), (text) => {
        const roundTrip = <T>(kind: Kind<T>) => {
          const value = readGood(kind, text)
          const again = readGood(kind, kind.write(value))
          expect(kind.equals(value, again)).toBe(true)
          expect(kind.write(again)).toBe(kind.write(value))
        }
        roundTrip(fieldOf(key).kind)
      }),
    )
  })

  it.each(KEYS)('%s: any text gives a value or a problem', (key) => {
    const text = fc.oneof(fc.constantFrom(...NASTY), anyText)
    fc.assert(
      fc.property(text, (text) => {
        expect(read(key, text)).toBeTypeOf('string')
        expect(JSON.stringify(fieldOf(key).kind.read(text)).length).toBeLessThan(10_000)
      }),
    )
  })

  it.each(KEYS)('%s: megabytes are refused', (key) => {
    for (const bit of ['9', ' ', '１', '\u0301\u0323', '[', '1,']) {
      expect(read(key, `${bit.repeat(1e6)}x`).length).toBeLessThan(20)
    }
  })
})

describe('version 1', () => {
  it('has the defaults that were published, for ever', () => {
    const { W, ...others } = defaults[CURRENT]
    expect(W).toEqual({ rows: 3, columns: 2, data: [0.3, 0.4, 0.5, 0.6, 0.6, 0.2].map(Math.fround) })
    expect(others).toMatchObject({
      trueBias: null,
      numSamples: 100,
      x: 'rand',
      noise: 0,
      seed: 0,
      npSeed: 0,
      bias: false,
      loss: 'mse',
      beta: 1,
      delta: 1,
      optimizer: 'sgd',
      lr: 0.01,
      momentum: 0,
      dampening: 0,
      weightDecay: 0,
      nesterov: false,
      betas: [0.9, 0.999],
      eps: 1e-8,
      amsgrad: false,
      alpha: 0.99,
      centered: false,
      lrDecay: 0,
      initialAccumulatorValue: 0,
      clipGrad: 'none',
      scheduler: 'none',
      stepSize: 1000,
      gamma: 0.1,
      schedulerEvery: 1,
      batchSize: 4,
      sampler: 'choice',
      dropLast: false,
      accumulationSteps: 1,
      accumulationMean: false,
      off: [],
      iterations: 5000,
      logEvery: 1000,
    })
  })

  it.each([
    ['sgd', { lr: 0.01, weightDecay: 0, momentum: 0 }],
    ['adam', { lr: 0.001, weightDecay: 0, eps: 1e-8 }],
    ['adamw', { lr: 0.001, weightDecay: 0.01, eps: 1e-8 }],
    ['rmsprop', { lr: 0.01, weightDecay: 0, eps: 1e-8, momentum: 0 }],
    ['adagrad', { lr: 0.01, weightDecay: 0, eps: 1e-10 }],
  ] as const)('has the defaults of %s that were published, for ever', (optimizer, expected) => {
    expect(defaultsOf(1, { ...defaults[1], optimizer })).toMatchObject(expected)
  })

  it('is whole, and every version that can be read is', () => {
    for (const version of VERSIONS) expect(defaultsOf(version, defaults[version])).toEqual(defaults[version])
    expect(VERSIONS).toContain(CURRENT)
  })

  it('has defaults that are read as they are written and agree with each other', () => {
    for (const key of KEYS) expect(read(key, written(defaults[CURRENT], key))).toBe(written(defaults[CURRENT], key))
    expect(conflictsOf(defaults[CURRENT])).toEqual([])
  })
})

describe('the examples', () => {
  it.each(PRESET_IDS)('%s can be run', (id) => {
    const { config } = presets[id]
    for (const key of KEYS) expect(read(key, written(config, key))).toBe(written(config, key))
    expect(conflictsOf(config)).toEqual([])
    expect(canBeMade(presets[id])).toBe(true)
  })
})
