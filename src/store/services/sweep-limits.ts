import type { Limit, NoLimit } from '../../theory/limit.ts'
import type { Limits } from '../../theory/limits.ts'

/** The limits of lr that are drawn into a sweep, as far as they are known. */
export interface DrawnLimits {
  readonly fullBatch: number | null
  readonly meanSquare: number | null
  /** An estimate. */
  readonly typical: number | null
  /** Why there is none at all. */
  readonly none: NoLimit | null
  /** Whether they could not be found out. */
  readonly failed: boolean
  /** Of each row of a map, the mean square's. */
  readonly rows: readonly (number | null)[]
}

/** What of the limits is drawn; null where they could not be found out. */
export function drawn(limits: Limits | null): DrawnLimits {
  if (limits === null) return { fullBatch: null, meanSquare: null, typical: null, none: null, failed: true, rows: [] }
  const { fullBatch, typical } = limits
  return {
    fullBatch: numberOf(fullBatch),
    meanSquare: numberOf(limits.meanSquare),
    typical: typical.ok ? typical.value : null,
    none: fullBatch.ok ? null : fullBatch.reason,
    failed: false,
    rows: [],
  }
}

export function numberOf(limit: Limit): number | null {
  return limit.ok ? limit.value : null
}
