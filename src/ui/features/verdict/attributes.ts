import type { Verdict } from '../../../theory/verdict.ts'

/** The verdict for programs, as an embedding page reads it: plain numbers, each absent where it is not computed. */
export function attributesOf({ when, cause, parts, reach, rest, floor, limits }: Verdict) {
  return {
    'data-when': when,
    'data-cause': cause,
    'data-parts': parts === null ? undefined : JSON.stringify(parts),
    'data-reach': reach ?? undefined,
    'data-rest': rest ?? undefined,
    'data-floor': floor ?? undefined,
    'data-limit-mean': limits.mean ?? undefined,
    'data-limit-mean-square': limits.meanSquare ?? undefined,
    'data-limit-typical': limits.typical ?? undefined,
  }
}
