import { CURRENT } from '../experiment/defaults.ts'
import { END_KEY, LENGTH_KEY, VERSION_KEY } from './keys.ts'

/**
 * `hash` as it is handed on, with its length in front of it and again at its end, `#len=12&v=2&lr=0.1&end=12`: where the end
 * is missing it was cut on its way, whatever else was done to it by hand. The defaults need none of that.
 */
export function sealed(hash: string): string {
  const rest = hash.slice(1)
  if (rest === `${VERSION_KEY}=${CURRENT}`) return hash
  return `#${LENGTH_KEY}=${rest.length}&${rest}&${END_KEY}=${rest.length}`
}
