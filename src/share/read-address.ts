import { KEYS, snakeCase } from '../experiment/config.ts'
import type { ReadLink } from './codec.ts'
import { entryOf } from './entries.ts'
import { HANDOUT_KINDS } from './handout-entries.ts'
import { CHANGE_KEY, LENGTH_KEY, PIN_KEY } from './keys.ts'
import { readHash } from './read-hash.ts'
import { isKnown, understood } from './repair.ts'

/** Reads a hash; where it has no settings, those in `search`, the query, which then move into the hash. */
export function readAddress(hash: string, search: string): ReadLink {
  const { entries, keys } = settingsIn(search)
  if (entries.length === 0 || understood(hash).entries.some(({ key }) => isKnown(key))) return readHash(hash)
  return { ...readHash(`#${[...entries, hash.slice(1)].join('&')}`), rewrite: keys }
}

// `v`, `t` and `x` alone may be anybody's: a version of the page, a time.
const OURS: ReadonlySet<string> = new Set([
  ...KEYS.map(snakeCase).filter((key) => key !== 'x'),
  ...[CHANGE_KEY, PIN_KEY, LENGTH_KEY, ...Object.keys(HANDOUT_KINDS)],
])

/** The entries of `search` that are settings, as they stand there, and the keys that they have there. */
function settingsIn(search: string): { readonly entries: readonly string[]; readonly keys: readonly string[] } {
  const given = search
    .replace(/^\?/, '')
    .split('&')
    .map((part) => {
      const raw = part.replace(/^(?:amp;)+/i, '')
      return { raw, name: entryOf(part).key, key: entryOf(raw).key }
    })
    .filter(({ key }) => isKnown(key))
  if (!given.some(({ key }) => OURS.has(key))) return { entries: [], keys: [] }
  return { entries: given.map(({ raw }) => raw), keys: given.map(({ name }) => name) }
}
