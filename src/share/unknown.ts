import type { Entry } from './entries.ts'
import { escaped } from './escape.ts'
import type { IssueList } from './issue.ts'

/** An entry of a link that this version does not know, as it stands there: a newer version may know it. */
export interface UnknownEntry {
  readonly raw: string
}

/** The most unknown entries that are kept, and the most characters in all of them. */
export const MAX_UNKNOWN = 250
export const MAX_UNKNOWN_LENGTH = 50_000

/** Names `strangers` in `issues`, and gives back those that are kept for rewriting, in their order. */
export function readUnknown(strangers: readonly Entry[], issues: IssueList): readonly UnknownEntry[] {
  const kept: UnknownEntry[] = []
  let length = 0
  for (const entry of strangers) {
    length += entry.raw.length
    if (kept.length === MAX_UNKNOWN || length > MAX_UNKNOWN_LENGTH) break
    kept.push({ raw: escaped(entry.raw) })
  }
  const dropped = strangers.length - kept.length
  if (dropped > 0) issues.add('', '', { code: 'tooManyUnknown', dropped })
  for (const { key, text } of strangers) issues.add(key, text, { code: 'unknownKey' })
  return kept
}
