import type { Run } from '../experiment/config.ts'
import { quoted } from '../experiment/problem.ts'
import { equalRuns } from '../experiment/run.ts'
import { MAX_PINS } from './codec.ts'
import { differingEntries, partsOf, readDiffering, refused } from './differing-run.ts'
import { type Entry, entriesOf, type LinkReading } from './entries.ts'
import { writeEntry } from './escape.ts'
import { IssueList, type LinkIssue } from './issue.ts'
import { PIN_BETWEEN, PIN_KEY } from './keys.ts'

/*
 * A pinned run in a link is written as its differences from the link's run (`differing-run.ts`), `pin=lr=0.1!batch_size=8`;
 * `pin=` is the link's run itself.
 */

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
  return pins.map((pin) => writeEntry(PIN_KEY, differingEntries(pin, run).join(PIN_BETWEEN)))
}

function readPin(entry: Entry, run: Run): LinkReading<Run> {
  const parts = partsOf(entry)
  if (!parts.ok) return parts
  const [stranger] = parts.value.others
  return stranger === undefined
    ? readDiffering(parts.value, run)
    : refused({ code: 'notInPin', key: quoted(stranger.key) })
}
