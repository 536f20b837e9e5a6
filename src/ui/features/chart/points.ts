import type { HistoryView } from '../../../engine/worker/loss-history.ts'
import type { Scale } from '../../../share/page-view.ts'
import { niceAbove } from '../../iterations.ts'

/** A point of the chart, in the coordinates of its axis; null where there is nothing to draw. */
export interface Point {
  /** First and last iteration that the point stands for. */
  readonly from: number
  readonly iteration: number
  readonly mean: number | null
  readonly band: readonly [number, number] | null
  readonly full: number | null
  /** The exact values, for reading off. */
  readonly exact: Exact
}

export interface Exact {
  readonly mean: number
  readonly min: number
  readonly max: number
  readonly full: number | null
  readonly nan: number
}

/** A vertical axis: where values lie on it, and its ends and ticks in those coordinates. */
export interface Axis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  place(value: number): number
}

/** The points of a history on an axis. */
export function pointsOf(history: HistoryView, axis: Axis): Point[] {
  const points: Point[] = [initialPoint(history.initialFull, axis)]
  let from = 1
  for (let i = 0; i < history.end.length; i++) {
    const exact = exactAt(history, i)
    const iteration = history.end[i] ?? 0
    points.push({
      from,
      iteration,
      mean: placed(exact.mean, axis),
      band: Number.isNaN(exact.min) ? null : [axis.place(exact.min), axis.place(exact.max)],
      full: exact.full === null ? null : placed(exact.full, axis),
      exact,
    })
    from = iteration + 1
  }
  return points
}

/** Whether two histories look alike to the digit. */
export function sameHistory(a: HistoryView, b: HistoryView): boolean {
  if (a.recorded !== b.recorded || a.initialFull !== b.initialFull) return false
  const alike = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    one.length === other.length && Array.prototype.every.call(one, (value, i) => Object.is(value, other[i]))
  return (['end', 'mean', 'min', 'max', 'nan', 'full', 'fullAt'] as const).every((key) => alike(a[key], b[key]))
}

/** Before the first iteration there is a full loss and no batch. */
function initialPoint(full: number, axis: Axis): Point {
  const exact = { mean: Number.NaN, min: Number.NaN, max: Number.NaN, full, nan: 0 }
  return { from: 0, iteration: 0, mean: null, band: null, full: placed(full, axis), exact }
}

function exactAt(history: HistoryView, i: number): Exact {
  const max = history.max[i] ?? Number.NaN
  const mean = history.mean[i] ?? Number.NaN
  return {
    // Where every loss of a point is inf, so is their mean.
    mean: Number.isNaN(mean) && max === Infinity ? Infinity : mean,
    min: history.min[i] ?? Number.NaN,
    max,
    full: history.fullAt[i] === -1 ? null : (history.full[i] ?? null),
    nan: history.nan[i] ?? 0,
  }
}

function placed(value: number, axis: Axis): number | null {
  return Number.isNaN(value) ? null : axis.place(value)
}

/** The iterations from the first to the last point that holds a nan, or null: there is nothing to draw, but to mark. */
export function nanSpan(points: readonly Point[]): readonly [number, number] | null {
  const first = points.find(({ exact }) => exact.nan > 0)
  const last = points.findLast(({ exact }) => exact.nan > 0)
  return first === undefined || last === undefined ? null : [first.from, last.iteration]
}

/** The smallest positive and the largest finite loss of a history, and whether it holds zeros or infinities. */
export interface Extent {
  readonly smallest: number
  readonly largest: number
  readonly zero: boolean
  readonly infinite: boolean
}

export function extentOf(history: HistoryView): Extent {
  let [smallest, largest, zero, infinite] = [Infinity, 0, false, false]
  const see = (value: number) => {
    if (value === 0) zero = true
    else if (value === Infinity) infinite = true
    else if (!Number.isNaN(value)) {
      smallest = Math.min(smallest, value)
      largest = Math.max(largest, value)
    }
  }
  see(history.initialFull)
  for (let i = 0; i < history.end.length; i++) {
    see(history.min[i] ?? Number.NaN)
    see(history.max[i] ?? Number.NaN)
    see(history.mean[i] ?? Number.NaN)
    if (history.fullAt[i] !== -1) see(history.full[i] ?? Number.NaN)
  }
  return { smallest, largest, zero, infinite }
}

/** What holds two histories. */
export function extentOfBoth(a: Extent, b: Extent): Extent {
  return {
    smallest: Math.min(a.smallest, b.smallest),
    largest: Math.max(a.largest, b.largest),
    zero: a.zero || b.zero,
    infinite: a.infinite || b.infinite,
  }
}

/** Decades that a logarithmic axis shows from the start, so that it need not move while a usual run descends. */
const DECADES = 6

/** How far beyond the last decade the rails for 0 and inf lie, as a part of the axis. */
const RAIL = 0.06

/**
 * The axis for a history. It only ever grows from the one before: labels that jump about cannot be read. A loss of
 * exactly 0 lies on a rail below the lowest decade, inf on one above the highest.
 */
export function axisFor(scale: Scale, extent: Extent, before: Axis | null): Axis {
  return scale === 'log' ? logAxis(extent, before) : linearAxis(extent, before)
}

function logAxis({ smallest, largest, zero, infinite }: Extent, before: Axis | null): Axis {
  const some = smallest !== Infinity
  let top = some ? Math.ceil(Math.log10(largest)) : 0
  let bottom = some ? Math.min(Math.floor(Math.log10(smallest)), top - DECADES) : top - DECADES
  if (before !== null) {
    const labels = before.ticks.filter(({ label }) => label !== '0' && label !== 'inf').map(({ at }) => at)
    top = Math.max(top, ...labels)
    bottom = Math.min(bottom, ...labels)
  }
  const every = Math.ceil((top - bottom) / 7)
  const steps = Math.ceil((top - bottom) / every)
  bottom = top - steps * every
  const rail = Math.max(0.5, (top - bottom) * RAIL)
  const [low, high] = [zero ? bottom - rail : bottom, infinite ? top + rail : top]
  const decades = Array.from({ length: steps + 1 }, (_, i) => top - i * every)
  const ticks = decades.map((at) => ({ at, label: `1e${at}`.replace('-', '\u2212') }))
  return {
    low,
    high,
    ticks: [...(zero ? [{ at: low, label: '0' }] : []), ...ticks, ...(infinite ? [{ at: high, label: 'inf' }] : [])],
    place: (value) => (value === 0 ? low : value === Infinity ? high : Math.log10(value)),
  }
}

function linearAxis({ largest, infinite }: Extent, before: Axis | null): Axis {
  const finite = before?.ticks.filter(({ label }) => label !== 'inf').at(-1)?.at ?? 0
  // Where every loss is 0, inf or nan the axis still has a height.
  const top = largest <= finite && finite > 0 ? finite : niceAbove(largest)
  const high = infinite ? top * (1 + RAIL) : top
  const ticks = Array.from({ length: 6 }, (_, i) => ({ at: top * (i / 5), label: shortLabel(top * (i / 5)) }))
  return {
    low: 0,
    high,
    ticks: infinite ? [...ticks, { at: high, label: 'inf' }] : ticks,
    place: (value) => (value === Infinity ? high : value),
  }
}

function shortLabel(value: number): string {
  if (value === 0) return '0'
  const short = Number(value.toPrecision(3))
  if (value >= 1e-3 && value < 1e4) return String(short)
  return short.toExponential().replace('e+', 'e').replace('-', '\u2212')
}
