import '../../src/experiment/read-data.ts'
import {
  type Change,
  type Config,
  fieldOf,
  isLive,
  KEYS,
  type Key,
  keyOf,
  type Run,
  STATE,
  snakeCase,
} from '../../src/experiment/config.ts'
import { defaults, defaultsOf, VERSIONS } from '../../src/experiment/defaults.ts'
import type { Reading } from '../../src/experiment/problem.ts'
import { readMatrix } from '../../src/experiment/read-matrix.ts'
import { changeTo, withValue } from '../../src/experiment/run.ts'
import type { SavedState } from '../../src/experiment/saved-state.ts'
import { isJsonObject, readStateDicts } from '../../src/share/state-dicts.ts'
import { loadOf } from '../../src/training/state-load.ts'

/** The goldens were written when there was one version. */
const [FIRST] = VERSIONS

/** A config in the oracle's words (snake_case JSON). Missing keys take the tutorial's values and PyTorch's defaults. */
export interface OracleConfig {
  readonly id?: string
  readonly W?: readonly (readonly number[])[]
  readonly iterations?: number
  readonly at?: readonly (readonly [number, OracleChange])[]
  readonly [key: string]: unknown
}

/** What happens after a number of iterations; several keys are made in their order. */
export interface OracleChange {
  readonly W?: readonly (readonly number[])[]
  readonly [key: string]: unknown
}

/** The run that an oracle config describes. */
export function toRun(config: OracleConfig): Run {
  const start = KEYS.reduce((made, key) => withGiven(made, key, config[snakeCase(key)]), defaults[FIRST])
  const changes = (config.at ?? []).flatMap(([iteration, change]) => toChanges(iteration, change, start))
  return { config: start, changes }
}

function toChanges(iteration: number, change: OracleChange, config: Config): readonly Change[] {
  return Object.entries(change).map(([name, given]) => {
    if (name === STATE) return loadOf(stateIn(given), config, iteration)
    const key = keyOf(name)
    if (key === null || !isLive(key)) throw new Error(`${name} cannot change`)
    return changeTo(withGiven(defaults[FIRST], key, given), key, iteration)
  })
}

/** The state dicts that PyTorch has saved. */
function stateIn(given: unknown): SavedState {
  const state = isJsonObject(given) ? readStateDicts(given) : null
  if (state === null || !('model' in state)) throw new Error('no state')
  return state
}

/** `config` with what the oracle was given for `key`, or the default that its class has by then. */
function withGiven<K extends Key>(config: Config, key: K, given: unknown): Config {
  if (given === undefined || given === null) return withValue(config, key, defaultsOf(FIRST, config)[key])
  // The goldens have a W that is wider than the page's: its print is summarised.
  if (key === 'W') return withValue(config, 'W', good(readMatrix(textOf(given), 1000, 1000)))
  return withValue(config, key, good(fieldOf(key).kind.read(textOf(given))))
}

function good<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.value
}

/** A value of JSON as a link has it. */
export function textOf(given: unknown): string {
  if (typeof given === 'boolean') return String(Number(given))
  if (!Array.isArray(given)) return String(given)
  return given.map(textOf).join(given.some(Array.isArray) ? ';' : ',')
}
