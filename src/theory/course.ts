import { type Config, type Run, STATE } from '../experiment/config.ts'
import { fromDirections } from './coordinates.ts'
import { MOST_DIRECTIONS, MOST_LIMITED_DIRECTIONS } from './data-moments.ts'
import { JointCourse, MOST_JOINT_DIRECTIONS } from './joint-course.ts'
import type { LeastSquares } from './least-squares.ts'
import { meanAfter } from './mean-step.ts'
import { mixedStep, mixedStepping } from './mixed-step.ts'
import { restingLoss } from './resting-loss.ts'
import { SpreadCourse } from './spread-course.ts'
import { dot, lossList } from './spread-operator.ts'
import { initialState, restingOffset, type State, sum, withTarget } from './state.ts'
import { motionOf, type Reason, type Stepping } from './stepping.ts'
import { type Stretch, stepsSince, stretchesOf } from './timeline.ts'

/** A prediction, or why there is none. */
export type Predicted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason }

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

/** What is expected at one moment. */
interface Expectation {
  readonly loss: number
  readonly mean: State['mean']
  readonly optimum: State['optimum']
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
    exactUntil: Math.min(loaded, all.exactUntil),
    reason: isFirst ? { code: 'state', iteration: loaded } : all.reason,
  }
}

const UNKNOWN: Expected = { expected: Number.NaN, ofMeanWeight: Number.NaN }

/** `expectedCourse` without a list of iterations: what is prepared for a run is prepared once. Of one that loads a state, none. */
export function expectationOf(problem: LeastSquares, run: Run): Predicted<Expectations> {
  const loaded = firstLoad(run)
  if (loaded !== null) return unknownFrom(loaded)
  const walk = walkOf(problem, run)
  if (!walk.ok) return walk
  const legs = walk.value
  const last = legs.at(-1)?.start.spread
  const lost = last?.kind === 'lost' ? last : null
  const at = (iteration: number): Expected => {
    const { loss, mean } = legs.findLast(({ stretch }) => stretch.from <= iteration)?.at(iteration) ?? NOWHERE
    return { expected: loss, ofMeanWeight: lossOfMean(problem, mean) + problem.floor }
  }
  return { ok: true, value: { at, exactUntil: lost?.from ?? Number.POSITIVE_INFINITY, reason: lost?.reason ?? null } }
}

function unknownFrom(iteration: number): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason: { code: 'state', iteration } }
}

const NOWHERE: Expectation = { loss: Number.NaN, mean: new Float64Array(), optimum: new Float64Array() }

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
  const leg = walk.value.findLast(({ stretch }) => stretch.from <= iteration)
  return { ok: true, value: leg?.at(iteration) ?? NOWHERE }
}

/**
 * `expectedError` at each of `iterations`, for the price of one walk through the run: the lines of a chart. NaN from where a
 * state is loaded.
 * @param iterations iterations done, ascending, each >= 0
 */
export function expectedErrors(
  problem: LeastSquares,
  run: Run,
  iterations: ArrayLike<number>,
): Predicted<readonly Float64Array[]> {
  const loaded = firstLoad(run) ?? Number.POSITIVE_INFINITY
  const walk = walkOf(problem, before(run, loaded), meanOnly(problem))
  if (!walk.ok) return walk
  const legs = walk.value
  const unknown = new Float64Array(problem.optimum.length).fill(Number.NaN)
  let leg = 0
  const value = Array.from(iterations, (iteration) => {
    if (iteration >= loaded) return unknown
    while (leg + 1 < legs.length && iteration >= (legs[leg]?.stretch.to ?? 0)) leg++
    return (legs[leg]?.at(iteration) ?? NOWHERE).mean
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

/** A stretch of the run, and what is expected in it. */
interface Leg {
  readonly stretch: Stretch
  readonly start: State
  at(iteration: number): Expectation
}

/** A start of which only the mean is followed: its spread would cost far more and nobody asks for it. */
function meanOnly(problem: LeastSquares): State {
  return { ...initialState(problem), spread: { kind: 'lost', from: 0, reason: { code: 'loss' } } }
}

/** Goes through the whole run once, from stretch to stretch. */
function walkOf(problem: LeastSquares, run: Run, start = initialState(problem)): Predicted<readonly Leg[]> {
  const legs: Leg[] = []
  let state = start
  let W = problem.config.W
  for (const stretch of stretchesOf(run)) {
    const motion = motionOf(stretch.config)
    if (motion.kind === 'unknown') return { ok: false, reason: motion.reason }
    state = withTarget(problem, state, W, stretch.config.W)
    W = stretch.config.W
    const leg = legOf(problem, stretch, motion.kind === 'none' ? null : motion.stepping, state)
    legs.push(leg)
    if (stretch.to !== Number.POSITIVE_INFINITY) state = leg.end()
  }
  return { ok: true, value: legs }
}

type OpenLeg = Leg & { end(): State }

function legOf(problem: LeastSquares, stretch: Stretch, stepping: Stepping | null, state: State): OpenLeg {
  if (stepping === null || stretch.kind === 'waiting') return stillLeg(problem, stretch, state, () => state)
  const reason = unfollowed(problem, stepping, stretch.from)
  if (stretch.kind === 'mixed') return mixedLeg(problem, stretch, state)
  const chance = stepping.variance !== 0 || state.spread.kind === 'followed'
  const lost = chance && state.spread.kind !== 'lost' ? reason : null
  const start: State = lost === null ? state : { ...state, spread: { kind: 'lost', from: stretch.from, reason: lost } }
  return movingLeg(problem, stretch, stepping, start)
}

/** The weight does not move, but maybe at the end. */
function stillLeg(problem: LeastSquares, stretch: Stretch, start: State, end: () => State): OpenLeg {
  const expectation = { loss: lossOf(problem, start), mean: start.mean, optimum: start.optimum }
  return { stretch, start, at: () => expectation, end }
}

function mixedLeg(problem: LeastSquares, stretch: Stretch, state: State): OpenLeg {
  const stepping = mixedStepping(stretch.parts, stretch.config)
  const chance = stepping.variance !== 0 || state.spread.kind === 'followed'
  const reason = chance ? unfollowed(problem, stepping, stretch.to) : null
  const followed = chance && reason === null && state.spread.kind !== 'lost'
  const before: State =
    reason === null || state.spread.kind === 'lost'
      ? state
      : { ...state, spread: { kind: 'lost', from: stretch.to, reason } }
  return stillLeg(problem, stretch, state, () => mixedStep(problem, stretch.parts, stretch.config, before, followed))
}

function movingLeg(problem: LeastSquares, stretch: Stretch, stepping: Stepping, start: State): OpenLeg {
  const { optimum, spread } = start
  const offset = restingOffset(problem, stepping, optimum)
  const chance = spread.kind === 'followed' || (spread.kind === 'none' && stepping.variance !== 0)
  const course = chance ? spreadCourseOf(problem, stepping, start) : null
  const stateAfter = (steps: number): State => {
    const moved = meanAfter(problem, stepping, start, offset, steps)
    return { optimum, ...moved, spread: course === null ? spread : course.spreadAfter(steps) }
  }
  const at = (iteration: number): Expectation => {
    const steps = stepsSince(stretch, iteration)
    const { mean } = meanAfter(problem, stepping, start, offset, steps)
    const known = spread.kind === 'none' ? lossOfMean(problem, mean) + problem.floor : Number.NaN
    return { loss: course === null ? known : course.lossAfter(steps) + problem.floor, mean, optimum }
  }
  return { stretch, start, at, end: () => stateAfter(stepsSince(stretch, stretch.to)) }
}

/** Second moments from `start` on; without momentum, and without a buffer of former steps, in closed form. */
function spreadCourseOf(problem: LeastSquares, stepping: Stepping, start: State): SpreadCourse | JointCourse {
  const joint = stepping.momentum !== 0 || (start.buffer !== null && problem.rank <= MOST_JOINT_DIRECTIONS)
  return joint ? new JointCourse(problem, stepping, start) : new SpreadCourse(problem, stepping, start)
}

/** Why the second moments of steps with chance in them are not followed; null if they are. */
function unfollowed({ rank }: LeastSquares, { momentum }: Stepping, iteration: number): Reason | null {
  if (rank > MOST_DIRECTIONS) return { code: 'inputs', inputs: rank, most: MOST_DIRECTIONS }
  return momentum === 0 || rank <= MOST_JOINT_DIRECTIONS ? null : { code: 'momentum', iteration }
}

function lossOf(problem: LeastSquares, { mean, spread }: State): number {
  if (spread.kind === 'lost') return Number.NaN
  if (spread.kind === 'none') return lossOfMean(problem, mean) + problem.floor
  return dot(lossList(problem), spread.about) + problem.floor
}

/** The full loss above the floor at the mean weight; what grew beyond a double may have become inf - inf on the way. */
function lossOfMean({ eigenvalues, width }: LeastSquares, mean: Float64Array): number {
  let total = 0
  for (const [at, error] of mean.entries()) total += (eigenvalues[at % width] as number) * error ** 2
  return Number.isNaN(total) ? Number.POSITIVE_INFINITY : total / 2
}
