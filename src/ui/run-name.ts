import { classOf } from '../experiment/choices.ts'
import { type Config, type FieldChange, type Run, STATE, snakeCase } from '../experiment/config.ts'
import { type Differing, differenceOf } from '../experiment/difference.ts'
import { shortened } from '../experiment/problem.ts'
import { withChangeMade, written } from '../experiment/run.ts'
import type { RunNameText } from '../i18n/run-name-text.ts'

/** The longest value that a name repeats. */
const LONGEST = 16

/**
 * A pinned run by its own values, those in which it differs from the one on screen: `lr 0.01`, `Adam, lr 0.02`. An arrow
 * would say that something changes in time.
 */
export function nameOf(onScreen: Run, pinned: Run, text: RunNameText): string {
  const { values, changes } = differenceOf(onScreen, pinned)
  const parts = [...values.map(partOf), ...(changes ? [changesOf(pinned, text)] : [])]
  return parts.length === 0 ? text.same : parts.join(', ')
}

function partOf({ key, to }: Differing): string {
  const name = snakeCase(key)
  if (key === 'W' || to.length > LONGEST) return name
  return classOf(key, to) ?? `${name} ${to}`
}

/** The first live change of a run, and how many more there are. */
function changesOf({ config, changes }: Run, text: RunNameText): string {
  const [first] = changes
  if (first === undefined) return text.noChanges
  const made = first.key === STATE ? text.loaded(first.iteration) : fieldChange(config, first, text)
  return changes.length === 1 ? made : `${made}, ${text.moreChanges(changes.length - 1)}`
}

function fieldChange(config: Config, change: FieldChange, text: RunNameText): string {
  const value = written(withChangeMade(config, change), change.key)
  return text.change(change.iteration, snakeCase(change.key), shortened(value, LONGEST))
}
