import type { Run } from '../experiment/config.ts'
import { CURRENT, defaults } from '../experiment/defaults.ts'
import { escaped, writeEntry } from './escape.ts'
import type { LinkIssue } from './issue.ts'
import { VERSION_KEY } from './keys.ts'
import { DEFAULT_VIEW, type PageView } from './page-view.ts'
import type { UnknownEntry } from './unknown.ts'
import { writeChanges, writeConfig, writeSetting, writeView } from './written-entries.ts'

/** All that a link describes. */
export interface Shared {
  readonly run: Run
  readonly view: PageView
  /** It names a card and no setting of a run: the card's run is meant. */
  readonly bare?: boolean
  /** The runs pinned beside it, each an entry that says in what it differs from `run`; `share/pin-entries.ts` reads them. */
  readonly pins?: readonly string[]
  /** What this version does not know, written back as it was. */
  readonly unknown: readonly UnknownEntry[]
}

/** What was read from a link, and what in it did not count. */
export interface ReadLink {
  readonly shared: Shared
  readonly issues: readonly LinkIssue[]
  /** Where the address is to be written anew, as the link was repaired or stood in the query: the keys that leave the query. */
  readonly rewrite?: readonly string[]
}

/** The most runs that are pinned beside the one on screen. */
export const MAX_PINS = 6

/** What a link without anything in it describes. */
export const blankLink: ReadLink = {
  shared: { run: { config: defaults[CURRENT], changes: [] }, view: DEFAULT_VIEW, unknown: [] },
  issues: [],
}

/** Writes the canonical hash of `shared`, `#v=2` for the defaults. `readHash` gives back the same, but for a state too long for a link. */
export function writeHash({ run, view, bare = false, pins = [], unknown }: Shared): string {
  const version = writeEntry(VERSION_KEY, String(CURRENT))
  const settings = [...writeConfig(run.config), ...writeChanges(run)]
  // Without a setting it would be the card's run that is meant.
  if (settings.length === 0 && view.handout.lesson !== null && !bare) settings.push(writeSetting(run.config, 'lr'))
  const known = [version, ...settings, ...writeView(run, view), ...pins.map(escaped)]
  return `#${[...known, ...unknown.map(({ raw }) => escaped(raw))].join('&')}`
}
