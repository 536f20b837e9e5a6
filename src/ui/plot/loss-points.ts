import type { HistoryView } from '../../engine/worker/loss-history.ts'
import type { Scale } from '../../share/page-view.ts'
import { type AxisScale, decadesOf, linearScale, logScale, railOf } from './scales.ts'

/** A point of the chart, 0 to 1 on the vertical axis; null where there is nothing to draw. */
export interface LossPoint {
  /** First and last iteration that the point stands for. */
  readonly from: number
  readonly iteration: number
  readonly mean: number | null
  readonly band: readonly [number, number] | null
  readonly full: number | null
  /** The exact values, for reading off. */
  readonly exact: ExactLosses
}

export interface ExactLosses {
  readonly mean: number
  readonly min: number
  readonly max: number
  readonly full: number | null
  readonly nan: number
  /** The smallest and the largest lr of the point's steps; NaN where there is none. */
  readonly lr: readonly [number, number]
}

/** The points of a history on a scale. */
export function pointsOf(history: HistoryView, scale: AxisScale): LossPoint[] {
  const points: LossPoint[] = [initialPoint(history.initialFull, scale)]
  let from = 1
  for (let i = 0; i < history.end.length; i++) {
    const exact = exactAt(history, i)
    const iteration = history.end[i] ?? 0
    points.push({
      from,
      iteration,
      mean: placed(exact.mean, scale),
      band: Number.isNaN(exact.min) ? null : [scale.place(exact.min), scale.place(exact.max)],
      full: exact.full === null ? null : placed(exact.full, scale),
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
  return (['end', 'mean', 'min', 'max', 'nan', 'full', 'fullAt', 'lrMin', 'lrMax'] as const).every((key) =>
    alike(a[key], b[key]),
  )
}

/** Before the first iteration there is a full loss and no batch. */
function initialPoint(full: number, scale: AxisScale): LossPoint {
  const exact = {
    mean: Number.NaN,
    min: Number.NaN,
    max: Number.NaN,
    full,
    nan: 0,
    lr: [Number.NaN, Number.NaN] as const,
  }
  return { from: 0, iteration: 0, mean: null, band: null, full: placed(full, scale), exact }
}

function exactAt(history: HistoryView, i: number): ExactLosses {
  const max = history.max[i] ?? Number.NaN
  const mean = history.mean[i] ?? Number.NaN
  return {
    // Where every loss of a point is inf, so is their mean.
    mean: Number.isNaN(mean) && max === Infinity ? Infinity : mean,
    min: history.min[i] ?? Number.NaN,
    max,
    full: history.fullAt[i] === -1 ? null : (history.full[i] ?? null),
    nan: history.nan[i] ?? 0,
    lr: [history.lrMin[i] ?? Number.NaN, history.lrMax[i] ?? Number.NaN],
  }
}

function placed(value: number, scale: AxisScale): number | null {
  return Number.isNaN(value) ? null : scale.place(value)
}

/** The iterations from the first to the last point that holds a nan, or null: there is nothing to draw, but to mark. */
export function nanSpan(points: readonly LossPoint[]): readonly [number, number] | null {
  const first = points.find(({ exact }) => exact.nan > 0)
  const last = points.findLast(({ exact }) => exact.nan > 0)
  return first === undefined || last === undefined ? null : [first.from, last.iteration]
}

/** The smallest positive and the largest finite loss of a history, and whether it holds zeros or infinities. */
export interface LossExtent {
  readonly smallest: number
  readonly largest: number
  readonly zero: boolean
  readonly infinite: boolean
}

export function extentOf(history: HistoryView): LossExtent {
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
export function extentOfBoth(a: LossExtent, b: LossExtent): LossExtent {
  return {
    smallest: Math.min(a.smallest, b.smallest),
    largest: Math.max(a.largest, b.largest),
    zero: a.zero || b.zero,
    infinite: a.infinite || b.infinite,
  }
}

/** A logarithmic axis shows two decades at least: one would make a mountain of noise. */
const FEWEST = 2

/** Pixels between two labels of the vertical axis, or more. */
const LABEL = 22

/**
 * The scale that fits what is drawn, on an axis so many pixels high. A loss of exactly 0 lies on a rail below the lowest
 * decade, inf on one above the highest.
 */
export function lossScale(kind: Scale, { smallest, largest, zero, infinite }: LossExtent, height: number): AxisScale {
  const labels = Math.max(2, Math.min(8, Math.floor(height / LABEL)))
  const apart = railOf(height)
  if (kind === 'linear') return linearScale(0, largest, Math.min(5, labels), { infinite, apart })
  const decades = smallest === Infinity ? decadesOf(1, 1, FEWEST) : decadesOf(smallest, largest, FEWEST)
  return logScale(decades, labels, { zero, infinite, apart })
}
