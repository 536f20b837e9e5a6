import { LR_DECADES } from '../../../experiment/fields.ts'
import type { Rates } from '../../../theory/questions/questions.ts'
import { type SliderScale, scaleOf } from './slider-scale.ts'

/** What a run does with an lr. */
export type ZoneName = 'slow' | 'fast' | 'bursts' | 'diverges'

/** The values of lr with which a run does the same. */
export interface LrZone {
  readonly name: ZoneName
  readonly from: number
  readonly to: number
  /** Of the slider's way. */
  readonly share: number
}

/** Below it a number is written with its exponent, and has no room for three digits. */
export const SHORTER = 1e-3

/** What of the slider each zone gets, if all are there: enough for its name, and for numbers that have an exponent. */
const SHARES = { slow: 0.2, fast: 0.24, bursts: 0.24, diverges: 0.32 }
const WITH_EXPONENTS: typeof SHARES = { slow: 0.18, fast: 0.265, bursts: 0.265, diverges: 0.29 }

/** An lr below this part of the fastest is slow. */
const SLOW = 0.1

/** How far the slider goes below what is slow, and beyond what diverges. */
const BELOW = 1000
const BEYOND = 10

/** Limits nearer to each other than this have no zone between them. */
const APART = 1.005

/** The zones of lr, ascending; none where no limit is known. */
export function zonesOf({ fastest, excesses }: Pick<Rates, 'fastest' | 'excesses'>): readonly LrZone[] {
  const lowest = excesses[0]?.from
  if (lowest === undefined) return []
  const diverges = excesses.find(({ effect }) => effect === 'grows')?.from ?? lowest
  const bursts = diverges / lowest > APART ? lowest : diverges
  const fast = SLOW * Math.min(fastest ?? lowest, lowest)
  const ends: readonly (readonly [ZoneName, number, number])[] = [
    ['slow', fast / BELOW, fast],
    ['fast', fast, bursts],
    ['bursts', bursts, diverges],
    ['diverges', diverges, BEYOND * diverges],
  ]
  const there = ends.filter(([, from, to]) => to > from)
  const shares = bursts < SHORTER ? WITH_EXPONENTS : SHARES
  const whole = there.reduce((sum, [name]) => sum + shares[name], 0)
  return there.map(([name, from, to]) => ({ name, from, to, share: shares[name] / whole }))
}

/** The slider over `zones`; over the usual decades where there are none. */
export function scaleOver(zones: readonly LrZone[]): SliderScale {
  const [first] = zones
  return first === undefined ? scaleOf(LR_DECADES.min, [{ to: LR_DECADES.max, share: 1 }]) : scaleOf(first.from, zones)
}

/** The zone of `lr`, its upper end included, as a limit is the last lr within; beyond the ends the last one on that side. */
export function zoneOf(zones: readonly LrZone[], lr: number): LrZone | null {
  return zones.find(({ to }) => lr <= to) ?? zones.at(-1) ?? null
}
