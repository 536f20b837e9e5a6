import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldOf, isKey, isLive, KEYS, type Key, keyOf, LIVE_KEYS, snakeCase } from '../../src/experiment/config.ts'
import { conflictsOf } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaultOf, defaults, VERSIONS } from '../../src/experiment/defaults.ts'
import { isPossible } from '../../src/experiment/edit.ts'
import type { Kind } from '../../src/experiment/kinds.ts'
import { PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import type { Problem } from '../../src/experiment/problem.ts'
import { written } from '../../src/experiment/run.ts'
import { goodText, NASTY, readGood } from './arbitrary.ts'

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
    const expected = 'W true_bias num_samples x noise seed np_seed bias lr batch_size iterations log_every'
    expect(names.filter((name) => expected.split(' ').includes(name)).join(' ')).toBe(expected)
  })

  it('of those that may change under way', () => {
    expect(LIVE_KEYS.filter((key) => ['W', 'lr', 'batchSize'].includes(key))).toEqual(['W', 'lr', 'batchSize'])
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
    ['x', 'RAND', 'notOneOf'],
    ['x', 'toString', 'notOneOf'],
    ['noise', '-1e-9', 'outOfRange'],
    ['noise', '1000.1', 'outOfRange'],
    ['seed', '9007199254740993', 'outOfRange'],
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
    const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(text, (text) => {
        expect(read(key, text)).toBeTypeOf('string')
        expect(JSON.stringify(fieldOf(key).kind.read(text)).length).toBeLessThan(10_000)
      }),
    )
  })

  it.each(KEYS)('%s: megabytes are refused at once', (key) => {
    const started = performance.now()
    for (const bit of ['9', ' ', '１', '\u0301\u0323', '[', '1,']) read(key, `${bit.repeat(1e6)}x`)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('version 1', () => {
  it('has the defaults that were published, for ever', () => {
    const { W, ...others } = defaults[1]
    expect(W).toEqual({ rows: 3, columns: 2, data: [0.3, 0.4, 0.5, 0.6, 0.6, 0.2].map(Math.fround) })
    expect(others).toMatchObject({
      trueBias: null,
      numSamples: 100,
      x: 'rand',
      noise: 0,
      seed: 0,
      npSeed: 0,
      bias: false,
      lr: 0.01,
      batchSize: 4,
      iterations: 5000,
      logEvery: 1000,
    })
  })

  it('is whole, and every version that can be read is', () => {
    for (const version of VERSIONS) for (const key of KEYS) expect(defaultOf(version, key)).toBe(defaults[version][key])
    expect(VERSIONS).toContain(CURRENT)
  })

  it('has defaults that are read as they are written and agree with each other', () => {
    for (const key of KEYS) expect(read(key, written(defaults[1], key))).toBe(written(defaults[1], key))
    expect(conflictsOf(defaults[1])).toEqual([])
  })
})

describe('the examples', () => {
  it.each(PRESET_IDS)('%s can be run', (id) => {
    const { config, changes } = presets[id]
    for (const key of KEYS) expect(read(key, written(config, key))).toBe(written(config, key))
    expect(conflictsOf(config)).toEqual([])
    expect(changes.every((change) => isPossible(config, change))).toBe(true)
  })
})
