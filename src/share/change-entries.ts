import { type Change, type Config, fieldOf, isLive, keyOf, type LiveKey, STATE } from '../experiment/config.ts'
import { changeProblem } from '../experiment/edit.ts'
import { MAX_ITERATIONS } from '../experiment/fields.ts'
import { integer } from '../experiment/kinds.ts'
import { quoted, type Reading } from '../experiment/problem.ts'
import { changeTo, MAX_CHANGES, withValue } from '../experiment/run.ts'
import { stateOwner } from '../experiment/state-owner.ts'
import { readLoadOf } from '../training/state-load.ts'
import type { Entry, LinkReading } from './entries.ts'
import type { IssueList, LinkProblem } from './issue.ts'
import { CHANGE_KEY } from './keys.ts'

/** How the moment of a change is read. */
export const momentKind = integer({ min: 0, max: MAX_ITERATIONS })

/** `iteration:key=value` */
export const CHANGE_SYNTAX = /^([^:]*):([^=]*)=([\s\S]*)$/

/** The key that the change in `entry` is about, as it stands there; null where there is none. */
export function nameOfChange(entry: Entry): string | null {
  return CHANGE_SYNTAX.exec(entry.value ?? '')?.[2]?.trim() ?? null
}

/** A live change and the entry it was read from. */
interface Given {
  readonly entry: Entry
  readonly change: Change
}

/**
 * The live changes in `entries` that a run of `config` can make, by their moment; of several for one key at one moment
 * the last counts, as it would in a program. The others are named in `issues`.
 */
export function readChanges(entries: readonly Entry[], config: Config, issues: IssueList): readonly Change[] {
  const given = new Map<string, Given>()
  for (const entry of entries) {
    const reading = readChange(entry, config)
    if (!reading.ok) {
      issues.add(CHANGE_KEY, entry.text, reading.problem)
      continue
    }
    const change = reading.value
    const name = `${change.iteration}:${change.key}`
    const earlier = given.get(name)
    if (earlier !== undefined) issues.add(CHANGE_KEY, earlier.entry.text, { code: 'repeatedChange' }, entry.text)
    given.delete(name)
    given.set(name, { entry, change })
  }
  const sorted = [...given.values()].sort((a, b) => a.change.iteration - b.change.iteration)
  if (sorted.length > MAX_CHANGES) {
    issues.add(CHANGE_KEY, '', { code: 'tooManyChanges', found: sorted.length, limit: MAX_CHANGES })
  }
  return possible(sorted.slice(0, MAX_CHANGES), config, issues)
}

/** Those of `given` that can be made, each after the ones before it. */
function possible(given: readonly Given[], config: Config, issues: IssueList): readonly Change[] {
  const changes: Change[] = []
  for (const { entry, change } of given) {
    const problem = changeProblem({ config, changes }, change)
    if (problem === null) changes.push(change)
    else issues.add(CHANGE_KEY, entry.text, problem)
  }
  return changes
}

function readChange(entry: Entry, config: Config): LinkReading<Change> {
  if (entry.value === null) return refused({ code: 'brokenEscape' })
  const [, when = '', name, text = ''] = CHANGE_SYNTAX.exec(entry.value) ?? []
  if (name === undefined) return refused({ code: 'badChange' })
  if (name.trim() === STATE) return readLoad(config, when, text.trim())
  const key = keyOf(name.trim())
  if (key === null || !isLive(key)) return refused({ code: 'notLive', key: quoted(name.trim()) })
  const iteration = momentKind.read(when)
  return iteration.ok ? valueRead(config, key, text, iteration.value) : iteration
}

function valueRead<K extends LiveKey>(config: Config, key: K, text: string, iteration: number): Reading<Change> {
  const reading = fieldOf(key).kind.read(text)
  if (!reading.ok) return reading
  return { ok: true, value: changeTo(withValue(config, key, reading.value), key, iteration) }
}

/** A state that is loaded: like the others it must fit the run, which is looked at once those before it are made. */
function readLoad(config: Config, when: string, text: string): LinkReading<Change> {
  const iteration = momentKind.read(when)
  if (!iteration.ok) return iteration
  if (text === '') return refused({ code: 'stateNotInLink' })
  if (!text.startsWith(`${stateOwner(config)},`)) return refused({ code: 'stateOfOther' })
  const load = readLoadOf(text, config, iteration.value)
  return load === null ? refused({ code: 'badState' }) : { ok: true, value: load }
}

function refused(problem: LinkProblem): { readonly ok: false; readonly problem: LinkProblem } {
  return { ok: false, problem }
}
