import type { Config } from '../experiment/config.ts'
import type { Limits } from './limits.ts'

/** One of the three limits. */
export type LimitName = 'meanSquare' | 'fullBatch' | 'typical'

/** A limit that lr is beyond. */
export interface Exceeded {
  readonly limit: LimitName
  /** The limit. */
  readonly value: number
  /** lr over the limit, above 1. */
  readonly factor: number
}

/** What lr is beyond, and what would be within. */
export interface Excess {
  /**
   * What a run does: `grows`: beyond the typical run's limit (or the full batch's, which has only that) almost every run
   * grows; `bursts`: beyond the mean square's alone, or the mean weight's, most runs shrink but rare bursts rule the average.
   */
  readonly effect: 'grows' | 'bursts'
  /** The limit to name: of growing runs the typical one, of bursts the lowest. */
  readonly cause: Exceeded
  /** All limits exceeded, the lowest first. */
  readonly exceeded: readonly [Exceeded, ...Exceeded[]]
  /** An lr within all of them: 0.8 of the lowest. */
  readonly suggestion: number
}

/** What a suggested lr is of the lowest limit. */
const SUGGESTED_SHARE = 0.8

/**
 * Which limits `config.lr` exceeds (of a run under way, `configAt` its iteration); null where none. Where `limits` has none
 * for the reason `never`, momentum or dampening lets no lr shrink anything, and there is none to suggest.
 */
export function excessOf(config: Config, limits: Limits): Excess | null {
  const exceeded = exceededOf(config.lr, limits)
  const [lowest, ...more] = exceeded
  if (lowest === undefined) return null
  const typical = exceeded.find(({ limit }) => limit === 'typical')
  const known = limits.typical.ok
  const growing = typical ?? (known ? undefined : exceeded.find(({ limit }) => limit === 'fullBatch'))
  return {
    effect: growing === undefined ? 'bursts' : 'grows',
    cause: growing ?? lowest,
    exceeded: [lowest, ...more],
    suggestion: SUGGESTED_SHARE * lowest.value,
  }
}

function exceededOf(lr: number, { meanSquare, fullBatch, typical }: Limits): Exceeded[] {
  const values: readonly (readonly [LimitName, number | null])[] = [
    ['typical', typical.ok ? typical.value.value : null],
    ['meanSquare', meanSquare.ok ? meanSquare.value : null],
    ['fullBatch', fullBatch.ok ? fullBatch.value : null],
  ]
  return values
    .flatMap(([limit, value]) => (value !== null && lr > value ? [{ limit, value, factor: lr / value }] : []))
    .sort((a, b) => a.value - b.value)
}
