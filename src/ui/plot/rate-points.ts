import { formatShort } from '../format.ts'
import type { LossPoint } from './loss-points.ts'

/** The largest lr among the points; NaN where there is none. */
export function largestRate(points: readonly LossPoint[]): number {
  return points.reduce((most, { exact }) => (exact.lr[1] > most || Number.isNaN(most) ? exact.lr[1] : most), Number.NaN)
}

/**
 * The course of lr, through both extremes of each point, the one nearer to the point before first.
 * @returns iterations with the lr there
 */
export function ratePoints(points: readonly LossPoint[]): readonly (readonly [iteration: number, lr: number])[] {
  const course: (readonly [number, number])[] = []
  for (const { from, iteration, exact } of points) {
    const [least, most] = exact.lr
    if (Number.isNaN(most)) continue
    const last = course.at(-1)?.[1] ?? most
    const [first, second] = Math.abs(most - last) <= Math.abs(least - last) ? [most, least] : [least, most]
    course.push([from, first], [iteration, second])
  }
  return course
}

/** `0.05`, or from which to which; null where there is none. */
export function rangeOf([least, most]: LossPoint['exact']['lr']): string | null {
  if (Number.isNaN(most)) return null
  const [from, to] = [formatShort(least, DIGITS), formatShort(most, DIGITS)]
  return from === to ? from : `${from} – ${to}`
}

/** Significant digits of an lr. */
const DIGITS = 4
