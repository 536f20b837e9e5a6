import type { Run } from '../experiment/config.ts'
import { MAX_ITERATIONS } from '../experiment/fields.ts'
import { integer, oneOf } from '../experiment/kinds.ts'
import { type Entry, readEntry } from './entries.ts'
import { type HandoutEntries, readHandout } from './handout-entries.ts'
import type { IssueList } from './issue.ts'
import { DEFAULT_VIEW, type PageView, type Scale } from './page-view.ts'

/** How `t` is read. */
export const tKind = integer({ min: 0, max: MAX_ITERATIONS })
/** How `scale` is read. */
export const scaleKind = oneOf<Scale>(['log', 'linear'])

/** The view that the entries describe beside `run`. */
export function readView(handedOut: HandoutEntries, run: Run, issues: IssueList): PageView {
  const { given } = handedOut
  const t = readT(given.get('t'), run.config.iterations, issues)
  return {
    t,
    scale: readScale(given.get('scale'), issues),
    handout: readHandout(handedOut, run, t, issues),
  }
}

function readT(entry: Entry | undefined, iterations: number, issues: IssueList): number | null {
  if (entry === undefined) return null
  const reading = readEntry(entry, tKind)
  if (reading.ok && reading.value <= iterations) return reading.value
  issues.add('t', entry.text, reading.ok ? { code: 'tBeyondEnd', iterations } : reading.problem)
  return null
}

function readScale(entry: Entry | undefined, issues: IssueList): Scale {
  if (entry === undefined) return DEFAULT_VIEW.scale
  const reading = readEntry(entry, scaleKind)
  if (reading.ok) return reading.value
  issues.add('scale', entry.text, reading.problem, DEFAULT_VIEW.scale)
  return DEFAULT_VIEW.scale
}
