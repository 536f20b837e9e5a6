import type { Config, Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import type { ParameterValues } from '../../training/learned.ts'
import { optimumFor, toDirections } from '../coordinates.ts'
import { type Expectations, expectationOf } from '../course.ts'
import { joined } from '../joined.ts'
import { inForceAt, scheduleOf, settingsAt } from '../known-schedules.ts'
import { explains, type LeastLoss, leastLoss } from '../least-loss.ts'
import type { LeastSquares } from '../least-squares.ts'
import type { Limits } from '../limits.ts'
import { roundingLoss } from '../rounding.ts'
import type { LrSchedule } from '../schedule.ts'
import { initialState, restingOffset, sum, withTarget } from '../state.ts'
import { motionOf, type Reason, type Stepping } from '../stepping.ts'
import { inForceUpTo } from './blame.ts'
import { burstLimit, firstGrowth, growthLimit } from './exceeded.ts'

/** What the page measured of a run: facts that no theory needs to guess. */
export interface Measured {
  readonly status: 'running' | 'paused' | 'done'
  /** The full loss at the weight on screen, a float32, as `Trainer.fullLoss`. */
  readonly fullLoss: number
  /** `optimizer.param_groups[0]['lr']` then. */
  readonly lr: number
  /** As `Frame.divergedAt`: the iteration of the second of two consecutive losses that are not finite. */
  readonly divergedAt: number | null
  /** Iterations done when a weight (or bias) last changed, 0 if none ever did; null where nobody watched. */
  readonly lastMoved: number | null
  /** Full losses at former moments, ascending, some dozens from the last half of the run; empty where there are none. */
  readonly losses: readonly { readonly iteration: number; readonly loss: number }[]
}

/** A run at a moment, as the page asks about it. */
export interface RunMoment {
  readonly run: Run
  /** The settings in force. */
  readonly config: Config
  readonly iteration: number
  /** What the model's parameters hold. */
  readonly parameters: readonly ParameterValues[]
  /** null before the first iteration. */
  readonly measured: Measured | null
}

/** What the causes look at. */
export interface Situation extends RunMoment {
  readonly problem: LeastSquares
  readonly limits: Limits
  /** The settings in force as they were set: a scheduler may have written others into the parameter group since. */
  readonly asSet: Config
  /** What a scheduler writes; null where there is none, or it goes by the losses. */
  readonly schedule: LrSchedule | null
  /** The moment that is spoken of: the present one, or of a run that has not begun its end. */
  readonly at: number
  /** The settings then. */
  readonly late: Config
  /** out_features x width: the weight on screen, bias last. */
  readonly weights: Float64Array
  /** out_features x width: the least-squares weight of the W in force then, */
  readonly optimum: Float64Array
  /** and by direction where the mean weight would rest under the settings then, less the optimum; null where unknown. */
  readonly offset: Float64Array | null
  /** By direction, the initial weight less that optimum. */
  readonly start: Float64Array
  /** The steps under those settings; null where there are none, or they are not SGD's on a mean squared error. */
  readonly stepping: Stepping | null
  readonly reason: Reason | null
  /** The expected course; null where it is unknown. */
  readonly course: Expectations | null
  readonly least: LeastLoss | null
  /** How far above the least loss float32 stops the run, roughly, under the last settings with an lr; null where unknown. */
  readonly rounding: number | null
}

/** `moment` with all that more than one cause asks for; `config` then has what a scheduler has written. */
export function situationOf(problem: LeastSquares, limits: Limits, moment: RunMoment): Situation {
  const { run, iteration, measured, config: asSet } = moment
  const config = inForceAt(moment)
  const at = measured === null ? endOf(problem, run, limits) : iteration
  const late = measured === null ? settingsAt(run, at) : config
  const motion = motionOf(late)
  const optimum = optimumFor(problem, late.W)
  const stepping = motion.kind === 'steps' ? motion.stepping : null
  const course = expectationOf(problem, measured === null ? run : upTo(run, iteration))
  return {
    ...moment,
    config,
    asSet,
    schedule: scheduleOf(run),
    problem,
    limits,
    at,
    late,
    weights: joined(problem, moment.parameters),
    optimum,
    offset: stepping === null ? null : restingOffset(problem, stepping, toDirections(problem, optimum)),
    start: withTarget(problem, initialState(problem), problem.config.W, late.W).mean,
    stepping,
    reason: motion.kind === 'unknown' ? motion.reason : course.ok ? reasonAt(course.value, at) : course.reason,
    course: course.ok ? course.value : null,
    least: leastLoss(problem, late),
    rounding: roundingAt(problem, run, at, late),
  }
}

/** Why the course is not known; of a schedule that is followed so far it is. */
function reasonAt({ reason, until }: Expectations, iteration: number): Reason | null {
  return reason?.code === 'schedule' && iteration <= until ? null : reason
}

function roundingAt(problem: LeastSquares, run: Run, at: number, late: Config): number | null {
  const schedule = scheduleOf(run)
  if (schedule !== null) {
    // By its largest steps a run comes furthest: with those of a schedule's end it would hardly have begun.
    const found = roundingLoss(problem, { ...late, lr: schedule.largest(Math.max(1, at)).lr })
    return found.ok && Number.isFinite(found.value) ? found.value : null
  }
  const moving = inForceUpTo(run, at).find(({ config }) => Math.fround(config.lr) !== 0)
  const rounding = roundingLoss(problem, late.lr === 0 ? (moving?.config ?? late) : late)
  return rounding.ok && Number.isFinite(rounding.value) ? rounding.value : null
}

/** A loss of so many times what float32 leaves of it no longer falls. */
const RESTED = 10

/**
 * The iterations of `run`; or where a live change would let it grow, but float32 has it at rest before (where nothing is left
 * to grow), the last ones before the change. The same where a scheduler would.
 */
function endOf(problem: LeastSquares, run: Run, limits: Limits): number {
  const schedule = scheduleOf(run)
  if (schedule !== null) return endUnder(problem, run, schedule, limits)
  const growth = run.changes.length === 0 ? null : firstGrowth(problem, run)
  const course = growth === null ? null : expectationOf(problem, run)
  if (growth === null || course === null || !course.ok) return run.config.iterations
  const before = Math.max(0, growth.since - 1)
  return isAtRest(problem, configAt(run, before), course.value.at(before).expected) ? before : run.config.iterations
}

function endUnder(problem: LeastSquares, run: Run, schedule: LrSchedule, limits: Limits): number {
  const { iterations } = run.config
  let at = 0
  while (at < iterations && !isBeyondAny(settingsAt(run, at), limits)) at = schedule.changeAfter(at)
  const course = at > 0 && at < iterations ? expectationOf(problem, run) : null
  if (course === null || !course.ok) return iterations
  const { lr } = schedule.largest(at)
  return isAtRest(problem, { ...settingsAt(run, at), lr }, course.value.at(at).expected) ? at : iterations
}

function isBeyondAny(config: Config, limits: Limits): boolean {
  return (growthLimit(config, limits) ?? burstLimit(config, limits)) !== null
}

/** Whether a loss is what float32 leaves where W explains y, under the settings of `config`. */
export function isAtRest(problem: LeastSquares, config: Config, expected: number): boolean {
  const rounding = roundingLoss(problem, config)
  const left = expected - problem.floor
  return explains(config) && left <= RESTED * Math.max(problem.floor, rounding.ok ? rounding.value : 0)
}

/** `run` without what is still to come. */
export function upTo(run: Run, iteration: number): Run {
  return { config: run.config, changes: run.changes.filter((change) => change.iteration <= iteration) }
}

/** By direction, the weight on screen less the optimum. */
export function measuredError({ problem, weights, optimum }: Situation): Float64Array {
  return toDirections(problem, sum(weights, optimum, -1))
}

/** Whether a weight on screen, or its loss, is no longer finite. */
export function isBroken({ measured, weights }: Situation): boolean {
  if (measured === null) return false
  return measured.divergedAt !== null || !Number.isFinite(measured.fullLoss) || !weights.every(Number.isFinite)
}
