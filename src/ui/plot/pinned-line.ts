import type { HistoryView } from '../../engine/worker/loss-history.ts'
import { pointsOf } from './loss-points.ts'
import type { PixelPoint } from './paths.ts'
import type { AxisScale } from './scales.ts'

/** With fewer full losses than this, the means of the batch losses tell more. */
const FEW = 8

/** A pinned run as one calm line in pixels: its full losses, or, where these are few, its mean batch losses; a gap at nan. */
export function calmLine(
  history: HistoryView,
  scale: AxisScale,
  x: (iteration: number) => number,
  y: (part: number) => number,
): readonly PixelPoint[] {
  const points = pointsOf(history, scale)
  const isFull = points.filter(({ full }) => full !== null).length >= FEW
  return points.flatMap(({ iteration, full, mean, exact }): readonly PixelPoint[] => {
    const value = isFull || iteration === 0 ? full : mean
    if (value !== null) return [[x(iteration), y(value)]]
    return exact.nan > 0 ? [[Number.NaN, Number.NaN]] : []
  })
}
