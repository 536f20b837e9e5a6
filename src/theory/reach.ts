import type { Run } from '../experiment/config.ts'
import { MAX_ITERATIONS } from '../experiment/fields.ts'
import { type Course, expectedCourse, type Predicted } from './course.ts'
import type { Problem } from './problem.ts'

/** Which course reaches a loss: the expected one, or where that is not known the loss at the expected weight. */
export type Followed = 'expected' | 'ofMeanWeight'

/** When a loss is reached. */
export type Reach =
  /** Iterations done when the course first is at the loss or below. */
  | { readonly kind: 'at'; readonly iterations: number; readonly course: Followed }
  /** Not within the longest run; the loss there. Infinity where it grows beyond a double. */
  | { readonly kind: 'not'; readonly loss: number; readonly course: Followed }

/** Points a turn; every turn narrows the search by as much. */
const POINTS = 64

/**
 * How many iterations until the full loss is `loss`, by the expected course of the run with its live changes; under the
 * last settings it goes on for up to `MAX_ITERATIONS`. The first time, as far as a search that doubles can tell.
 */
export function iterationsTo(problem: Problem, run: Run, loss: number): Predicted<Reach> {
  const end = MAX_ITERATIONS
  const first = [0, ...doublings(end)]
  const probe = expectedCourse(problem, run, first)
  if (!probe.ok) return probe
  const course: Followed = probe.value.exactUntil < Number.POSITIVE_INFINITY ? 'ofMeanWeight' : 'expected'
  let losses = probe.value[course]
  let points = first
  let at = firstBelow(losses, loss)
  if (at < 0) return { ok: true, value: { kind: 'not', loss: losses.at(-1) ?? Number.NaN, course } }
  while (at > 0 && (points[at] ?? 0) - (points[at - 1] ?? 0) > 1) {
    points = between(points[at - 1] ?? 0, points[at] ?? 0)
    losses = coursesAt(problem, run, points)[course]
    at = firstBelow(losses, loss)
    if (at < 0) return { ok: true, value: { kind: 'not', loss: losses.at(-1) ?? Number.NaN, course } }
  }
  return { ok: true, value: { kind: 'at', iterations: points[at] ?? 0, course } }
}

function coursesAt(problem: Problem, run: Run, points: readonly number[]): Pick<Course, Followed> {
  const found = expectedCourse(problem, run, points)
  return found.ok ? found.value : { expected: new Float64Array(), ofMeanWeight: new Float64Array() }
}

function firstBelow(losses: Float64Array, loss: number): number {
  return losses.findIndex((value) => value <= loss)
}

function doublings(end: number): number[] {
  const points: number[] = []
  for (let point = 1; point < end; point *= 2) points.push(point)
  return [...points, end]
}

/** From `low` to `high`, both included, evenly. */
function between(low: number, high: number): number[] {
  const count = Math.min(POINTS, high - low)
  return Array.from({ length: count + 1 }, (_, i) => low + Math.round(((high - low) * i) / count))
}
