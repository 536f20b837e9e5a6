import { type Config, fieldOf, KEYS, type Key } from './config.ts'
import type { Decides } from './field.ts'
import { sameValue, written } from './run.ts'

/** The keys that decide any of `parts` of a run, in the order of the fields. */
export function keysDeciding(...parts: readonly Decides[]): readonly Key[] {
  return KEYS.filter((key) => parts.includes(fieldOf(key).decides))
}

const DATA_AND_MODEL = keysDeciding('data', 'model')

/** Whether runs of two configs have the same samples and begin with the same parameters: one landscape, one point on it. */
export function sameData(a: Config, b: Config): boolean {
  return DATA_AND_MODEL.every((key) => sameValue(a, b, key))
}

/** The values of `keys` in `config` as text: the same where all of them are the same. */
export function describedIn(config: Config, keys: readonly Key[]): string {
  return keys.map((key) => written(config, key)).join('&')
}
