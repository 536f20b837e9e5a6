import type { Scale } from '../../../share/page-view.ts'
import { formatTick } from '../../format.ts'
import { iterationLabel, iterationTicks, niceAbove } from '../../iterations.ts'

interface Tick {
  /** 0 to 1 along the axis. */
  readonly at: number
  readonly label: string
}

/** An axis: where a value lies on it, 0 to 1 for those in view. */
export interface Axis {
  readonly ticks: readonly Tick[]
  place(value: number): number
}

/** On a logarithmic axis iteration 0 lies so far before iteration 1. */
const RAIL = 0.06

/** The axis of the iterations 0 to `last`. */
export function iterationAxis(scale: Scale, last: number): Axis {
  if (scale === 'linear') {
    const place = (iteration: number) => iteration / last
    return { place, ticks: iterationTicks(last).map((at) => ({ at: place(at), label: iterationLabel(at) })) }
  }
  const decades = Math.max(1, Math.log10(last))
  const place = (iteration: number) =>
    iteration < 1 ? RAIL * iteration : RAIL + ((1 - RAIL) * Math.log10(iteration)) / decades
  const powers = Array.from({ length: Math.floor(decades + 1e-9) + 1 }, (_, i) => 10 ** i)
  const step = Math.ceil(powers.length / 6)
  const shown = [0, ...powers.filter((_, i) => i % step === 0)]
  return { place, ticks: shown.map((at) => ({ at: place(at), label: iterationLabel(at) })) }
}

/** A linear axis that holds `low` to `high`. */
export function linearAxis(low: number, high: number): Axis {
  const step = niceAbove((high - low || Math.abs(high) || 1) / 5)
  const from = Math.floor(low / step + 1e-9)
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9))
  const place = (value: number) => (value / step - from) / (to - from)
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step)
  return { place, ticks: ticks.map((at) => ({ at: place(at), label: formatTick(at) })) }
}

/** A logarithmic axis of whole decades that holds `low` to `high`, three of them at least. */
export function logAxis(low: number, high: number): Axis {
  const top = Math.ceil(Math.log10(high) - 1e-9)
  const bottom = Math.min(Math.floor(Math.log10(low) + 1e-9), top - 3)
  const place = (value: number) => (Math.log10(value) - bottom) / (top - bottom)
  const every = Math.ceil((top - bottom) / 7)
  const exponents = Array.from({ length: Math.floor((top - bottom) / every) + 1 }, (_, i) => top - i * every)
  return { place, ticks: exponents.map((at) => ({ at: place(10 ** at), label: `1e${at}`.replace('-', '\u2212') })) }
}

/** What is further out of view is not drawn to: a run that diverges would only be a thicket. */
const FAR = 5000

/** An SVG path through points; a gap where one is no number, or far away. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
  let pen = 'M'
  let path = ''
  for (const [x, y] of points) {
    if (!(Math.abs(x) < FAR && Math.abs(y) < FAR)) {
      pen = 'M'
      continue
    }
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`
    pen = 'L'
  }
  return path
}
