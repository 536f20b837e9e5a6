import { configAt } from '../../experiment/run.ts'
import { expectedErrors } from '../course.ts'
import { contour, type Landscape, landscapeOf, type PlanePosition, positionOn } from '../landscape.ts'
import type { LeastSquares } from '../least-squares.ts'
import { floorOf } from './floor.ts'
import type {
  Contour,
  LandscapeAnswer,
  LandscapeQuestion,
  PlaneExtent,
  PlanePoint,
  WeightSamples,
} from './questions.ts'
import { optimaOf } from './stages.ts'

/** How many contours there are at most. */
const MOST_CONTOURS = 11

/** What of a path leads further away than so many times its start is out of view. */
const FURTHEST = 6

/** Room around the path, as a part of it; on the far side of the optimum more, or no contour would close. */
const ROOM = 0.1
const ROOM_BEYOND = 0.25

/** Where a run is expected to go on the landscape. */
export function expectedPath(problem: LeastSquares, { run, column, iteration, grid }: LandscapeQuestion): PlanePoint[] {
  // As long as the target is the one of the landscape.
  const { W } = configAt(run, iteration)
  const means = expectedErrors(
    problem,
    run,
    grid.filter((at) => configAt(run, at).W === W),
  )
  if (!means.ok) return []
  const { width, eigenvalues } = problem
  const slow = column * width + eigenvalues.findIndex((value) => value > 0)
  const fast = column * width + width - 1
  return means.value.map((mean) => [mean[slow] ?? Number.NaN, mean[fast] ?? Number.NaN])
}

/** The loss of an output column over its slowest and its fastest direction, and the paths on it. */
export function landscapeAnswer(
  problem: LeastSquares,
  question: LandscapeQuestion,
  expected: readonly PlanePoint[],
): LandscapeAnswer {
  const { run, column, iteration, samples, now, others } = question
  const landscape = landscapeOf(problem, column, optimaOf(problem, run)(iteration))
  if (landscape === null) return { type: 'landscape', plane: null }
  const positions = (of: WeightSamples) => positionsOn(problem, landscape, of)
  const path = positions(samples)
  const paths = others.map(({ key, samples }) => ({ key, points: positions(samples).map(pointOf) }))
  const range = rangeOf([...path.map(pointOf), ...paths.flatMap(({ points }) => points)])
  const { floor, slow, fast } = landscape
  return {
    type: 'landscape',
    plane: {
      // What rounding leaves is nothing, as wherever the least possible loss is told.
      floor: floorOf(problem) === null ? 0 : floor,
      slow: { eigenvalue: slow.eigenvalue, curvature: slow.curvature },
      fast: { eigenvalue: fast.eigenvalue, curvature: fast.curvature },
      path,
      now: positions(now)[0] ?? null,
      others: paths,
      expected,
      range,
      contours: contoursOf(landscape, range),
    },
  }
}

function positionsOn(
  problem: LeastSquares,
  landscape: Landscape,
  { iterations, weights }: WeightSamples,
): PlanePosition[] {
  const { width } = problem
  return Array.from(iterations, (_, i) => positionOn(problem, landscape, weights.subarray(i * width, (i + 1) * width)))
}

function pointOf({ slow, fast }: PlanePosition): PlanePoint {
  return [slow, fast]
}

/** A range that holds the optimum and the points, as far as these do not run away. */
function rangeOf(points: readonly PlanePoint[]): PlaneExtent {
  const first = points[0] ?? [1, 1]
  const limit = FURTHEST * Math.max(Math.abs(first[0]), Math.abs(first[1])) || 1
  const [[left, right], [bottom, top]] = [endsOf(points, 0, limit), endsOf(points, 1, limit)]
  return { low: [left, bottom], high: [right, top] }
}

function endsOf(points: readonly PlanePoint[], axis: 0 | 1, limit: number): readonly [low: number, high: number] {
  const values = points.map((point) => point[axis]).filter(Number.isFinite)
  const low = values.reduce((least, value) => Math.max(-limit, Math.min(least, value)), 0)
  const high = values.reduce((most, value) => Math.min(limit, Math.max(most, value)), 0)
  const size = high - low || limit / FURTHEST
  const room = (end: number) => size * (end === 0 ? ROOM_BEYOND : ROOM)
  return [low - room(low), high + room(high)]
}

/** Contours at 1 and 3 times powers of ten above the floor, as far as they are in view and not too small. */
function contoursOf(landscape: Landscape, { low, high }: PlaneExtent): readonly Contour[] {
  const reach = (axis: 0 | 1) => Math.max(Math.abs(low[axis]), Math.abs(high[axis]))
  const { slow, fast, floor } = landscape
  const most = slow.curvature * reach(0) ** 2 + fast.curvature * reach(1) ** 2
  if (!(most > 0) || !Number.isFinite(most)) return []
  const top = Math.ceil(Math.log10(most)) + 1
  return Array.from({ length: 2 * MOST_CONTOURS }, (_, i) =>
    Number(`${i % 2 === 0 ? 3 : 1}e${top - 1 - Math.floor(i / 2)}`),
  )
    .filter((above) => above <= most)
    .slice(0, MOST_CONTOURS)
    .map((above) => ({ loss: floor + above, ...contour(landscape, floor + above) }))
}
