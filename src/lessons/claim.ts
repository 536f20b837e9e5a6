import type { Run } from '../experiment/config.ts'
import type { Laboratory } from './laboratory.ts'
import { divergesAt, type Measure, measured, type Variation } from './measure.ts'

/**
 * A statement of a card about its run, in a form that can be checked: a test takes every measure of every claim in the
 * card's run and fails where one does not hold. What a card says and no claim of it states is not proved.
 */
export type Claim =
  | { readonly is: 'between'; readonly what: Measure; readonly from: number; readonly to: number }
  /** `what` / `than`, between `from` and `to`. */
  | {
      readonly is: 'ratio'
      readonly what: Measure
      readonly than: Measure
      readonly from: number
      readonly to: number
    }
  | { readonly is: 'known' | 'unknown'; readonly what: Measure }

/** `what` lies between `from` and `to`, these included. */
export function between(what: Measure, from: number, to: number): Claim {
  return { is: 'between', what, from, to }
}

/** `what` is `from` to `to` times `than`: “eleven times as long” is `ratio(a, b, 10.5, 11.5)`. */
export function ratio(what: Measure, than: Measure, from: number, to: number): Claim {
  return { is: 'ratio', what, than, from, to }
}

/** `what` is less than `than`. */
export function less(what: Measure, than: Measure): Claim {
  return ratio(what, than, 0, 1 - Number.EPSILON)
}

/** The run diverges: in the end no loss is finite. */
export function willDiverge(variation: Variation = {}): Claim {
  return { is: 'known', what: divergesAt(variation) }
}

/** All its losses stay finite. */
export function staysFinite(variation: Variation = {}): Claim {
  return { is: 'unknown', what: divergesAt(variation) }
}

/** Whether `claim` holds in `run`. */
export async function holds(claim: Claim, run: Run, laboratory: Laboratory): Promise<boolean> {
  const value = await measured(claim.what, run, laboratory)
  switch (claim.is) {
    case 'known':
      return !Number.isNaN(value)
    case 'unknown':
      return Number.isNaN(value)
    case 'between':
      return value >= claim.from && value <= claim.to
    case 'ratio': {
      const quotient = value / (await measured(claim.than, run, laboratory))
      return quotient >= claim.from && quotient <= claim.to
    }
  }
}
