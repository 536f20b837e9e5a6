import fc from 'fast-check'
import { applies } from '../../src/experiment/choices.ts'
import { type Change, type Config, fieldOf, KEYS, type Key, LIVE_KEYS, type Run } from '../../src/experiment/config.ts'
import '../../src/experiment/read-data.ts'
import { type Conflict, reconciled } from '../../src/experiment/conflicts.ts'
import { columnName, writeTable } from '../../src/experiment/data-text.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { isPossible } from '../../src/experiment/edit.ts'
import type { Control, Kind } from '../../src/experiment/kinds.ts'
import { changeTo, withChange, withValue } from '../../src/experiment/run.ts'
import { loadsOf } from '../training/any-state.ts'
import { lossText } from './any-loss.ts'

/** Any finite float32, bit patterns evenly: subnormals and both zeros included. */
export const float32 = fc
  .uint32Array({ minLength: 1, maxLength: 1 })
  .map((bits) => new Float32Array(bits.buffer)[0] ?? 0)
  .filter(Number.isFinite)

const cell = fc.oneof(float32, fc.integer({ min: -9, max: 9 })).map(String)

/** Text of a matrix, each row of the same length. */
export function matrixText(rows: number, columns: number, cells = cell): fc.Arbitrary<string> {
  const row = fc.array(cells, { minLength: columns, maxLength: columns }).map((cells) => cells.join(','))
  return fc.array(row, { minLength: rows, maxLength: rows }).map((lines) => lines.join(';'))
}

const size = fc.integer({ min: 1, max: 6 })

const name = fc.oneof(
  fc.constantFrom('a', 'area', 'lot, size', '价格: 万元', '100%', 'x~y;z!', 'a+b&c=d'),
  fc.string({ minLength: 1 }),
)

/** Text of data, small enough for a link. */
const dataText: fc.Arbitrary<string> = fc
  .tuple(
    size,
    size,
    size,
    fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 72, maxLength: 72 }),
    fc.array(name, { minLength: 12, maxLength: 12 }),
  )
  .map(([rows, inputs, outputs, cells, names]) => {
    const called = names.map((each, i) => columnName(each) || `c${i}`)
    return writeTable({
      rows,
      inputs: called.slice(0, inputs),
      outputs: called.slice(6, 6 + outputs),
      x: Float32Array.from(cells.slice(0, rows * inputs), (cell) => cell / 8),
      y: Float32Array.from(cells.slice(36, 36 + rows * outputs), (cell) => cell / 8),
    })
  })

type Bounds = Pick<Extract<Control, { readonly type: 'pair' }>, 'min' | 'max' | 'open'>

function goodReal({ min, max, open }: Bounds): fc.Arbitrary<number> {
  return fc.double({ min, max, minExcluded: open === 'min', maxExcluded: open === 'max', noNaN: true })
}

/** Mostly what people choose, so that runs converge, diverge and do everything between; now and then anything. */
function usualReal(bounds: Bounds): fc.Arbitrary<number> {
  const { min, max, open } = bounds
  const usual = fc.oneof(
    fc.constantFrom(0, 0.1, 0.5, 0.9, 0.99, 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -8, max: 0.5, noNaN: true }).map((power) => 10 ** power),
  )
  const inside = (value: number) =>
    value >= min && value <= max && !(open === 'min' && value === min) && !(open === 'max' && value === max)
  return fc.oneof({ weight: 11, arbitrary: usual.filter(inside) }, { weight: 1, arbitrary: goodReal(bounds) })
}

/** Good text as people choose it: all of a double's range is mostly numbers at which everything is 0, inf or nan at once. */
export function usualText(control: Control): fc.Arbitrary<string> {
  if (control.type === 'number' && !control.integer) return usualReal(control).map(String)
  if (control.type === 'pair') return fc.tuple(usualReal(control), usualReal(control)).map(String)
  return goodText(control)
}

/** Good text for a kind, whichever it is: a new field needs nothing here unless its control is new. */
export function goodText(control: Control): fc.Arbitrary<string> {
  switch (control.type) {
    case 'number': {
      const { integer, min, max } = control
      if (!integer) return goodReal(control).map(String)
      const small = fc.bigInt({ min: BigInt(min), max: BigInt(Math.min(max, min + 300)) })
      // A seed goes to 2^64 - 1, which no double is.
      const all = fc.bigInt({ min: BigInt(min), max: BigInt(max) - (max > Number.MAX_SAFE_INTEGER ? 1n : 0n) })
      return fc.oneof(small, all).map(String)
    }
    case 'pair':
      return fc.tuple(goodReal(control), goodReal(control)).map(String)
    case 'integers': {
      const each = fc.oneof(fc.integer({ min: control.min, max: control.min + 50 }), fc.integer(control))
      return fc.array(each, { maxLength: 6 }).map((values) => values.join() || 'none')
    }
    case 'words':
      return fc.subarray([...control.options]).map((some) => some.join(','))
    case 'select':
      return fc.constantFrom(...control.options)
    case 'switch':
      return fc.constantFrom('0', '1')
    case 'vector':
      return fc.oneof(
        fc.constant('none'),
        size.chain((columns) => matrixText(1, columns)),
      )
    case 'data':
      return fc.oneof({ weight: 3, arbitrary: fc.constant('none') }, { weight: 1, arbitrary: dataText })
    case 'expression':
      return lossText
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

function withText<K extends Key>(config: Config, key: K, text: string): Config {
  return withValue(config, key, readGood(fieldOf(key).kind, text))
}

/** The rules between fields that `config` breaks. */
export function conflictsOf(config: Config): readonly Conflict[] {
  return reconciled(config, defaultsOf(CURRENT, config)).conflicts
}

/** What the fields of generated runs are read from. */
export interface Texts {
  /** Good text for `key`. */
  of(key: Key): fc.Arbitrary<string>
  /** Good text for a W of that shape. */
  matrix(rows: number, columns: number): fc.Arbitrary<string>
}

/** Configs that keep the rules between their fields; a field is at its default as often as not. */
function configsOf(texts: Texts): fc.Arbitrary<Config> {
  return fc.tuple(...KEYS.map((key) => fc.option(texts.of(key)))).map((given) => {
    const set = (config: Config, key: Key, i: number) => {
      const text = given[i]
      const start = withValue(config, key, defaultsOf(CURRENT, config)[key])
      // An argument of a class that is not chosen would not stay.
      return text === null || text === undefined || !applies(start, key) ? start : withText(start, key, text)
    }
    const all = KEYS.reduce(set, defaults[CURRENT])
    const { trueBias, W } = all
    const wide = trueBias && Array.from({ length: W.columns }, (_, i) => trueBias[i % trueBias.length] ?? 0)
    const possible = { ...all, trueBias: wide, batchSize: Math.min(all.batchSize, all.numSamples) }
    return reconciled(possible, defaultsOf(CURRENT, possible)).config
  })
}

/** A state that is short enough for a link. */
function shortLoad(config: Config): fc.Arbitrary<Change> {
  return loadsOf(config).filter(({ value }) => value.text.length <= 2000)
}

/** Parameters up to which all that an optimizer may keep for them is short. */
const FEW = 40

function liveChange(config: Config, texts: Texts): fc.Arbitrary<Change> {
  const field = fieldChange(config, texts)
  if (config.W.data.length > FEW) return field
  return fc.oneof({ weight: 7, arbitrary: field }, { weight: 1, arbitrary: shortLoad(config) })
}

function fieldChange(config: Config, texts: Texts): fc.Arbitrary<Change> {
  const iteration = fc.integer({ min: 0, max: config.iterations - 1 })
  return fc.tuple(iteration, fc.constantFrom(...LIVE_KEYS)).chain(([when, key]) => {
    const text = key === 'W' ? texts.matrix(config.W.rows, config.W.columns) : texts.of(key)
    return text.map((written) => changeTo(withText(config, key, written), key, when))
  })
}

/** Whether every change of `run` can be made after the ones before it. */
export function canBeMade({ config, changes }: Run): boolean {
  return changes.every((change, i) => isPossible({ config, changes: changes.slice(0, i) }, change))
}

/** Runs that the page can make. */
export function runsOf(texts: Texts): fc.Arbitrary<Run> {
  return configsOf(texts).chain((config) =>
    fc.array(liveChange(config, texts), { maxLength: 8 }).map((changes) => {
      const inOrder = changes.sort((a, b) => a.iteration - b.iteration)
      const make = (run: Run, change: Change) => (isPossible(run, change) ? withChange(run, change) : run)
      return inOrder.reduce(make, { config, changes: [] })
    }),
  )
}

const anyText: Texts = {
  of: (key) => goodText(fieldOf(key).kind.control),
  matrix: (rows, columns) => matrixText(rows, columns),
}

/**
 * The defaults with any values for `keys`, whether they agree with each other or not.
 * @param text good text for a control
 */
export function configWith(keys: readonly Key[], text = goodText): fc.Arbitrary<Config> {
  const texts = fc.tuple(...keys.map((key) => text(fieldOf(key).kind.control)))
  return texts.map((all) => keys.reduce((made, key, i) => withText(made, key, all[i] ?? ''), defaults[CURRENT]))
}

/** Any config that keeps the rules between its fields. */
export const config: fc.Arbitrary<Config> = configsOf(anyText)

/** Any run that the page can make. */
export const run: fc.Arbitrary<Run> = runsOf(anyText)

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
