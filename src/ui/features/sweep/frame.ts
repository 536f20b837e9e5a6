import type { Ending } from '../../../engine/sweep-protocol.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import { type Decades, decadesOf, kindOf, logPart } from './scales.ts'

/** Where things lie in the picture of a sweep over lr, in pixels. */
export interface Frame {
  readonly left: number
  readonly width: number
  readonly decades: Decades
  /** The rail of what diverged, ... */
  readonly upper: number
  /** ... the ends of the axis, ... */
  readonly top: number
  readonly bottom: number
  /** ... and the rail of 0. */
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
const LABEL = 30

export function framesOf({ plan, endings }: Sweep, { width, height }: { width: number; height: number }): Frame {
  const hasZero = endings.some((ending) => ending !== null && kindOf(ending) === 'zero')
  const [upper, lower] = [NAMES + 4, height - AXIS - 4]
  const [top, bottom] = [upper + RAIL, hasZero ? lower - RAIL : lower]
  const decades = decadesOf(endings, Math.max(2, Math.floor((bottom - top) / LABEL)))
  const [low, high] = [plan.rates[0] ?? 1, plan.rates.at(-1) ?? 10]
  const across = Math.max(1, width - LEFT - RIGHT)
  const place = (loss: number) => {
    const part = (Math.log10(loss) - decades.bottom) / (decades.top - decades.bottom)
    return bottom - part * (bottom - top)
  }
  return {
    left: LEFT,
    width: across,
    decades,
    upper,
    top,
    bottom,
    lower,
    hasZero,
    x: (lr) => LEFT + across * logPart(lr, low, high),
    y(ending) {
      const kind = kindOf(ending)
      if (kind === 'diverged') return upper
      if (kind === 'zero') return lower
      // More than at the start, and still a number: up to the rail, and no further.
      return kind === 'beyond' ? upper : Math.max(upper, place(ending.fullLoss))
    },
  }
}
