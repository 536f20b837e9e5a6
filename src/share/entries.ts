import type { Kind } from '../experiment/kinds.ts'
import type { Reading } from '../experiment/problem.ts'
import type { LinkProblem } from './issue.ts'

/** One `key=value` of a link. */
export interface Entry {
  readonly key: string
  /** What stands after `=`, unescaped; as it stands where its escapes are broken. */
  readonly text: string
  /** `text` with each `+` that stands for a blank replaced; null where the escapes are broken. */
  readonly value: string | null
  /** The whole entry as it stands in the link. */
  readonly raw: string
}

/** Entries that are looked at. A link with everything in it, 200 changes included, has some 250. */
export const MAX_ENTRIES = 1000

// In form-encoded links `+` is a blank: between the cells of `1+2;3+4`, and harmless where it was a sign. Only in an
// exponent, `1e+21`, it cannot be one.
const BLANK = /(?<![\d.][eE])\++/g

/** The entries of a hash with or without its `#`, at most `MAX_ENTRIES`; and whether there are more. */
export function entriesOf(hash: string): { readonly entries: readonly Entry[]; readonly more: boolean } {
  const parts = hash.replace(/^#/, '').split('&', MAX_ENTRIES + 1)
  const entries = parts.slice(0, MAX_ENTRIES).filter((part) => part !== '')
  return { entries: entries.map(entryOf), more: parts.length > MAX_ENTRIES }
}

/** One entry as it stands in a link. */
export function entryOf(raw: string): Entry {
  const equals = raw.indexOf('=')
  const rawKey = equals < 0 ? raw : raw.slice(0, equals)
  const rawText = equals < 0 ? '' : raw.slice(equals + 1)
  return {
    key: unescaped(rawKey) ?? rawKey,
    text: unescaped(rawText) ?? rawText,
    value: unescaped(rawText.replace(BLANK, ' ')),
    raw,
  }
}

/** `text` with its percent escapes resolved; null where they are broken. */
export function unescaped(text: string): string | null {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** What `entry` says, as a value of `kind`. */
export function readEntry<T>(entry: Entry, kind: Pick<Kind<T>, 'read'>): LinkReading<T> {
  return entry.value === null ? { ok: false, problem: { code: 'brokenEscape' } } : kind.read(entry.value)
}

/** A value that was read from a link, or why it could not be. */
export type LinkReading<T> = Reading<T> | { readonly ok: false; readonly problem: LinkProblem }
