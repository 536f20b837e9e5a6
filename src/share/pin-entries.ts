import { CHOICE_KEYS } from '../experiment/choices.ts'
import { type Config, fieldOf, KEYS, type Key, keyOf, type Run, snakeCase } from '../experiment/config.ts'
import { reconciled } from '../experiment/conflicts.ts'
import { CURRENT, defaultsOf } from '../experiment/defaults.ts'
import { differenceOf, startingPoint } from '../experiment/difference.ts'
import { isPossible } from '../experiment/edit.ts'
import { quoted } from '../experiment/problem.ts'
import { equalRuns, withValue } from '../experiment/run.ts'
import { readChanges } from './change-entries.ts'
import { MAX_PINS } from './codec.ts'
import { type Entry, entriesOf, type LinkReading, readEntry } from './entries.ts'
import { writeEntry } from './escape.ts'
import { IssueList, type LinkIssue, type LinkProblem } from './issue.ts'
import { CHANGE_KEY, PIN_BETWEEN, PIN_KEY } from './keys.ts'
import { changeEntries } from './written-entries.ts'

/*
 * A pinned run in a link is written as its differences from the link's run:
 *
 *     pin=lr=0.1!batch_size=8!at=100:lr=0.5
 *
 * Entries like those of the link, in the order of the fields, `!` between them. An optimizer or a loss that is another
 * begins with its own defaults (`pin=optimizer=adam!lr=0.05`). Live changes are those of the link's run where none are
 * named; `at=none` says that there are none. `pin=` is the link's run itself.
 */

const NO_CHANGES = 'none'

/** What was read of the pins of a link, and which of them did not count. */
export interface ReadPins {
  readonly runs: readonly Run[]
  readonly issues: readonly LinkIssue[]
}

/**
 * The runs that `pins`, entries of a link as they stand there, describe beside `run`. Total: a pin with anything in it that
 * does not count is named and left out, as is one that is there already, and all beyond the sixth.
 */
export function readPins(pins: readonly string[], run: Run): ReadPins {
  const issues = new IssueList()
  const runs: Run[] = []
  for (const [i, raw] of pins.entries()) {
    if (runs.length === MAX_PINS) {
      issues.add(PIN_KEY, '', { code: 'tooManyPins', dropped: pins.length - i, limit: MAX_PINS })
      break
    }
    const [entry] = entriesOf(raw).entries
    if (entry === undefined) continue
    const reading = readPin(entry, run)
    if (!reading.ok) issues.add(PIN_KEY, entry.text, reading.problem)
    else if (runs.some((each) => equalRuns(each, reading.value))) issues.add(PIN_KEY, entry.text, { code: 'samePin' })
    else runs.push(reading.value)
  }
  return { runs, issues: issues.all() }
}

/** The entries that describe `pins` beside `run`; `readPins` gives back the same runs. */
export function writePins(pins: readonly Run[], run: Run): readonly string[] {
  return pins.map((pin) => {
    const { values, changes } = differenceOf(run, pin)
    const entries = values.map(({ key, to }) => `${snakeCase(key)}=${to}`)
    const none = pin.changes.length === 0 ? [`${CHANGE_KEY}=${NO_CHANGES}`] : changeEntries(pin)
    return writeEntry(PIN_KEY, [...entries, ...(changes ? none : [])].join(PIN_BETWEEN))
  })
}

/** The entries of a pin, by what they are. */
interface Parts {
  readonly given: ReadonlyMap<string, Entry>
  readonly changes: readonly Entry[]
}

function readPin(entry: Entry, run: Run): LinkReading<Run> {
  if (entry.value === null) return refused({ code: 'brokenEscape' })
  const parts = partsOf(entry.value)
  if (!parts.ok) return parts
  const config = readValues(parts.value.given, run.config)
  if (!config.ok) return config
  return readPinChanges(parts.value.changes, config.value, run)
}

function partsOf(text: string): LinkReading<Parts> {
  const given = new Map<string, Entry>()
  const changes: Entry[] = []
  for (const part of text.split(PIN_BETWEEN)) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const key = (equals < 0 ? part : part.slice(0, equals)).trim()
    const value = equals < 0 ? '' : part.slice(equals + 1)
    const entry = { key, text: value, value, raw: part }
    if (key === CHANGE_KEY) changes.push(entry)
    else if (keyOf(key) === null) return refused({ code: 'notInPin', key: quoted(key) })
    else if (given.has(key)) return refused({ code: 'duplicateKey' })
    else given.set(key, entry)
  }
  return { ok: true, value: { given, changes } }
}

/** The config that `given` makes of `from`. */
function readValues(given: Parts['given'], from: Config): LinkReading<Config> {
  let problem: LinkProblem | null = null
  const decode = <K extends Key>(config: Config, key: K): Config => {
    const entry = given.get(snakeCase(key))
    if (entry === undefined || problem !== null) return config
    const reading = readEntry(entry, fieldOf(key).kind)
    if (reading.ok) return withValue(config, key, reading.value)
    problem = reading.problem
    return config
  }
  const chosen = CHOICE_KEYS.reduce<Config>(decode, from)
  const decoded = KEYS.reduce(decode, startingPoint(from, chosen))
  if (problem !== null) return refused(problem)
  const { config, conflicts } = reconciled(decoded, defaultsOf(CURRENT, decoded))
  return conflicts[0] === undefined ? { ok: true, value: config } : refused(conflicts[0].problem)
}

function readPinChanges(entries: readonly Entry[], config: Config, run: Run): LinkReading<Run> {
  if (entries.length === 1 && entries[0]?.value === NO_CHANGES) return { ok: true, value: { config, changes: [] } }
  if (entries.length > 0) {
    const issues = new IssueList()
    const changes = readChanges(entries, config, issues)
    const [issue] = issues.all()
    return issue === undefined ? { ok: true, value: { config, changes } } : refused(issue.problem)
  }
  for (const [i, change] of run.changes.entries()) {
    if (!isPossible({ config, changes: run.changes.slice(0, i) }, change)) return refused({ code: 'changesDoNotFit' })
  }
  return { ok: true, value: { config, changes: run.changes } }
}

function refused(problem: LinkProblem): { readonly ok: false; readonly problem: LinkProblem } {
  return { ok: false, problem }
}
