import { sampleAfter } from '../../../engine/sample-spacing.ts'
import type { Run } from '../../../experiment/config.ts'
import type { Matrix } from '../../../experiment/matrix.ts'
import type { Scale } from '../../../share/page-view.ts'
import type { WeightsView } from '../../../store/services/weights-views.ts'
import { iterationScale } from '../../plot/iterations.ts'
import { type DrawnTrajectory, thinned } from './samples.ts'

/** What each of the pictures needs. */
export interface ViewProps {
  readonly trajectory: DrawnTrajectory
  readonly run: Run
  /** An output column, or null for all. */
  readonly column: number | null
  readonly scale: Scale
  /** The last iteration of the axis. */
  readonly last: number
}

/** As fine as a picture has pixels, or so. */
const FINENESS = 600

/** Where an iteration lies on the horizontal axis, 0 to 1. */
export function iterationPlace(scale: Scale, last: number): (iteration: number) => number {
  return iterationScale(scale, last, FINENESS).place
}

/** Of `items` as many as can be told apart on an axis. */
export function visible<T>(
  items: readonly T[],
  place: (iteration: number) => number,
  iterationOf: (item: T) => number,
): readonly T[] {
  return thinned(items, 1 / FINENESS, (item) => place(iterationOf(item)))
}

/** The iterations up to `last` at which a run keeps its weights, as far as they can be told apart on an axis. */
export function gridOf(scale: Scale, last: number): readonly number[] {
  const grid: number[] = []
  for (let at = 0; at < last; at = sampleAfter(at)) grid.push(at)
  return visible([...grid, last], iterationPlace(scale, last), (at) => at)
}

/** The iterations of a run's live changes up to `last`, each once. */
export function changesUpTo(run: Run, last: number): readonly number[] {
  return [...new Set(run.changes.map(({ iteration }) => iteration))].filter((iteration) => iteration <= last)
}

/** With more weights than this one column is drawn at a time. */
const MOST_WEIGHTS = 12

/** Which output column a picture shows, null for all of them; and whether all may be chosen. */
export function columnShown(view: WeightsView, chosen: number | null, W: Matrix) {
  const all = view !== 'landscape' && (view === 'directions' || W.data.length <= MOST_WEIGHTS)
  return { column: chosen !== null && chosen < W.columns ? chosen : all ? null : 0, all }
}
