import type { Run } from '../experiment/config.ts'
import { type Expectations, type Expected, expectationOf, settledLoss } from './course.ts'
import { settingsAt } from './known-schedules.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Predicted } from './stepping.ts'

/** Which course reaches a loss: the expected one, or where that is not known the loss at the expected weight. */
export type Followed = keyof Expected

/** When a loss is reached. */
export type Reach =
  /** Iterations done when the course first is below the loss. */
  | { readonly kind: 'at'; readonly iterations: number; readonly course: Followed }
  /** Not within `LONGEST`; the loss there. Infinity where it grows beyond a double, NaN where only that it is above is known. */
  | { readonly kind: 'not'; readonly loss: number; readonly course: Followed }

/** So far a course is followed: beyond any run, so that "never" is not said of a slow one. */
const LONGEST = 2 ** 46

/** Up to here every iteration is looked at, fewer where a look costs more. */
const MOST_LOOKS = 16_384
const FEWEST_LOOKS = 512
/** What all looks may take, each the fourth power of the directions (a matrix times moments, both their squares) and the weights. */
const WORK = 10_000_000

/** Beyond that so many places to a doubling, and at each so many iterations in a row: a course may swing from one to the next. */
const PLACES = 64
const ROW = 2

/** Doublings at the loss where the course rests, after which nothing else is to come. */
const STILL = 3
const NEAR = 1e-9

/** Points a turn; every turn narrows the search by as much. */
const POINTS = 64

/**
 * How many iterations until the full loss is below `loss`, by the expected course of the run with its live changes; under the
 * last settings it goes on without end. The first time, also where the course swings.
 */
export function iterationsTo(problem: LeastSquares, run: Run, loss: number): Predicted<Reach> {
  const found = expectationOf(problem, run)
  if (!found.ok) return found
  const { exactUntil, until } = found.value
  const course: Followed = exactUntil <= until && exactUntil < Number.POSITIVE_INFINITY ? 'ofMeanWeight' : 'expected'
  const resting = course === 'expected' ? restingOf(problem, run, found.value) : Number.NaN
  // No weight has less than the floor, and so no course.
  if (problem.floor >= loss && (!Number.isNaN(resting) || until < Number.POSITIVE_INFINITY))
    return { ok: true, value: { kind: 'not', loss: resting, course } }
  const look = problem.rank ** 4 + problem.weight0.length
  const looks = Math.min(MOST_LOOKS, Math.max(FEWEST_LOOKS, Math.floor(WORK / look)))
  const value = new Search(found.value, course, loss, looks, resting).reach()
  const isOpen = value.kind === 'not' && until < Number.POSITIVE_INFINITY && value.loss !== Number.POSITIVE_INFINITY
  return isOpen ? { ok: false, reason: { code: 'schedule', iteration: until } } : { ok: true, value }
}

/** Where the expected course of a run goes under the last settings; NaN where that is not known. */
export function restingOf(problem: LeastSquares, run: Run, { at, until }: Expectations): number {
  if (until < Number.POSITIVE_INFINITY) return Number.NaN
  const last = settingsAt(run, until)
  // Nothing moves any more.
  if (Math.fround(last.lr) === 0) return at(LONGEST).expected
  const rest = settledLoss(problem, last)
  return rest.ok ? rest.value : Number.NaN
}

class Search {
  readonly #expectations: Expectations
  readonly #course: Followed
  readonly #loss: number
  readonly #looks: number
  /** Where the course goes; NaN where that is not known. */
  readonly #rest: number

  constructor(expectations: Expectations, course: Followed, loss: number, looks: number, rest: number) {
    this.#expectations = expectations
    this.#course = course
    this.#loss = loss
    this.#looks = looks
    this.#rest = rest
  }

  reach(): Reach {
    const course = this.#course
    const { until } = this.#expectations
    for (let iteration = 0; iteration <= Math.min(until, this.#looks); iteration++) {
      if (this.#below(iteration)) return { kind: 'at', iterations: iteration, course }
    }
    let resting = 0
    let last = Math.min(until, this.#looks)
    for (let low = last; low < Math.min(until, LONGEST) && resting < STILL; low = last) {
      const high = this.#inDoubling(low)
      if (high !== null) return { kind: 'at', iterations: this.#first(high), course }
      last = Math.min(until, 2 * low)
      const loss = this.#lossAt(last)
      if (loss === Number.POSITIVE_INFINITY) break
      resting = Math.abs(loss - this.#rest) <= NEAR * loss ? resting + 1 : 0
    }
    return { kind: 'not', loss: this.#lossAt(last), course }
  }

  #lossAt(iteration: number): number {
    return this.#expectations.at(iteration)[this.#course]
  }

  #below(iteration: number): boolean {
    return this.#lossAt(iteration) < this.#loss
  }

  /** The first place between `low` and twice that where the loss is below, and the place before. */
  #inDoubling(low: number): readonly [number, number] | null {
    for (let place = 1; place <= PLACES; place++) {
      const [before, at] = [place - 1, place].map((each) => Math.round(low * 2 ** (each / PLACES))) as [number, number]
      for (let iteration = at; iteration < at + ROW; iteration++) if (this.#below(iteration)) return [before, iteration]
    }
    return null
  }

  /** The first iteration below after `low`, given that `high` is. Every iteration is looked at where they are not too many. */
  #first([low, high]: readonly [number, number]): number {
    const gap = high - low
    const from = low - gap
    if (2 * gap <= this.#looks) {
      for (let iteration = from; iteration < high; iteration++) if (this.#below(iteration)) return iteration
      return high
    }
    let [above, below] = [low, high]
    while (below - above > 1) {
      const points = between(above, below)
      const at = points.findIndex((iteration) => this.#below(iteration))
      above = points[at - 1] ?? above
      below = points[at] ?? below
    }
    return below
  }
}

/** After `low` up to `high`, evenly. */
function between(low: number, high: number): number[] {
  const count = Math.min(POINTS, high - low)
  return Array.from({ length: count }, (_, i) => low + Math.round(((high - low) * (i + 1)) / count))
}
