import type { Run } from '../experiment/config.ts'
import { optimumFor, toDirections } from './coordinates.ts'
import { expectedCourse, expectedError, settledLoss } from './course.ts'
import { directionLengths } from './directions.ts'
import { settingsAt } from './known-schedules.ts'
import { explains } from './least-loss.ts'
import type { LeastSquares } from './least-squares.ts'
import { initialState, restingOffset, sum, withTarget } from './state.ts'
import { motionOf, type Predicted } from './stepping.ts'

/** What a run settles at under the settings it has now. */
export interface Plateau {
  /** The expected full loss now. */
  readonly now: number
  /** Where it settles; Infinity where it does not. */
  readonly settled: number
  /** The least that any weight has: what noise in y leaves. */
  readonly floor: number
  /** Whether the mean weight is there already, and the noise of the batches is most of what is left above the floor. */
  readonly reached: boolean
}

/** Of its error at the start a direction may have so much left. */
const NEAR = 0.01

/** What the expected loss still has before it, once `iteration` iterations are done: why a run with noise stops falling. */
export function plateauAt(problem: LeastSquares, run: Run, iteration: number): Predicted<Plateau> {
  const config = settingsAt(run, iteration)
  const course = expectedCourse(problem, run, [iteration])
  if (!course.ok) return course
  const { expected, ofMeanWeight, reason } = course.value
  const [now = Number.NaN] = expected
  if (reason !== null && Number.isNaN(now)) return { ok: false, reason }
  const settled = settledLoss(problem, config)
  if (!settled.ok) return settled
  const { value } = settled
  const byBatches = now - (ofMeanWeight[0] ?? 0) > (now - problem.floor) / 2
  const reached = byBatches && !explains(config) && isThere(problem, run, iteration)
  return { ok: true, value: { now, settled: value, floor: problem.floor, reached } }
}

/** Whether the mean weight has come to where it rests, along every direction that samples have. */
function isThere(problem: LeastSquares, run: Run, iteration: number): boolean {
  const config = settingsAt(run, iteration)
  const error = expectedError(problem, run, iteration)
  const motion = motionOf(config)
  if (!error.ok || motion.kind !== 'steps') return false
  const offset = restingOffset(problem, motion.stepping, toDirections(problem, optimumFor(problem, config.W)))
  const start = withTarget(problem, initialState(problem), problem.config.W, config.W).mean
  const left = directionLengths(problem, sum(error.value.mean, offset, -1))
  const first = directionLengths(problem, sum(start, offset, -1))
  return left.every((length, i) => problem.eigenvalues[i] === 0 || length <= NEAR * (first[i] as number))
}
