import { DECIDING_KEYS } from '../experiment/choices.ts'
import { type Config, fieldOf, KEYS, type Key, keyOf, type Run, snakeCase } from '../experiment/config.ts'
import { reconciled } from '../experiment/conflicts.ts'
import { CURRENT, defaultsOf } from '../experiment/defaults.ts'
import { differenceOf, startingPoint } from '../experiment/difference.ts'
import { isPossible } from '../experiment/edit.ts'
import { withValue } from '../experiment/run.ts'
import { readChanges } from './change-entries.ts'
import { type Entry, type LinkReading, readEntry } from './entries.ts'
import { IssueList, type LinkProblem } from './issue.ts'
import { CHANGE_KEY, PIN_BETWEEN } from './keys.ts'
import { changeEntries } from './written-entries.ts'

/*
 * A run that a link has beside its own is written as its differences from that: a pinned one (`pin-entries.ts`), a card's
 * (`card-entries.ts`).
 *
 *     lr=0.1!batch_size=8!at=100:lr=0.5
 *
 * Entries like those of the link, in the order of the fields, `!` between them. An optimizer or a loss that is another
 * begins with its own defaults (`optimizer=adam!lr=0.05`). Live changes are those of the link's run where none are named;
 * `at=none` says that there are none.
 */

const NO_CHANGES = 'none'

/** The entries that describe `other` beside `run`; `readDiffering` gives back the same run. */
export function differingEntries(other: Run, run: Run): readonly string[] {
  const { values, changes } = differenceOf(run, other)
  const entries = values.map(({ key, to }) => `${snakeCase(key)}=${to}`)
  if (!changes) return entries
  return [...entries, ...(other.changes.length === 0 ? [`${CHANGE_KEY}=${NO_CHANGES}`] : changeEntries(other))]
}

/** The entries of one that holds several, by what they are. */
export interface RunParts {
  /** Values of a run, by their keys. */
  readonly given: ReadonlyMap<string, Entry>
  readonly changes: readonly Entry[]
  /** Those that are no part of a run. */
  readonly others: readonly Entry[]
}

/** The entries in `entry`; of a value that is given twice none counts. */
export function partsOf({ value: text }: Entry): LinkReading<RunParts> {
  if (text === null) return refused({ code: 'brokenEscape' })
  const given = new Map<string, Entry>()
  const changes: Entry[] = []
  const others: Entry[] = []
  for (const part of text.split(PIN_BETWEEN)) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const key = (equals < 0 ? part : part.slice(0, equals)).trim()
    const value = equals < 0 ? '' : part.slice(equals + 1)
    const entry = { key, text: value, value, raw: part }
    if (key === CHANGE_KEY) changes.push(entry)
    else if (keyOf(key) === null) others.push(entry)
    else if (given.has(key)) return refused({ code: 'duplicateKey' })
    else given.set(key, entry)
  }
  return { ok: true, value: { given, changes, others } }
}

/** The run that `parts` describe beside `run`; none where anything in them does not count. */
export function readDiffering({ given, changes }: Omit<RunParts, 'others'>, run: Run): LinkReading<Run> {
  const config = readValues(given, run.config)
  return config.ok ? readDifferingChanges(changes, config.value, run) : config
}

/** The config that `given` makes of `from`. */
function readValues(given: RunParts['given'], from: Config): LinkReading<Config> {
  let problem: LinkProblem | null = null
  const decode = <K extends Key>(config: Config, key: K): Config => {
    const entry = given.get(snakeCase(key))
    if (entry === undefined || problem !== null) return config
    const reading = readEntry(entry, fieldOf(key).kind)
    if (reading.ok) return withValue(config, key, reading.value)
    problem = reading.problem
    return config
  }
  const chosen = DECIDING_KEYS.reduce<Config>(decode, from)
  const decoded = KEYS.reduce(decode, startingPoint(from, chosen))
  if (problem !== null) return refused(problem)
  const { config, conflicts } = reconciled(decoded, defaultsOf(CURRENT, decoded))
  return conflicts[0] === undefined ? { ok: true, value: config } : refused(conflicts[0].problem)
}

function readDifferingChanges(entries: readonly Entry[], config: Config, run: Run): LinkReading<Run> {
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

/** What was read does not count. */
export function refused(problem: LinkProblem): { readonly ok: false; readonly problem: LinkProblem } {
  return { ok: false, problem }
}
