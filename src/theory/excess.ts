import type { Limits } from './limits.ts'

/** One of the three limits. */
export type LimitName = 'meanSquare' | 'fullBatch' | 'typical'

/** What an lr is beyond, and what would be within. */
export interface Excess {
  /** The limit from which on it is so. */
  readonly from: number
  /**
   * What a run does: `grows`: beyond the typical run's limit (or the full batch's, which has only that) almost every run
   * grows; `bursts`: beyond the mean square's alone, or the mean weight's, most runs shrink but rare bursts rule the average.
   */
  readonly effect: 'grows' | 'bursts'
  /** The limit to name: of growing runs the typical one, of bursts the lowest. */
  readonly cause: { readonly limit: LimitName; readonly value: number }
  /** An lr within all limits: 0.8 of the lowest. */
  readonly suggestion: number
}

/** What a suggested lr is of the lowest limit. */
const SUGGESTED_SHARE = 0.8

/**
 * What an lr beyond each of the limits is beyond, ascending; the last one whose `from` it exceeds is true of it. Where
 * `limits` has none for the reason `never`, momentum or dampening lets no lr shrink anything, and there is none to suggest.
 */
export function excessesOf(limits: Limits): readonly Excess[] {
  const known = knownOf(limits)
  const [lowest] = known
  if (lowest === undefined) return []
  const ruling = limits.typical.ok ? 'typical' : 'fullBatch'
  return known.map(({ value: from }): Excess => {
    const growing = known.find(({ limit, value }) => limit === ruling && value <= from)
    const effect = growing === undefined ? 'bursts' : 'grows'
    return { from, effect, cause: growing ?? lowest, suggestion: SUGGESTED_SHARE * lowest.value }
  })
}

/** What `lr` is beyond; null where it is within all limits. */
export function excessAt(excesses: readonly Excess[], lr: number): Excess | null {
  return excesses.findLast(({ from }) => lr > from) ?? null
}

/** Ascending. */
function knownOf({ meanSquare, fullBatch, typical }: Limits): readonly Excess['cause'][] {
  const values: readonly (readonly [LimitName, number | null])[] = [
    ['typical', typical.ok ? typical.value : null],
    ['meanSquare', meanSquare.ok ? meanSquare.value : null],
    ['fullBatch', fullBatch.ok ? fullBatch.value : null],
  ]
  return values
    .flatMap(([limit, value]) => (value === null ? [] : [{ limit, value }]))
    .sort((a, b) => a.value - b.value)
}
