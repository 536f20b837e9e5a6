import { CHOICE_KEYS, type ChoiceKey, isChoice, meansSame } from './choices.ts'
import { type Config, KEYS, type Key, type Run } from './config.ts'
import { CURRENT, defaults, defaultsOf } from './defaults.ts'
import { equalRuns, sameValue, withValue, written } from './run.ts'

/** A value in which two runs differ, both written as the URL writes them. */
export interface Differing {
  readonly key: Key
  /** The value in the run that is compared with; null where `key` means nothing there, or nothing comparable. */
  readonly from: string | null
  readonly to: string
}

/** All in which one run differs from another. */
export interface Difference {
  /** In the order of the fields; a class that was chosen anew comes before its arguments. */
  readonly values: readonly Differing[]
  /** Whether the live changes are others. */
  readonly changes: boolean
}

/**
 * What a run that differs from one of `config` in `chosen`'s classes has where nothing else is said: the same values, but
 * PyTorch's defaults for the arguments of a class that is another, and for those that mean nothing in it.
 * @param config the run that is compared with
 * @param chosen any config with the classes of the other run
 */
export function startingPoint(config: Config, chosen: Config): Config {
  const defaults = defaultsOf(CURRENT, chosen)
  const choose = <K extends ChoiceKey>(next: Config, key: K): Config => withValue(next, key, chosen[key])
  const reset = <K extends Key>(next: Config, key: K): Config => {
    return meansSame(config, chosen, key) ? next : withValue(next, key, defaults[key])
  }
  return KEYS.reduce(reset, CHOICE_KEYS.reduce(choose, config))
}

/** What `key` is in the tutorial, or where that has no such argument by PyTorch's default; as the URL writes it. */
export function tutorialValue(config: Config, key: Key): string {
  const tutorial = defaults[CURRENT]
  return written(isChoice(key) ? tutorial : startingPoint(tutorial, config), key)
}

/** What makes `to` another run than `from`: nothing at all where the two are the same to the digit. */
export function differenceOf(from: Run, to: Run): Difference {
  const start = startingPoint(from.config, to.config)
  const differs = (key: Key) => !sameValue(isChoice(key) ? from.config : start, to.config, key)
  const values = KEYS.filter(differs).map((key) => ({
    key,
    from: meansSame(from.config, to.config, key) ? written(from.config, key) : null,
    to: written(to.config, key),
  }))
  return { values, changes: !equalRuns({ config: to.config, changes: from.changes }, to) }
}
