import { END_KEY, LENGTH_KEY } from './keys.ts'

const FRONT = new RegExp(`^#?${LENGTH_KEY}=(\\d+)&`)

/** What stands between the two ends of a seal. */
export interface Unsealed {
  readonly hash: string
  /** Whether it stands there just as it was handed on, with nothing behind it. */
  readonly exact: boolean
}

/**
 * What a sealed link says where all of that is there, character for character; null where it is not sealed, or was changed.
 * Its end may be cut, and something may stand behind that.
 */
export function unsealed(hash: string): Unsealed | null {
  const [front = '', digits = ''] = FRONT.exec(hash) ?? []
  const from = front.length
  const until = from + Number(digits)
  if (from === 0 || hash.length < until) return null
  const end = `&${END_KEY}=${digits}`
  const tail = hash.slice(until)
  const inner = hash.slice(from, until)
  const isCutThere = end.startsWith(tail) && /\w$/.test(inner) && !inner.includes(`&${END_KEY}=`)
  const isThere = isCutThere || (tail.startsWith(end) && !/^\d|&/.test(tail.slice(end.length)))
  return isThere ? { hash: inner, exact: tail === end } : null
}
