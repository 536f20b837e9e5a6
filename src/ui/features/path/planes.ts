import type { Run } from '../../../experiment/config.ts'
import type { Matrix } from '../../../experiment/matrix.ts'
import { configAt } from '../../../experiment/run.ts'
import { optimumFor } from '../../../theory/coordinates.ts'
import { expectedErrors } from '../../../theory/course.ts'
import { contour, type Landscape, landscapeOf, type Place, placeOf } from '../../../theory/landscape.ts'
import type { Problem } from '../../../theory/problem.ts'
import type { Sample } from './samples.ts'

/** A point of the plane: along the slow and along the fast direction, from the optimum. */
export type PlanePoint = readonly [number, number]

/** What of the plane is in view. */
export interface PlaneExtent {
  readonly low: PlanePoint
  readonly high: PlanePoint
}

/** A contour: half its width and half its height, and the loss on it. */
export interface Contour {
  readonly loss: number
  readonly slow: number
  readonly fast: number
}

/** How many contours there are at most. */
const CONTOURS = 11

/** What of a path leads further away than so many times its start is out of view. */
const FAR = 6

/** Room around the path, as a part of it; on the far side of the optimum more, or no contour would close. */
const ROOM = 0.1
const BEYOND = 0.25

/** The landscape of a column under a target; null where the data have no two directions. */
export function landscapeUnder(problem: Problem, column: number, W: Matrix): Landscape | null {
  return landscapeOf(problem, column, optimumFor(problem, W))
}

/** Where samples stand on it. */
export function placesOf(problem: Problem, landscape: Landscape, samples: readonly Sample[]): readonly Place[] {
  return samples.map(({ weight, bias }) => placeOf(problem, landscape, weight, bias))
}

/** The expected path while `W` is the target; nothing where it is not known. */
export function expectedPath(
  problem: Problem,
  run: Run,
  column: number,
  { grid, W }: { readonly grid: readonly number[]; readonly W: Matrix },
): readonly PlanePoint[] {
  const means = expectedErrors(
    problem,
    run,
    grid.filter((iteration) => configAt(run, iteration).W === W),
  )
  if (!means.ok) return []
  const { width, eigenvalues } = problem
  const slow = column * width + eigenvalues.findIndex((value) => value > 0)
  const fast = column * width + width - 1
  return means.value.map((mean) => [mean[slow] ?? Number.NaN, mean[fast] ?? Number.NaN])
}

/** A range that holds the optimum and the points, as far as these do not run away. */
export function rangeOf(points: readonly PlanePoint[]): PlaneExtent {
  const first = points[0] ?? [1, 1]
  const limit = FAR * Math.max(Math.abs(first[0]), Math.abs(first[1])) || 1
  const ends = ([0, 1] as const).map((axis) => {
    const values = points.map((point) => point[axis]).filter(Number.isFinite)
    const low = Math.max(-limit, Math.min(0, ...values))
    const high = Math.min(limit, Math.max(0, ...values))
    const size = high - low || limit / FAR
    const room = (end: number) => size * (end === 0 ? BEYOND : ROOM)
    return [low - room(low), high + room(high)] as const
  })
  const [a = [-1, 1], b = [-1, 1]] = ends
  return { low: [a[0], b[0]], high: [a[1], b[1]] }
}

/** Contours at 1 and 3 times powers of ten above the floor, as far as they are in view and not too small. */
export function contoursOf(landscape: Landscape, { low, high }: PlaneExtent): readonly Contour[] {
  const reach = (axis: 0 | 1) => Math.max(Math.abs(low[axis]), Math.abs(high[axis]))
  const { slow, fast, floor } = landscape
  const most = slow.curvature * reach(0) ** 2 + fast.curvature * reach(1) ** 2
  if (!(most > 0) || !Number.isFinite(most)) return []
  const top = Math.ceil(Math.log10(most)) + 1
  return Array.from({ length: 2 * CONTOURS }, (_, i) => Number(`${i % 2 === 0 ? 3 : 1}e${top - 1 - Math.floor(i / 2)}`))
    .filter((above) => above <= most)
    .slice(0, CONTOURS)
    .map((above) => ({ loss: floor + above, ...contour(landscape, floor + above) }))
}
