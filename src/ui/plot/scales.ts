import { formatDecade, formatTick } from '../format.ts'
import { niceAbove, type Tick } from './ticks.ts'

/** A scale along an axis: where a value lies on it, 0 to 1 for those in view, and its ticks in ascending order. */
export interface AxisScale {
  readonly ticks: readonly Tick[]
  place(value: number): number
}

/** Which values lie on rails of their own, at the ends of an axis; and how far these are from the rest, as a part of it. */
export interface Rails {
  readonly zero?: boolean
  readonly infinite?: boolean
  readonly apart?: number
}

/** A rail is so far from the rest of an axis, in pixels: as much as two labels need. */
const RAIL = 16

/** The same as a part of an axis so long. */
export function railOf(length: number): number {
  return Math.min(0.2, RAIL / Math.max(1, length))
}

/** Whole decades, as exponents. */
export interface Decades {
  readonly bottom: number
  readonly top: number
}

/** What the logarithm of a float32 may be off by rounding: 1e-13 is a decade's end. */
const ROUNDING = 1e-7

/** The decades that hold `low` to `high`, both positive, so many of them at least. */
export function decadesOf(low: number, high: number, fewest: number): Decades {
  const top = Math.ceil(Math.log10(high) - ROUNDING) || 0
  return { top, bottom: Math.min(Math.floor(Math.log10(low) + ROUNDING), top - fewest) }
}

/**
 * A logarithmic scale of whole decades. Labelled are multiples of 1, 2, 3, ... decades, so that they stay what they are
 * while the axis grows.
 * @param labels how many labels there is room for, beside those of the rails
 */
export function logScale({ bottom, top }: Decades, labels: number, rails: Rails = {}): AxisScale {
  const { from, to } = between(rails)
  const span = top - bottom
  const place = (value: number) => {
    if (value === 0) return 0
    if (value === Number.POSITIVE_INFINITY) return 1
    return from + ((Math.log10(value) - bottom) / span) * (to - from)
  }
  const every = Math.max(1, Math.ceil(span / Math.max(1, labels - 1)))
  const first = Math.ceil(bottom / every) * every
  const inside = Array.from({ length: Math.floor((top - first) / every) + 1 }, (_, i) => first + i * every)
  const exponents = inside.length < 2 ? [bottom, top] : inside
  const at = (exponent: number) => from + ((exponent - bottom) / span) * (to - from)
  const ticks = exponents.map((exponent) => ({
    at: at(exponent),
    value: Number(`1e${exponent}`),
    label: formatDecade(exponent),
  }))
  return { place, ticks: railed(ticks, rails) }
}

/**
 * A linear scale that holds `low` to `high`, float32 values, its ends labelled.
 * @param steps how many steps there are between the labels, or one or two more
 */
export function linearScale(low: number, high: number, steps = 5, rails: Rails = {}): AxisScale {
  const { to: end } = between(rails)
  const step = niceAbove((high - low || Math.abs(high) || 1) / steps)
  const from = Math.floor(low / step + ROUNDING)
  const to = Math.max(from + 1, Math.ceil(high / step - ROUNDING))
  const place = (value: number) =>
    value === Number.POSITIVE_INFINITY ? 1 : ((value / step - from) / (to - from)) * end
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => {
    const value = Number(((from + i) * step).toPrecision(12))
    return { at: (i / (to - from)) * end, value, label: formatTick(value) }
  })
  return { place, ticks: railed(ticks, { ...rails, zero: false }) }
}

/** Where `value` lies between `low` (0) and `high` (1) on a logarithmic axis. */
export function logPart(value: number, low: number, high: number): number {
  return Math.log(value / low) / Math.log(high / low)
}

/** The powers of ten between two values, both included. */
export function powersWithin(low: number, high: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - ROUNDING), Math.floor(Math.log10(high) + ROUNDING)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(`1e${first + i}`))
}

/** The part of an axis that its rails leave. */
function between({ zero = false, infinite = false, apart = 0.08 }: Rails) {
  return { from: zero ? apart : 0, to: infinite ? 1 - apart : 1 }
}

function railed(ticks: readonly Tick[], { zero = false, infinite = false }: Rails): readonly Tick[] {
  return [
    ...(zero ? [{ at: 0, value: 0, label: '0' }] : []),
    ...ticks,
    ...(infinite ? [{ at: 1, value: Number.POSITIVE_INFINITY, label: 'inf' }] : []),
  ]
}
