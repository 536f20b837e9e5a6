import fc from 'fast-check'
import { type Change, type Config, fieldOf, KEYS, type Key, LIVE_KEYS, type Run } from '../../src/experiment/config.ts'
import { conflictsOf } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { isPossible } from '../../src/experiment/edit.ts'
import type { Control, Kind } from '../../src/experiment/kinds.ts'
import { changeTo, withChange, withValue } from '../../src/experiment/run.ts'

/** Any finite float32, bit patterns evenly: subnormals and both zeros included. */
export const float32 = fc
  .uint32Array({ minLength: 1, maxLength: 1 })
  .map((bits) => new Float32Array(bits.buffer)[0] ?? 0)
  .filter(Number.isFinite)

const cell = fc.oneof(float32, fc.integer({ min: -9, max: 9 })).map(String)

/** Text of a matrix, each row of the same length. */
function matrixText(rows: number, columns: number): fc.Arbitrary<string> {
  const row = fc.array(cell, { minLength: columns, maxLength: columns }).map((cells) => cells.join(','))
  return fc.array(row, { minLength: rows, maxLength: rows }).map((lines) => lines.join(';'))
}

const size = fc.integer({ min: 1, max: 6 })

/** Good text for a kind, whichever it is: a new field needs nothing here unless its control is new. */
export function goodText(control: Control): fc.Arbitrary<string> {
  switch (control.type) {
    case 'number': {
      const { integer, min, max } = control
      const small = fc.integer({ min, max: Math.min(max, min + 300) })
      return (integer ? fc.oneof(small, fc.integer({ min, max })) : fc.double({ min, max, noNaN: true })).map(String)
    }
    case 'select':
      return fc.constantFrom(...control.options)
    case 'switch':
      return fc.constantFrom('0', '1')
    case 'vector':
      return fc.oneof(
        fc.constant('none'),
        size.chain((columns) => matrixText(1, columns)),
      )
    case 'matrix':
      return fc.tuple(size, size).chain(([rows, columns]) => matrixText(rows, columns))
  }
}

/** The value that `text` stands for; throws where it stands for none. */
export function readGood<T>(kind: Kind<T>, text: string): T {
  const reading = kind.read(text)
  if (!reading.ok) throw new Error(`${text}: ${JSON.stringify(reading.problem)}`)
  return reading.value
}

function given<K extends Key>(config: Config, key: K, text: string): Config {
  return withValue(config, key, readGood(fieldOf(key).kind, text))
}

/** Any config that keeps the rules between its fields; a field is at its default as often as not. */
export const config: fc.Arbitrary<Config> = fc
  .tuple(...KEYS.map((key) => fc.option(goodText(fieldOf(key).kind.control))))
  .map((texts) => {
    const set = (config: Config, key: Key, i: number) => {
      const text = texts[i]
      return text === null || text === undefined ? config : given(config, key, text)
    }
    const all = KEYS.reduce(set, defaults[CURRENT])
    const { trueBias, W } = all
    const wide = trueBias && Array.from({ length: W.columns }, (_, i) => trueBias[i % trueBias.length] ?? 0)
    return { ...all, trueBias: wide, batchSize: Math.min(all.batchSize, all.numSamples) }
  })
  .filter((config) => conflictsOf(config).length === 0)

function liveChange(config: Config): fc.Arbitrary<Change> {
  const iteration = fc.integer({ min: 0, max: config.iterations - 1 })
  return fc.tuple(iteration, fc.constantFrom(...LIVE_KEYS)).chain(([when, key]) => {
    const { control } = fieldOf(key).kind
    const text = control.type === 'matrix' ? matrixText(config.W.rows, config.W.columns) : goodText(control)
    return text.map((written) => changeTo(given(config, key, written), key, when))
  })
}

/** Any run that the page can make. */
export const run: fc.Arbitrary<Run> = config.chain((config) =>
  fc.array(liveChange(config), { maxLength: 8 }).map((changes) => {
    const possible = changes.filter((change) => isPossible(config, change))
    const inOrder = possible.sort((a, b) => a.iteration - b.iteration)
    return inOrder.reduce(withChange, { config, changes: [] })
  }),
)

/** What people and programs put where a number should stand. */
export const NASTY = [
  '',
  ' ',
  'nan',
  'NaN',
  'inf',
  '-Infinity',
  '1e999',
  '-1e999',
  '-0',
  '0x10',
  '1_000',
  '1,5',
  '10²',
  '½',
  '1２',
  '--1',
  '+-1',
  '1e',
  '.',
  'e5',
  '1n',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '<img src=x onerror=alert(1)>',
  '\u0000',
  '\ud800',
  '\u202e1',
  '9'.repeat(400),
  '1,2;3',
  Array.from({ length: 65 }, () => '1').join(','),
  Array.from({ length: 65 }, () => '1').join(';'),
  '[[1,2],[3]]',
  '[[[1]]]',
  '][',
] as const
