import type { Run } from '../experiment/config.ts'
import { MOST_DIRECTIONS } from './data-moments.ts'
import { JointCourse, MOST_JOINT_DIRECTIONS } from './joint-course.ts'
import { scheduledCode, scheduleOf } from './known-schedules.ts'
import type { LeastSquares } from './least-squares.ts'
import { meanAfter } from './mean-step.ts'
import { mixedStep, mixedStepping } from './mixed-step.ts'
import type { Expectation, Moving } from './moving.ts'
import type { LrSchedule } from './schedule.ts'
import { SpreadCourse } from './spread-course.ts'
import { dot, lossList } from './spread-operator.ts'
import { initialState, restingOffset, type State, withTarget } from './state.ts'
import { motionOf, type Predicted, type Reason, type Stepping, steppingOf } from './stepping.ts'
import { type Stretch, stepsSince, stretchesOf } from './timeline.ts'

/** A stretch of the run, and what is expected in it. */
export interface Leg {
  readonly stretch: Stretch
  readonly start: State
  /** Iterations done up to which it is known; Infinity where all of it is. */
  readonly until: number
  at(iteration: number): Expectation
}

/** Goes through the whole run once, from stretch to stretch, as far as it is known. */
export function walkOf(problem: LeastSquares, run: Run, start = initialState(problem)): Predicted<readonly Leg[]> {
  const schedule = scheduleOf(run)
  const legs: Leg[] = []
  let state = start
  let W = problem.config.W
  for (const stretch of stretchesOf(run)) {
    const motion = motionOf(stretch.config)
    if (motion.kind === 'unknown') return { ok: false, reason: motion.reason }
    state = withTarget(problem, state, W, stretch.config.W)
    W = stretch.config.W
    const leg =
      motion.kind === 'none' || stretch.kind === 'waiting'
        ? stillLeg(problem, stretch, state, () => state)
        : schedule === null
          ? legOf(problem, stretch, motion.stepping, state)
          : scheduledLeg(problem, run, stretch, schedule, state)
    legs.push(leg)
    if (leg.until !== Number.POSITIVE_INFINITY) break
    if (stretch.to !== Number.POSITIVE_INFINITY) state = leg.end()
  }
  return { ok: true, value: legs }
}

type OpenLeg = Leg & { end(): State }

function legOf(problem: LeastSquares, stretch: Stretch, stepping: Stepping, state: State): OpenLeg {
  if (stretch.kind === 'mixed') return mixedLeg(problem, stretch, state)
  const start = isFollowed(stepping, state)
    ? lostFor(unfollowed(problem, stepping, stretch.from), stretch, state)
    : state
  return movingLeg(stretch, start, steadyMoving(problem, stepping, start))
}

/** Whether there is chance in the weight, or will be, and its second moments are not lost yet. */
function isFollowed({ variance }: Stepping, { spread }: State): boolean {
  return spread.kind === 'followed' || (spread.kind === 'none' && variance !== 0)
}

/** `state` without its second moments, where there is a reason. */
function lostFor(reason: Reason | null, { from }: Stretch, state: State): State {
  return reason === null ? state : { ...state, spread: { kind: 'lost', from, reason } }
}

/** Steps of which each finds in the parameter group what a scheduler has written. */
function scheduledLeg(problem: LeastSquares, run: Run, stretch: Stretch, schedule: LrSchedule, state: State): OpenLeg {
  if (stretch.kind === 'mixed') {
    // Its step is made in its last iteration.
    const config = { ...stretch.config, ...schedule.at(stretch.to - 1) }
    const leg = mixedLeg(problem, { ...stretch, config }, state)
    return stretch.to > schedule.until ? { ...leg, until: stretch.from } : leg
  }
  const { stepsUnder, courseUnder } = scheduledCode()
  const followed = isFollowed(steppingOf({ ...stretch.config, ...schedule.at(stretch.from) }), state)
  const wanted = stepsUnder(problem, stretch, schedule, state, followed)
  const reason = followed ? unfollowedUnder(problem, run, stretch, wanted) : null
  const start = lostFor(reason, stretch, state)
  const steps = reason === null ? wanted : stepsUnder(problem, stretch, schedule, start, false)
  const until = Math.min(steps.until, steps.affordable)
  if (steps.pieces.length === 0) return { ...stillLeg(problem, stretch, start, () => start), until }
  const moving = courseUnder(problem, start, steps, (stepping, from) => steadyMoving(problem, stepping, from))
  return { ...movingLeg(stretch, start, moving), until }
}

/** Why second moments are not followed through steps under a schedule; null if they are, to the end of the run at least. */
function unfollowedUnder(
  problem: LeastSquares,
  { config: { iterations } }: Run,
  { from, to }: Stretch,
  { affordable, hasMomentum }: { readonly affordable: number; readonly hasMomentum: boolean },
): Reason | null {
  const reason = unfollowed(problem, { momentum: hasMomentum ? 1 : 0 }, from)
  return reason ?? (affordable < Math.min(to, iterations) ? { code: 'work' } : null)
}

/** The weight does not move, but maybe at the end. */
function stillLeg(problem: LeastSquares, stretch: Stretch, start: State, end: () => State): OpenLeg {
  const expectation = { loss: lossOf(problem, start), mean: start.mean, optimum: start.optimum }
  return { stretch, start, until: Number.POSITIVE_INFINITY, at: () => expectation, end }
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

function movingLeg(stretch: Stretch, start: State, moving: Moving): OpenLeg {
  return {
    stretch,
    start,
    until: Number.POSITIVE_INFINITY,
    at: (iteration) => moving.at(stepsSince(stretch, iteration)),
    end: () => moving.after(stepsSince(stretch, stretch.to)),
  }
}

/** Any number of steps that are all alike, in closed form. */
function steadyMoving(problem: LeastSquares, stepping: Stepping, start: State): Moving {
  const { optimum, spread } = start
  const offset = restingOffset(problem, stepping, optimum)
  const course = isFollowed(stepping, start) ? spreadCourseOf(problem, stepping, start) : null
  return {
    after(steps) {
      const moved = meanAfter(problem, stepping, start, offset, steps)
      return { optimum, ...moved, spread: course === null ? spread : course.spreadAfter(steps) }
    },
    at(steps) {
      const { mean } = meanAfter(problem, stepping, start, offset, steps)
      const known = spread.kind === 'none' ? lossOfMean(problem, mean) + problem.floor : Number.NaN
      return { loss: course === null ? known : course.lossAfter(steps) + problem.floor, mean, optimum }
    },
  }
}

/** Second moments from `start` on; without momentum, and without a buffer of former steps, in closed form. */
function spreadCourseOf(problem: LeastSquares, stepping: Stepping, start: State): SpreadCourse | JointCourse {
  const joint = stepping.momentum !== 0 || (start.buffer !== null && problem.rank <= MOST_JOINT_DIRECTIONS)
  return joint ? new JointCourse(problem, stepping, start) : new SpreadCourse(problem, stepping, start)
}

/** Why the second moments of steps with chance in them are not followed; null if they are. */
function unfollowed(
  { rank }: LeastSquares,
  { momentum }: Pick<Stepping, 'momentum'>,
  iteration: number,
): Reason | null {
  if (rank > MOST_DIRECTIONS) return { code: 'inputs', inputs: rank, most: MOST_DIRECTIONS }
  return momentum === 0 || rank <= MOST_JOINT_DIRECTIONS ? null : { code: 'momentum', iteration }
}

function lossOf(problem: LeastSquares, { mean, spread }: State): number {
  if (spread.kind === 'lost') return Number.NaN
  if (spread.kind === 'none') return lossOfMean(problem, mean) + problem.floor
  return dot(lossList(problem), spread.about) + problem.floor
}

/** The full loss above the floor at the mean weight; what grew beyond a double may have become inf - inf on the way. */
export function lossOfMean({ eigenvalues, width }: LeastSquares, mean: Float64Array): number {
  let total = 0
  for (const [at, error] of mean.entries()) total += (eigenvalues[at % width] as number) * error ** 2
  return Number.isNaN(total) ? Number.POSITIVE_INFINITY : total / 2
}
