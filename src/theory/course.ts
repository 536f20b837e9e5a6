import { type Config, type Run, STATE } from '../experiment/config.ts'
import { equalRuns } from '../experiment/run.ts'
import { fromDirections } from './coordinates.ts'
import { MOST_DIRECTIONS, MOST_LIMITED_DIRECTIONS } from './data-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { type Leg, lossOfMean, walkOf } from './legs.ts'
import type { Expectation } from './moving.ts'
import { restingLoss } from './resting-loss.ts'
import { initialState, restingOffset, type State, sum, withTarget } from './state.ts'
import { motionOf, type Predicted, type Reason } from './stepping.ts'

/** Losses expected of a run. */
export interface Course {
  /** For each iteration asked for the expected full loss; NaN from `exactUntil` on. */
  readonly expected: Float64Array
  /**
   * For each the full loss at the expected weight: the course of a run without chance, which the full batch takes exactly
   * and whose mean weight every batch size shares. Never more than `expected`.
   */
  readonly ofMeanWeight: Float64Array
  /** Iterations done from which on `expected` is not known; Infinity if it always is. */
  readonly exactUntil: number
  /** Why it is not known from there on. */
  readonly reason: Reason | null
}

/**
 * The expected full loss over the random batches, given the run's data and initial weight, once so many iterations are
 * done. Closed form: any iteration costs the same, without a simulation. Live changes continue from the moments reached; where
 * a state is loaded nothing is expected any more.
 * @param problem of `run.config`
 * @param iterations iterations done, ascending, each >= 0
 */
export function expectedCourse(problem: LeastSquares, run: Run, iterations: ArrayLike<number>): Predicted<Course> {
  const loaded = firstLoad(run)
  if (loaded === 0) return unknownFrom(loaded)
  const found = expectationOf(problem, loaded === null ? run : before(run, loaded))
  if (!found.ok) return found
  const { at, exactUntil, reason } = endingAt(found.value, loaded)
  const points = Array.from(iterations, at)
  return {
    ok: true,
    value: {
      expected: Float64Array.from(points, ({ expected }) => expected),
      ofMeanWeight: Float64Array.from(points, ({ ofMeanWeight }) => ofMeanWeight),
      exactUntil,
      reason,
    },
  }
}

/** The two losses of a `Course` at one moment. */
export interface Expected {
  readonly expected: number
  readonly ofMeanWeight: number
}

/** A `Course` to be asked for one iteration after the other, in any order; ascending is fastest. */
export interface Expectations extends Pick<Course, 'exactUntil' | 'reason'> {
  /** Iterations done up to which anything is known; Infinity if it always is. */
  readonly until: number
  at(iteration: number): Expected
}

/** The first moment at which `run` loads a state; null where it loads none. */
function firstLoad({ changes }: Run): number | null {
  return changes.find(({ key }) => key === STATE)?.iteration ?? null
}

/** `run` without what is changed at `iteration` and later. */
function before({ config, changes }: Run, iteration: number): Run {
  return { config, changes: changes.filter((change) => change.iteration < iteration) }
}

/** What is expected up to a moment at which a state is loaded, null where none is. */
function endingAt(all: Expectations, loaded: number | null): Expectations {
  if (loaded === null) return all
  const at = (iteration: number): Expected => (iteration < loaded ? all.at(iteration) : UNKNOWN)
  const isFirst = loaded < all.exactUntil
  return {
    at,
    until: Math.min(loaded - 1, all.until),
    exactUntil: Math.min(loaded, all.exactUntil),
    reason: isFirst ? { code: 'state', iteration: loaded } : all.reason,
  }
}

const UNKNOWN: Expected = { expected: Number.NaN, ofMeanWeight: Number.NaN }

const kept = new WeakMap<LeastSquares, readonly (readonly [Run, Predicted<Expectations>])[]>()
/** Courses that are kept of a problem: a question asks of a run, of the same without its scheduler, and again. */
const MOST_KEPT = 4

/** `expectedCourse` without a list of iterations: what is prepared for a run is prepared once. Of one that loads a state, none. */
export function expectationOf(problem: LeastSquares, run: Run): Predicted<Expectations> {
  const before = kept.get(problem) ?? []
  const found = before.find(([other]) => equalRuns(other, run))
  if (found !== undefined) return found[1]
  const made = preparedFor(problem, run)
  kept.set(problem, [[run, made] as const, ...before].slice(0, MOST_KEPT))
  return made
}

function preparedFor(problem: LeastSquares, run: Run): Predicted<Expectations> {
  const loaded = firstLoad(run)
  if (loaded !== null) return unknownFrom(loaded)
  const walk = walkOf(problem, run)
  if (!walk.ok) return walk
  const legs = walk.value
  const last = legs.at(-1)?.start.spread
  const lost = last?.kind === 'lost' ? last : null
  const until = legs.at(-1)?.until ?? 0
  const at = (iteration: number): Expected => {
    const found = expectationIn(legs, iteration)
    if (found === null) return UNKNOWN
    return { expected: found.loss, ofMeanWeight: lossOfMean(problem, found.mean) + problem.floor }
  }
  const reason: Reason | null = until === Number.POSITIVE_INFINITY ? null : { code: 'schedule', iteration: until }
  return {
    ok: true,
    value: {
      at,
      until,
      exactUntil: Math.min(lost?.from ?? Number.POSITIVE_INFINITY, until + 1),
      reason: lost?.reason ?? reason,
    },
  }
}

/** What is expected at a moment; null where it is not known. */
function expectationIn(legs: readonly Leg[], iteration: number): Expectation | null {
  const leg = legs.findLast(({ stretch }) => stretch.from <= iteration)
  return leg === undefined || iteration > leg.until ? null : leg.at(iteration)
}

function unknownFrom(iteration: number): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason: { code: 'state', iteration } }
}

/** A start of which only the mean is followed: its spread would cost far more and nobody asks for it. */
function meanOnly(problem: LeastSquares): State {
  return { ...initialState(problem), spread: { kind: 'lost', from: 0, reason: { code: 'loss' } } }
}

/**
 * The expected weight once `iteration` iterations are done: exact for every sampler, batch size and momentum.
 * @returns out_features x width, the bias last
 */
export function expectedWeight(problem: LeastSquares, run: Run, iteration: number): Predicted<Float64Array> {
  const error = expectedError(problem, run, iteration)
  if (!error.ok) return error
  const { mean, optimum } = error.value
  return { ok: true, value: fromDirections(problem, sum(mean, optimum)) }
}

/** The expected weight less the optimum of the W in effect, and that optimum; out_features x width, by direction. */
export function expectedError(
  problem: LeastSquares,
  run: Run,
  iteration: number,
): Predicted<Pick<Expectation, 'mean' | 'optimum'>> {
  const loaded = firstLoad(run)
  if (loaded !== null && loaded <= iteration) return unknownFrom(loaded)
  const walk = walkOf(problem, loaded === null ? run : before(run, loaded), meanOnly(problem))
  if (!walk.ok) return walk
  const value = expectationIn(walk.value, iteration)
  return value === null ? { ok: false, reason: { code: 'schedule', iteration } } : { ok: true, value }
}

/**
 * `expectedError` at each of `iterations`, for the price of one walk through the run: the lines of a chart. NaN from where a
 * state is loaded, and where a schedule is not followed any more.
 * @param iterations iterations done, ascending, each >= 0
 */
export function expectedErrors(
  problem: LeastSquares,
  run: Run,
  iterations: ArrayLike<number>,
): Predicted<readonly Float64Array[]> {
  const loaded = firstLoad(run)
  const walk = walkOf(problem, loaded === null ? run : before(run, loaded), meanOnly(problem))
  if (!walk.ok) return walk
  const unknown = new Float64Array(problem.optimum.length).fill(Number.NaN)
  const value = Array.from(iterations, (iteration) => {
    if (loaded !== null && iteration >= loaded) return unknown
    return expectationIn(walk.value, iteration)?.mean ?? unknown
  })
  return { ok: true, value }
}

/**
 * The expected full loss to which a run under the settings of `config` settles: the floor, and what the noise of the batches
 * and weight_decay keep alive above it. Infinity where it does not settle; of no use at lr 0, where nothing does.
 */
export function settledLoss(problem: LeastSquares, config: Config): Predicted<number> {
  const motion = motionOf(config)
  if (motion.kind === 'unknown') return { ok: false, reason: motion.reason }
  const state = withTarget(problem, initialState(problem), problem.config.W, config.W)
  if (motion.kind === 'none') return { ok: true, value: lossOfMean(problem, state.mean) + problem.floor }
  const { stepping } = motion
  const most = stepping.momentum === 0 ? MOST_LIMITED_DIRECTIONS : MOST_DIRECTIONS
  if (stepping.variance !== 0 && problem.rank > most) {
    return { ok: false, reason: { code: 'inputs', inputs: problem.rank, most } }
  }
  const offset = restingOffset(problem, stepping, state.optimum)
  return { ok: true, value: restingLoss(problem, stepping, offset) + problem.floor }
}
