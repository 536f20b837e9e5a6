import type { Ending } from '../../../engine/sweep-protocol.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import { formatTick } from '../../format.ts'
import type { Box } from '../../plot/paths.ts'
import { type AxisScale, decadesOf, logPart, logScale, powersWithin, railOf } from '../../plot/scales.ts'
import { apartAcross } from '../../plot/ticks.ts'
import type { Size } from '../../plot/useSize.ts'
import { endingKind } from './endings.ts'

/** Where things lie in the picture of a sweep over lr, in pixels. */
export interface SweepLayout {
  readonly box: Box
  /** The whole picture's. */
  readonly width: number
  /** The scale of lr. */
  readonly rates: AxisScale
  /** The scale of the losses, 0 on a rail of its own. */
  readonly losses: AxisScale
  /** The rail of what diverged, ... */
  readonly upper: number
  /** ... and the lower end of the plot: the rail of 0, where there is one. */
  readonly lower: number
  readonly hasZero: boolean
  x(lr: number): number
  y(ending: Ending): number
}

const LEFT = 48
const RIGHT = 12
/** Above the rail: the names of the limits, a line each. */
const NAMES = 3 * 14 + 6
const RAIL = 14
const AXIS = 22
/** The height that a label of the losses has for itself. */
const LABEL = 30

export function sweepLayout({ plan, endings }: Sweep, { width, height }: Size): SweepLayout {
  const hasZero = endings.some((ending) => ending !== null && endingKind(ending) === 'zero')
  const [upper, lower] = [NAMES + 4, height - AXIS - 4]
  const top = upper + RAIL
  const box = { left: LEFT, top, width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, lower - top) }
  const labels = Math.max(2, Math.floor(box.height / LABEL))
  const losses = endingScale(endings, labels, hasZero, railOf(box.height))
  const rates = rateScale(plan.rates, box.width)
  return {
    box,
    width,
    rates,
    losses,
    upper,
    lower,
    hasZero,
    x: (lr) => box.left + box.width * rates.place(lr),
    y(ending) {
      const kind = endingKind(ending)
      if (kind === 'zero') return lower
      // More than at the start, and still a number: up to the rail, and no further.
      if (kind === 'diverged' || kind === 'beyond') return upper
      return Math.max(upper, lower - losses.place(ending.fullLoss) * box.height)
    },
  }
}

/** The fewest decades of losses. */
const FEWEST = 3

/** The scale on which the losses of a sweep lie, and those at the start. */
export function endingScale(
  endings: readonly (Ending | null)[],
  labels: number,
  zero: boolean,
  apart: number,
): AxisScale {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const ending of endings) {
    if (ending === null) continue
    if (ending.initial > 0 && Number.isFinite(ending.initial)) most = Math.max(most, ending.initial)
    if (endingKind(ending) !== 'point') continue
    least = Math.min(least, ending.fullLoss)
    most = Math.max(most, ending.fullLoss)
  }
  const high = most === 0 ? 1 : most
  return logScale(decadesOf(Math.min(least, high), high, FEWEST), labels, { zero, apart })
}

/** The scale of the rates of a sweep, at the powers of ten labelled. */
export function rateScale(rates: readonly number[], width: number): AxisScale {
  const [low, high] = [rates[0] ?? 1, rates.at(-1) ?? 10]
  const place = (lr: number) => logPart(lr, low, high)
  const ticks = powersWithin(low, high).map((lr) => ({ at: place(lr), value: lr, label: formatTick(lr) }))
  return { place, ticks: apartAcross(ticks, width) }
}
