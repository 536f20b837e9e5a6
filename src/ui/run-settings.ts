import { classOf } from '../experiment/choices.ts'
import { type Key, type Run, snakeCase } from '../experiment/config.ts'
import { CURRENT, defaults } from '../experiment/defaults.ts'
import { differenceOf, tutorialValue } from '../experiment/difference.ts'

/** A setting of a run that is not the tutorial's. */
export interface OtherSetting {
  readonly key: Key
  /** `batch_size` */
  readonly name: string
  /** As the URL writes it, a class by its name. */
  readonly value: string
  /** What the tutorial has in its place. */
  readonly tutorial: string
}

/** The settings in which a run differs from the tutorial, in the order of the fields. */
export function settingsOf(run: Run): readonly OtherSetting[] {
  return differenceOf({ config: defaults[CURRENT], changes: [] }, run).values.map(({ key, to }) => {
    const named = (value: string) => classOf(key, value) ?? value
    return { key, name: snakeCase(key), value: named(to), tutorial: named(tutorialValue(run.config, key)) }
  })
}

/** A value that is longer is told by its size alone. */
const LONGEST = 24

/** A setting in a sentence: `lr 2`, `W 8 × 8`. */
export function shortSetting({ key, name, value }: OtherSetting, { config }: Run): string {
  if (key === 'W') return `${name} ${config.W.rows} × ${config.W.columns}`
  return value.length > LONGEST ? name : `${name} ${value}`
}
