import { KEYS, keyOf, type Run, snakeCase } from '../experiment/config.ts'
import { CURRENT, defaults, VERSIONS, type Version } from '../experiment/defaults.ts'
import { plain } from '../experiment/numbers.ts'
import { written } from '../experiment/run.ts'
import { CHANGE_KEY, nameOfChange, readChanges, writeChanges } from './change-entries.ts'
import { readConfig, writeConfig } from './config-entries.ts'
import { type Entry, entriesOf, escaped, MAX_ENTRIES, writeEntry } from './entries.ts'
import { IssueList, type LinkIssue } from './issue.ts'
import { DEFAULT_VIEW, type PageView, readView, VIEW_KEYS, writeView } from './page-view.ts'
import { readUnknown, type UnknownEntry, writeUnknown } from './unknown.ts'

/** All that a link describes. */
export interface Shared {
  readonly run: Run
  readonly view: PageView
  /** The runs pinned beside it, each an entry that says in what it differs from `run`; `share/pins.ts` reads them. */
  readonly pins?: readonly string[]
  /** What this version does not know, written back as it was. */
  readonly unknown: readonly UnknownEntry[]
}

/** What was read from a link, and what in it did not count. */
export interface ReadLink {
  readonly shared: Shared
  readonly issues: readonly LinkIssue[]
}

/** The longest hash that is looked at. No browser opens a longer one from a link. */
export const MAX_LENGTH = 2 * 1024 * 1024

const VERSION_KEY = 'v'
/** The key of a pinned run; repeatable. */
export const PIN_KEY = 'pin'

/** The most runs that are pinned beside the one on screen. */
export const MAX_PINS = 6

const NAMES: ReadonlySet<string> = new Set([VERSION_KEY, ...KEYS.map(snakeCase), ...VIEW_KEYS])

/**
 * Reads a hash, with or without its `#`. Total: any text describes a run, and whatever in it does not count is named.
 * Of a key that is given twice the first counts, as in `URLSearchParams.get`.
 */
export function readHash(hash: string): ReadLink {
  const issues = new IssueList()
  if (hash.length > MAX_LENGTH) {
    issues.add('', hash.slice(0, 1000), { code: 'linkTooLong', length: hash.length, limit: MAX_LENGTH })
    const run = { config: defaults[CURRENT], changes: [] }
    return { shared: { run, view: DEFAULT_VIEW, unknown: [] }, issues: issues.all() }
  }
  const { entries, more } = entriesOf(hash)
  const { given, repeated, changes, pins, strangers } = sorted(entries)
  const config = readConfig(given, readVersion(given.get(VERSION_KEY), issues), issues)
  const run = { config, changes: readChanges(changes, config, issues) }
  const view = readView(given, config.iterations, issues)
  for (const { key, text } of repeated) issues.add(key, text, { code: 'duplicateKey' }, inEffect(key, run, view))
  if (more) issues.add('', '', { code: 'tooManyEntries', limit: MAX_ENTRIES })
  const shared = { run, view, unknown: readUnknown(strangers, issues), ...(pins.length > 0 && { pins }) }
  return { shared, issues: issues.all() }
}

/** Writes the canonical hash of `shared`, `#v=1` for the defaults. `readHash` gives back the same. */
export function writeHash({ run, view, pins = [], unknown }: Shared): string {
  const version = writeEntry(VERSION_KEY, String(CURRENT))
  const known = [version, ...writeConfig(run.config), ...writeChanges(run), ...writeView(view), ...pins.map(escaped)]
  return `#${[...known, ...writeUnknown(unknown)].join('&')}`
}

interface Sorted {
  readonly given: ReadonlyMap<string, Entry>
  readonly repeated: readonly Entry[]
  readonly changes: readonly Entry[]
  readonly pins: readonly string[]
  readonly strangers: readonly Entry[]
}

function sorted(entries: readonly Entry[]): Sorted {
  const given = new Map<string, Entry>()
  const repeated: Entry[] = []
  const changes: Entry[] = []
  const pins: string[] = []
  const strangers: Entry[] = []
  for (const entry of entries) {
    const changed = entry.key === CHANGE_KEY ? nameOfChange(entry) : null
    if (changed !== null && keyOf(changed) === null) strangers.push(entry)
    else if (entry.key === CHANGE_KEY) changes.push(entry)
    else if (entry.key === PIN_KEY) pins.push(escaped(entry.raw))
    else if (!NAMES.has(entry.key)) strangers.push(entry)
    else if (given.has(entry.key)) repeated.push(entry)
    else given.set(entry.key, entry)
  }
  return { given, repeated, changes, pins, strangers }
}

/** A link without a version is read as the first; one of a version that is not known as the current. */
function readVersion(entry: Entry | undefined, issues: IssueList): Version {
  if (entry === undefined) return VERSIONS[0]
  const version = VERSIONS.find((known) => String(known) === plain(entry.value ?? ''))
  if (version !== undefined) return version
  issues.add(VERSION_KEY, entry.text, { code: 'unknownVersion', current: CURRENT }, String(CURRENT))
  return CURRENT
}

/** What counts for a known `key`, as the URL writes it. */
function inEffect(key: string, run: Run, view: PageView): string {
  const field = keyOf(key)
  if (field !== null) return written(run.config, field)
  if (key === 'scale') return view.scale
  return key === 't' ? String(view.t ?? '') : String(CURRENT)
}
