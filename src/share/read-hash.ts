import { keyOf, type Run, STATE } from '../experiment/config.ts'
import { CURRENT, VERSIONS, type Version } from '../experiment/defaults.ts'
import { plain } from '../experiment/numbers.ts'
import { written } from '../experiment/run.ts'
import { nameOfChange, readChanges } from './change-entries.ts'
import { blankLink, type ReadLink } from './codec.ts'
import { readConfig } from './config-entries.ts'
import { type Entry, MAX_ENTRIES } from './entries.ts'
import { escaped } from './escape.ts'
import { IssueList, type LinkIssue } from './issue.ts'
import { CHANGE_KEY, CHOICE_KEY, PIN_KEY, VERSION_KEY } from './keys.ts'
import { CARD_KEY } from './lesson-keys.ts'
import type { PageView } from './page-view.ts'
import { isKnown, understood } from './repair.ts'
import { readUnknown } from './unknown.ts'
import { readView } from './view-entries.ts'

/** The longest hash that is looked at. No browser opens a longer one from a link. */
export const MAX_LENGTH = 2 * 1024 * 1024

/**
 * Reads a hash, with or without its `#`. Total: any text describes a run, and whatever in it does not count is named.
 * Of a key that is given twice the first counts, as in `URLSearchParams.get`.
 */
export function readHash(hash: string): ReadLink {
  const issues = new IssueList()
  if (hash.length > MAX_LENGTH) {
    issues.add('', hash.slice(0, 1000), { code: 'linkTooLong', length: hash.length, limit: MAX_LENGTH })
    return { ...blankLink, issues: issues.all() }
  }
  const { entries, more, repaired, cutIn } = understood(hash)
  if (cutIn !== null) issues.add('', '', { code: 'cut', key: cutIn })
  if (repaired) issues.add('', '', { code: 'repaired' })
  const parts = sorted(entries)
  const { given, repeated, changes, pins, strangers } = parts
  const version = readVersion(parts, issues)
  const config = readConfig(given, version, issues)
  const run = { config, changes: readChanges(changes, config, issues) }
  const view = readView(parts, run, issues)
  for (const { key, text } of repeated)
    issues.add(key, text, { code: 'duplicateKey' }, inEffect(key, run, view, version))
  if (more) issues.add('', '', { code: 'tooManyEntries', limit: MAX_ENTRIES })
  const isBare = view.handout.lesson !== null && changes.length === 0 && ![...given.keys()].some((key) => keyOf(key))
  const shared = {
    run,
    view,
    unknown: readUnknown(strangers, issues),
    ...(isBare && { bare: true }),
    ...(pins.length > 0 && { pins }),
  }
  const read = { shared, issues: issues.all().map((issue) => withLink(issue, hash)) }
  // What was cut stays as it came: the page cannot write what is missing.
  return repaired && cutIn === null ? { ...read, rewrite: [] } : read
}

function withLink(issue: LinkIssue, link: string): LinkIssue {
  return issue.problem.code === 'noData' ? { ...issue, link } : issue
}

interface Sorted {
  readonly given: ReadonlyMap<string, Entry>
  readonly repeated: readonly Entry[]
  readonly changes: readonly Entry[]
  readonly choices: readonly Entry[]
  readonly cards: readonly Entry[]
  readonly pins: readonly string[]
  readonly strangers: readonly Entry[]
}

function sorted(entries: readonly Entry[]): Sorted {
  const given = new Map<string, Entry>()
  const repeated: Entry[] = []
  const changes: Entry[] = []
  const choices: Entry[] = []
  const cards: Entry[] = []
  const pins: string[] = []
  const strangers: Entry[] = []
  for (const entry of entries) {
    const changed = entry.key === CHANGE_KEY ? nameOfChange(entry) : null
    if (changed !== null && changed !== STATE && keyOf(changed) === null) strangers.push(entry)
    else if (entry.key === CHANGE_KEY) changes.push(entry)
    else if (entry.key === CHOICE_KEY) choices.push(entry)
    else if (entry.key === CARD_KEY) cards.push(entry)
    else if (entry.key === PIN_KEY) pins.push(escaped(entry.raw))
    else if (!isKnown(entry.key)) strangers.push(entry)
    else if (given.has(entry.key)) repeated.push(entry)
    else given.set(entry.key, entry)
  }
  return { given, repeated, changes, choices, cards, pins, strangers }
}

/** What stood in links without a version, beside the fields. */
const OLD_KEYS = ['t', 'scale']

/** A link that says something without a version is read as the first; one of a version that is not known as the current. */
function readVersion({ given, changes, pins }: Sorted, issues: IssueList): Version {
  const entry = given.get(VERSION_KEY)
  if (entry === undefined) {
    const isOld = [...given.keys()].some((key) => keyOf(key) !== null || OLD_KEYS.includes(key))
    return isOld || changes.length > 0 || pins.length > 0 ? VERSIONS[0] : CURRENT
  }
  const version = VERSIONS.find((known) => String(known) === plain(entry.value ?? ''))
  if (version !== undefined) return version
  issues.add(VERSION_KEY, entry.text, { code: 'unknownVersion', current: CURRENT }, String(CURRENT))
  return CURRENT
}

/** What counts for a known `key`, as the URL writes it. */
function inEffect(key: string, run: Run, view: PageView, version: Version): string | undefined {
  const field = keyOf(key)
  if (field !== null) return written(run.config, field)
  if (key === 'scale') return view.scale
  if (key === 't') return String(view.t ?? '')
  return key === VERSION_KEY ? String(version) : undefined
}
