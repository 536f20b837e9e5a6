import type { Config, Run } from '../../experiment/config.ts'
import { LARGEST_FLOAT32 } from '../../torch/float32.ts'
import { BatchProduct } from '../batch-product.ts'
import { expectationOf } from '../course.ts'
import { directionLengths } from '../directions.ts'
import { scheduleOf, settingsAt } from '../known-schedules.ts'
import type { LeastSquares } from '../least-squares.ts'
import { limitsOf } from '../limits.ts'
import { hasOwnRate, type LrSchedule } from '../schedule.ts'
import { type Stepping, steppingOf } from '../stepping.ts'
import { blamedIteration } from './blame.ts'
import { burstLimit, growthLimit, SUGGESTED_SHARE } from './exceeded.ts'
import type { Beyond, Finding, Setting } from './finding.ts'
import { isAtRest, isBroken, type Situation } from './situation.ts'

/** What a product of the steps of a run may take, of samples times directions. */
const WORK = 10_000_000

/** Moments at which it is looked whether a course is beyond float32. */
const LOOKS = 256

/**
 * What is to be said of a run that grows under a schedule, or for now. No lr of a moment decides it: before the run all of its
 * steps do, exactly, or where chance has a part by a product of theirs; while it runs the lr that are still to come; afterwards
 * what was measured.
 */
export function growthUnder(situation: Situation, schedule: LrSchedule): Finding | null {
  const { measured, run, iteration, course } = situation
  if (isBroken(situation)) {
    return blamed(situation, schedule, measured?.divergedAt == null ? iteration : blamedIteration(measured.divergedAt))
  }
  if (measured === null) return foretold(situation, schedule)
  const start = course?.at(0).expected ?? Number.NaN
  const found = iteration < run.config.iterations ? growing(situation, schedule) : null
  if (found !== null) return found
  if (iteration === run.config.iterations && measured.fullLoss > start) return blamed(situation, schedule, iteration)
  return hasBurst(situation, iteration) ? burst(situation, schedule, iteration) : null
}

/** Whether the average over runs is above its start, whatever this run is. */
function hasBurst({ course, stepping }: Situation, at: number): boolean {
  if (course === null || stepping === null || stepping.variance === 0 || !(at < course.exactUntil)) return false
  return course.at(at).expected > course.at(0).expected
}

/** Most runs come through, but not their average. */
function burst(situation: Situation, schedule: LrSchedule, at: number): Finding | null {
  const { lr, iteration } = schedule.largest(Math.max(1, at))
  const beyond = beyondAny(situation, settingsAt(situation.run, iteration))
  if (beyond === null) return null
  const { limits, measured } = situation
  const typical = limits.typical.ok ? limits.typical.value : null
  const detail = { lr, beyond, typical, arrived: measured?.fullLoss === 0, scheduled: true }
  return { cause: 'bursts', detail, remedy: withinLimits(situation) }
}

/** Growth is put down to the lr in force then, where that is beyond a limit, else to the largest one before. */
function blamed(situation: Situation, schedule: LrSchedule, at: number): Finding {
  const largest = schedule.largest(Math.max(1, at)).iteration
  const first = { config: settingsAt(situation.run, at), since: schedule.since(at) }
  const candidates = [first, { config: settingsAt(situation.run, largest), since: largest }]
  for (const { config, since } of candidates) {
    const beyond = beyondAny(situation, config)
    if (beyond !== null) return tooLarge(situation, config.lr, since, beyond)
  }
  return { ...tooLarge(situation, first.config.lr, first.since, null), remedy: null }
}

type Divergence = Extract<Finding, { readonly cause: 'diverges' }>

function tooLarge(situation: Situation, lr: number, since: number, beyond: Beyond | null): Divergence {
  return { cause: 'diverges', detail: { lr, since, beyond, scheduled: true }, remedy: withinLimits(situation) }
}

function beyondAny({ problem, limits, config: now }: Situation, config: Config): Beyond | null {
  const own = config.momentum === now.momentum ? limits : limitsOf(problem, config)
  return growthLimit(config, own) ?? burstLimit(config, own)
}

/** What all steps of a run do to it that has yet to begin. */
function foretold(situation: Situation, schedule: LrSchedule): Finding | null {
  const { problem, run, course, at, stepping } = situation
  if (course === null || stepping === null || at === 0 || !(at < course.exactUntil)) return null
  const { lr, iteration } = schedule.largest(at)
  const beyond = beyondAny(situation, settingsAt(run, iteration))
  if (beyond === null) return null
  const [start, end] = [course.at(0).expected, course.at(at).expected]
  if (stepping.variance === 0) {
    const looks = Array.from({ length: LOOKS }, (_, i) => course.at(Math.round((i * at) / LOOKS)).expected)
    return end > start || Math.max(...looks) > LARGEST_FLOAT32 ? tooLarge(situation, lr, iteration, beyond) : null
  }
  const path = typicalPath(situation, schedule, stepping)
  if (path === null) return null
  // What float32 has brought to rest on the way grows no more.
  if (isAtRest(problem, settingsAt(run, iteration), problem.floor + start * Math.exp(2 * path.low))) return null
  const isBeyondFloat32 = Math.log(start) + 2 * path.peak > Math.log(LARGEST_FLOAT32)
  if (path.end > 0 || isBeyondFloat32) return tooLarge(situation, lr, iteration, beyond)
  return hasBurst(situation, at) ? burst(situation, schedule, at) : null
}

/**
 * What the steps of the run make of its error with batches drawn once, an estimate of what almost every run does; null where
 * that takes too long.
 */
function typicalPath(
  { problem, run, start, at }: Situation,
  schedule: LrSchedule,
  stepping: Stepping,
): ReturnType<BatchProduct['path']> | null {
  const { batchSize, accumulationSteps: k } = run.config
  const steps = Math.floor(at / k)
  if (steps === 0 || steps * k * batchSize * problem.rank > WORK) return null
  const product = new BatchProduct(problem, run.config, stepping, steps)
  const seen = directionLengths(problem, start).subarray(problem.width - problem.rank)
  let [from, to, now] = [0, 0, stepping]
  const steppingAt = (step: number) => {
    const iteration = (step + 1) * k - 1
    if (iteration < from || iteration >= to) {
      ;[from, to] = [iteration, schedule.changeAfter(iteration)]
      now = { ...stepping, ...steppingOf({ ...run.config, ...schedule.at(iteration) }) }
    }
    return now
  }
  return product.path(steppingAt, seen)
}

/** Of a run under way whose lr is beyond a limit: whether that lasts, or until when. */
function growing(situation: Situation, schedule: LrSchedule): Finding | null {
  const { config, limits, iteration, run } = situation
  const beyond = growthLimit(config, limits)
  if (beyond === null) return null
  const end = run.config.iterations
  let at = schedule.changeAfter(iteration)
  while (at < end && schedule.at(at).lr > beyond.value) at = schedule.changeAfter(at)
  if (!(at < end)) return tooLarge(situation, config.lr, schedule.since(iteration), beyond)
  const scheduled = { lr: config.lr, rising: { beyond, until: at } }
  return {
    cause: 'unfinished',
    detail: { directions: [], later: null, iterations: null, until: null, scheduled },
    remedy: null,
  }
}

/**
 * The lr to begin with, or a scheduler's own, that keeps the whole schedule within the limits of now, and its average from
 * ending above its start; null where none does alone.
 */
function withinLimits({ problem, run, asSet, limits }: Situation): Setting | null {
  const known = [limits.meanSquare, limits.fullBatch, limits.typical].flatMap((each) => (each.ok ? [each.value] : []))
  const { config, changes } = run
  if (known.length === 0 || changes.length > 0) return null
  const most = Math.min(...known)
  const key = hasOwnRate(asSet) ? 'maxLr' : 'lr'
  const largest = largestOf(run)
  const value = Number(((config[key] * SUGGESTED_SHARE * most) / largest).toPrecision(2))
  const next: Run = { config: { ...config, [key]: value }, changes }
  const isWithin = value < config[key] && largestOf(next) < most
  return isWithin && !grows(problem, next) ? { type: 'set', key, value } : null
}

function grows(problem: LeastSquares, run: Run): boolean {
  const course = expectationOf(problem, run)
  return course.ok && course.value.at(run.config.iterations).expected > course.value.at(0).expected
}

function largestOf(run: Run): number {
  return scheduleOf(run)?.largest(run.config.iterations).lr ?? Number.NaN
}
