import { MAX_ITERATIONS } from '../experiment/fields.ts'
import { integer, oneOf } from '../experiment/kinds.ts'
import { type Entry, readEntry, writeEntry } from './entries.ts'
import type { IssueList } from './issue.ts'

/** What of the page, beside the run, a link describes. It never changes the run. */
export interface PageView {
  /** The iteration at which the page stops and shows; null: it does not. */
  readonly t: number | null
  /** The loss chart's axis. */
  readonly scale: Scale
}

export type Scale = 'log' | 'linear'

/** What a link leaves out. */
export const DEFAULT_VIEW: PageView = { t: null, scale: 'log' }

/** The keys of a view, in the order in which they are written. */
export const VIEW_KEYS = ['t', 'scale'] as const

const tKind = integer({ min: 0, max: MAX_ITERATIONS })
const scaleKind = oneOf<Scale>(['log', 'linear'])

/** The view that `given`, the entries by their keys, describes for a run of `iterations`. */
export function readView(given: ReadonlyMap<string, Entry>, iterations: number, issues: IssueList): PageView {
  return { t: readT(given.get('t'), iterations, issues), scale: readScale(given.get('scale'), issues) }
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

/** The entries that describe `view`, defaults left out. */
export function writeView({ t, scale }: PageView): string[] {
  const entries: string[] = []
  if (t !== null) entries.push(writeEntry('t', tKind.write(t)))
  if (scale !== DEFAULT_VIEW.scale) entries.push(writeEntry('scale', scale))
  return entries
}
