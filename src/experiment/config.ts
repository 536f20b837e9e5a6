import type { PARAM_GROUP } from '../torch/optim/optimizer.ts'
import type { Field } from './field.ts'
import { fields } from './fields.ts'
import type { Kind } from './kinds.ts'
import type { SavedState } from './saved-state.ts'

type Fields = typeof fields
type ValueOf<F> = F extends { readonly kind: Kind<infer T> } ? T : never

/** The name of a field, PyTorch's word in camel case. */
export type Key = keyof Fields

/** Everything that determines a run at iteration 0; values derive from `fields`. */
export type Config = { readonly [K in Key]: ValueOf<Fields[K]> }

/** The keys that may change while a run is under way. */
export type LiveKey = { [K in Key]: Fields[K]['live'] extends true ? K : never }[Key]

/** After `iteration` iterations are done, before the next draws its batch, `key` becomes `value`. */
export type FieldChange = {
  [K in LiveKey]: { readonly iteration: number; readonly key: K; readonly value: Config[K] }
}[LiveKey]

/** At the same place in the loop `model.load_state_dict(...)` and `optimizer.load_state_dict(...)`. */
export interface StateLoad {
  readonly iteration: number
  readonly key: typeof STATE
  readonly value: LoadedState
}

/** The key of a change that loads a state, beside those of the fields. */
export const STATE = 'state'

/** A state that is loaded. */
export interface LoadedState {
  readonly state: SavedState
  /** The same as text, to be compared and handed on (`training/state-text.ts`). */
  readonly text: string
  /** What of `optimizer.param_groups[0]` are settings here: from then on they are these. */
  readonly group: Partial<Pick<Config, (typeof PARAM_GROUP)[number]>>
}

/** A live change: a field becomes another, or a state is loaded. */
export type Change = FieldChange | StateLoad

/** One trajectory, described completely: the config at iteration 0 and its live changes in order. */
export interface Run {
  readonly config: Config
  readonly changes: readonly Change[]
}

/** All keys in the order of the URL. */
export const KEYS = Object.keys(fields).filter(isKey)

/** The live keys in the order of the URL. */
export const LIVE_KEYS = KEYS.filter(isLive)

const table: { readonly [K in Key]: Field<Config[K]> } = fields

/** The declaration of `key`, typed by it. */
export function fieldOf<K extends Key>(key: K): Field<Config[K]> {
  return table[key]
}

/** The keys that stand before all others where settings are listed, in the order of their `lead`. */
export const LEADING_KEYS = KEYS.filter((key) => leadOf(key) !== undefined).sort(
  (a, b) => (leadOf(a) ?? 0) - (leadOf(b) ?? 0),
)

function leadOf(key: Key): number | undefined {
  return fieldOf(key).lead
}

/** Whether `text` names a field (`__proto__` and `toString` do not). */
export function isKey(text: string): text is Key {
  return Object.hasOwn(fields, text)
}

/** Whether `key` may change while a run is under way. */
export function isLive(key: Key): key is LiveKey {
  return fields[key].live
}

/** `batchSize` as URL and Python write it: `batch_size`; a name of Python's with a capital, `T_max`, stays as it is. */
export function snakeCase(key: Change['key'] | Key): string {
  return key.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const byName: ReadonlyMap<string, Key> = new Map(KEYS.map((key) => [snakeCase(key), key]))

/** The key that URL and Python write as `text`, or null. */
export function keyOf(text: string): Key | null {
  return byName.get(text) ?? null
}
