import type { Config, Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { fromDirections, optimumShift, toDirections } from '../coordinates.ts'
import { expectedCourse, expectedError, expectedWeight } from '../course.ts'
import { directionErrors, factorsOf } from '../directions.ts'
import { excessAt } from '../excess.ts'
import { joined } from '../joined.ts'
import { inForceAt, scheduleOf } from '../known-schedules.ts'
import { leastLoss } from '../least-loss.ts'
import type { LeastSquares } from '../least-squares.ts'
import { leftoverAt } from '../leftover.ts'
import type { Limits } from '../limits.ts'
import { plateauAt } from '../plateau.ts'
import { iterationsTo } from '../reach.ts'
import { roundingLoss } from '../rounding.ts'
import { hasOwnRate, type LrSchedule } from '../schedule.ts'
import { standstillOf } from '../standstill.ts'
import { motionOf } from '../stepping.ts'
import { floorOf } from './floor.ts'
import type { Gap, HowLong, Insight, InsightQuestion, Left, LrCourse, Rates } from './questions.ts'
import { whatIf } from './what-if.ts'

/** The loss that "how long" is asked about. */
const GOAL = 1e-6

/** Weights that are spoken of one by one. */
const MOST_GAPS = 6

/** Everything that is to be said about a run at a moment, as numbers; the page puts it into words. */
export function insightOf(
  problem: LeastSquares,
  question: InsightQuestion,
  now: Rates,
  rates: readonly Rates[],
): Insight {
  const config = inForceAt(question)
  const schedule = scheduleOf(question.run)
  const weights = joined(problem, question.parameters)
  const ahead = question.iteration === 0
  const iteration = ahead ? question.run.config.iterations : question.iteration
  const run = ahead ? question.run : upTo(question.run, iteration)
  const optimum = optimumOf(problem, config)
  const motion = motionOf(config)
  const course = expectedCourse(problem, run, [iteration])
  const expected = course.ok ? course.value.expected[0] : Number.NaN
  const isFollowed = course.ok && course.value.reason?.code === 'schedule' && iteration < course.value.exactUntil
  const plateau = plateauAt(problem, run, iteration)
  return {
    type: 'insight',
    iteration,
    ahead,
    reason:
      motion.kind === 'unknown' ? motion.reason : course.ok ? (isFollowed ? null : course.value.reason) : course.reason,
    data: {
      eigenvalues: problem.eigenvalues,
      rank: problem.rank,
      condition: problem.condition,
      floor: leastOf(problem, config),
    },
    measured: lossAt(problem, directionErrors(problem, weights, optimum).coefficients),
    expected: expected === undefined || Number.isNaN(expected) ? null : expected,
    left: leftOf(problem, { run, config, iteration }, weights, optimum),
    howLong: howLongOf(problem, run, question.config, now.fastest),
    excess: schedule === null ? excessAt(now.excesses, config.lr) : null,
    rates,
    standstill: standstillOf(problem, config, weights, optimum),
    plateau: plateau.ok ? plateau.value : null,
    steepest: steepestOf(problem, config),
    whatIf: whatIf(problem, config),
    schedule: schedule === null ? null : lrCourseOf(question.run, config, schedule, now.limits),
    bestMisses: missOf(problem, config, optimum),
  }
}

function lrCourseOf({ config: { iterations } }: Run, config: Config, schedule: LrSchedule, limits: Limits): LrCourse {
  const { lr, momentum } = config
  const safe = limits.meanSquare.ok ? limits.meanSquare : limits.fullBatch
  // With a momentum that changes the limit does, too.
  const isOne = !(hasOwnRate(config) && config.cycleMomentum) && iterations <= schedule.until
  const above = safe.ok && isOne ? schedule.above(safe.value, iterations) : null
  return { lr, momentum, largest: schedule.largest(iterations), above }
}

/** `run` without what is still to come. */
function upTo(run: Run, iteration: number): Run {
  return { config: run.config, changes: run.changes.filter((change) => change.iteration <= iteration) }
}

/** The least-squares weight of the W in effect; out_features x width. */
function optimumOf(problem: LeastSquares, { W }: Config): Float64Array {
  const shift = optimumShift(problem, problem.config.W, W)
  const moved = toDirections(problem, problem.optimum).map((value, at) => value + (shift[at] ?? 0))
  return fromDirections(problem, moved)
}

function lossAt({ eigenvalues, width, floor }: LeastSquares, errors: Float64Array): number {
  return errors.reduce((sum, error, at) => sum + ((eigenvalues[at % width] ?? 0) * error ** 2) / 2, floor)
}

function leftOf(
  problem: LeastSquares,
  { run, config, iteration }: Pick<InsightQuestion, 'run' | 'config' | 'iteration'>,
  weights: Float64Array,
  optimum: Float64Array,
): Left | null {
  const leftover = leftoverAt(problem, run, iteration)
  const error = expectedError(problem, run, iteration)
  const expected = expectedWeight(problem, run, iteration)
  const factors = factorsOf(problem, config)
  if (!leftover.ok || leftover.value === null || !error.ok || !expected.ok || !factors.ok) return null
  const { width, inFeatures } = problem
  const index = problem.eigenvalues.findIndex((value) => value > 0)
  const slowest = fromDirections(
    problem,
    error.value.mean.map((value, at) => (at % width === index ? value : 0)),
  )
  const gaps = Array.from({ length: inFeatures * problem.outFeatures }, (_, at): Gap => {
    const [column, input] = [Math.floor(at / inFeatures), at % inFeatures]
    const both = column * width + input
    const target = config.W.data[input * config.W.columns + column] ?? 0
    const noise = (optimum[both] ?? 0) - target
    const [whole, part] = [expected.value[both] ?? 0, slowest[both] ?? 0]
    const others = whole - target - noise - part
    const learned = weights[both] ?? Number.NaN
    return { input, column, target, noise, slowest: part, others, expected: whole, learned }
  })
  const largestNow = gaps.reduce((most, { learned, target }) => Math.max(most, Math.abs(learned - target)), 0)
  return {
    leftover: leftover.value,
    factor: factors.value[index] ?? 1,
    largestNow,
    inFeatures,
    gaps: widest(gaps),
  }
}

/** The largest distance of the least-squares weight from W. */
function missOf({ width, inFeatures }: LeastSquares, { W }: Config, optimum: Float64Array): number {
  return W.data.reduce((most, target, at) => {
    const [input, column] = [Math.floor(at / W.columns), at % W.columns]
    return input < inFeatures ? Math.max(most, Math.abs((optimum[column * width + input] ?? 0) - target)) : most
  }, 0)
}

/** The widest gaps, in the order of the matrix. */
function widest(gaps: readonly Gap[]): readonly Gap[] {
  return [...gaps]
    .sort((a, b) => Math.abs(b.expected - b.target) - Math.abs(a.expected - a.target))
    .slice(0, MOST_GAPS)
    .sort((a, b) => a.input - b.input || a.column - b.column)
}

function howLongOf(problem: LeastSquares, run: Run, config: Config, fastest: number | null): HowLong | null {
  // The lr that is named beside it is that of now: so is the run, whatever its changes were.
  const now = iterationsTo(problem, startedWith(run, config, config.lr), GOAL)
  const lr = scheduleOf(run)?.largest(run.config.iterations).lr ?? config.lr
  const rounding = roundingLoss(problem, { ...config, lr })
  if (!now.ok || !rounding.ok || motionOf(config).kind === 'none') return null
  const steady: Config = { ...config, scheduler: 'none' }
  const best = fastest === null ? null : iterationsTo(problem, startedWith(run, steady, fastest), GOAL)
  return {
    goal: GOAL,
    now: now.value,
    fastest: fastest === null || best === null || !best.ok ? null : { lr: fastest, reach: best.value },
    rounding: rounding.value,
  }
}

/** The least loss of the criterion; null where it is 0, or not known. */
function leastOf(problem: LeastSquares, config: Config): number | null {
  const least = leastLoss(problem, config)
  if (least === null) return config.loss === 'custom' ? null : floorOf(problem)
  return least.loss > 0 ? least.loss : null
}

/** The settings of now from the start, at this lr. W is the run's own: the problem is posed by it. */
function startedWith(run: Run, config: Config, lr: number): Run {
  return { config: { ...config, W: configAt(run, 0).W, lr }, changes: [] }
}

function steepestOf(problem: LeastSquares, config: Config): Insight['steepest'] {
  const motion = motionOf(config)
  if (motion.kind !== 'steps' || motion.stepping.momentum !== 0) return null
  const { gradients, weightDecay, lr } = motion.stepping
  const eigenvalue = problem.eigenvalues.at(-1) ?? 0
  return eigenvalue > 0 ? { eigenvalue, factor: 1 - lr * (gradients * eigenvalue + weightDecay) } : null
}
