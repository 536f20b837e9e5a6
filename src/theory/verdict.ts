import { type Config, type Run, STATE } from '../experiment/config.ts'
import { arrived, undetermined } from './causes/arrived.ts'
import { batchNoise } from './causes/batch-noise.ts'
import { broadcast } from './causes/broadcast.ts'
import { bursts } from './causes/bursts.ts'
import { comparisonOf } from './causes/comparison.ts'
import { diverges } from './causes/diverges.ts'
import type { Cause, Comparison, Finding, Parts, Undetermined } from './causes/finding.ts'
import { float32 } from './causes/float32-rounding.ts'
import { distancesOf, isSettled } from './causes/left-directions.ts'
import { maximize } from './causes/maximize.ts'
import { byMeasure } from './causes/measured.ts'
import { missingBias } from './causes/missing-bias.ts'
import { momentum } from './causes/momentum.ts'
import { noZeroGrad } from './causes/no-zero-grad.ts'
import { noise } from './causes/noise.ts'
import { nothingMoves } from './causes/nothing-moves.ts'
import { overflow } from './causes/overflow.ts'
import { lossesOf, sharesOf } from './causes/parts.ts'
import { isBroken, type RunMoment, type Situation, situationOf, upTo } from './causes/situation.ts'
import { standsStill } from './causes/still.ts'
import { unfinished } from './causes/unfinished.ts'
import { unseenOf } from './causes/unseen.ts'
import { weightDecay } from './causes/weight-decay.ts'
import { expectationOf, settledLoss } from './course.ts'
import { inForceAt } from './known-schedules.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Limit } from './limit.ts'
import type { Limits } from './limits.ts'
import { limitsOf } from './limits.ts'
import { iterationsTo, type Reach, restingOf } from './reach.ts'
import { isScheduled } from './schedule.ts'
import { motionOf, type Predicted } from './stepping.ts'

/** The loss that `reach` is asked about. */
const GOAL = 1e-6

/** What holds a run where it is, as data: plain, for the page puts it into words. `null` says that it was not computed. */
export type Verdict = Finding & {
  /** Nothing has run yet, the run is under way, or all iterations are done. */
  readonly when: 'foretold' | 'now' | 'end'
  /** The share of each cause in what is left of the full loss. */
  readonly parts: Parts | null
  /** The first iteration at which the expected full loss is below `GOAL`, from the start and under the settings in force. */
  readonly reach: number | 'never' | null
  /** The same of the mean weight's loss, where the expected one is not computed. */
  readonly reachOfMean: number | 'never' | null
  /** The same of this run, its live changes made: where there are any. */
  readonly reachWithChanges: number | 'never' | null
  /** The expected full loss where the run goes under the settings in force; Infinity where it grows. */
  readonly rest: number | null
  /** The least possible full loss of the criterion; whether W has it, and if not what W has. */
  readonly floor: number | null
  readonly floorBy: 'W' | 'other' | null
  readonly lossOfW: number | null
  readonly limits: {
    readonly mean: number | null
    readonly meanSquare: number | null
    /** An estimate, but where it is the mean's. */
    readonly typical: number | null
  }
  /** Whether every direction that samples have is within a hundredth of where it rests, or no weight moves. */
  readonly settled: boolean | null
  /** How far above the least loss float32 stops a run, to a factor of a few. */
  readonly rounding: number | null
  /** Directions in which no sample points, whatever the cause is. */
  readonly unseen: Undetermined | null
  /** How far this run has come along the slowest direction, against plain SGD. */
  readonly comparison: Comparison | null
}

/**
 * What holds the run of `moment` where it is. The states come first, in the order of their words; then the largest part of the
 * loss is the cause.
 * @param limits those of the settings in force
 */
export function verdictOf(
  problem: LeastSquares,
  moment: RunMoment,
  limits = limitsOf(problem, inForceAt(moment)),
): Verdict {
  const situation = situationOf(problem, limits, moment)
  const stands = !isBroken(situation) && !isAheadOfChanges(situation) && standsStill(situation)
  const losses = isBroken(situation) ? null : lossesOf(situation, stands)
  const parts = losses === null ? null : sharesOf(losses)
  const unseen = isBroken(situation) ? null : unseenOf(situation)
  const reaches = reachesOf(situation)
  const finding = stateOf(situation, stands, parts, unseen) ?? fromLosses(situation, parts, unseen, reaches)
  const distances = distancesOf(situation)
  return {
    ...finding,
    ...prospectsOf(situation, finding, reaches),
    when: whenOf(moment),
    parts: HAVE_NO_PARTS.has(finding.cause) ? null : parts,
    limits: numbersOf(limits),
    settled: stands || (distances === null ? null : isSettled(situation, distances) && !GROWS.has(finding.cause)),
    unseen,
    comparison: isBroken(situation) ? null : comparisonOf(situation),
  }
}

/** Of what grows, or cannot move, nothing is a part. */
const HAVE_NO_PARTS: ReadonlySet<Cause> = new Set<Cause>([
  'nothing-moves',
  'overflow',
  'momentum',
  'no-zero-grad',
  'maximize',
  'broadcast',
  'diverges',
])

/** Though the mean may have come to rest, or would. */
const GROWS: ReadonlySet<Cause> = new Set<Cause>(['diverges', 'bursts'])

/** Whether the run has yet to begin, and will be changed: what holds it now tells nothing of its end. */
function isAheadOfChanges({ measured, run }: Situation): boolean {
  return measured === null && run.changes.length > 0
}

function whenOf({ measured }: RunMoment): Verdict['when'] {
  if (measured === null) return 'foretold'
  return measured.status === 'done' ? 'end' : 'now'
}

/** The first state that holds, whatever the loss is made of. */
function stateOf(
  situation: Situation,
  stands: boolean,
  parts: Parts | null,
  unseen: Undetermined | null,
): Finding | null {
  const still = isBroken(situation) ? null : nothingMoves(situation)
  const given = still ?? overflow(situation) ?? maximize(situation) ?? broadcast(situation)
  const found = given ?? momentum(situation) ?? noZeroGrad(situation)
  if (found !== null) return found
  // What stands on W exactly does not grow, whatever lr is.
  const exact = situation.measured?.fullLoss === 0 && (stands || isFlat(situation))
  const grows = exact ? null : diverges(situation)
  return grows ?? bursts(situation) ?? heldByFloat32(situation, stands, parts, unseen)
}

/** Under a scheduler: whether nothing but gradients moves a weight, which are 0 where the loss is. */
function isFlat({ schedule, config }: Situation): boolean {
  return schedule !== null && config.momentum === 0 && config.weightDecay === 0
}

/** Standing still before the weight is printed as W or as near as samples lead to it, where it is not already at exact rest. */
function heldByFloat32(
  situation: Situation,
  stands: boolean,
  parts: Parts | null,
  unseen: Undetermined | null,
): Finding | null {
  // With a scheduler it may be that lr is too small, for now.
  if (!stands || parts === null || isScheduled(situation.late)) return null
  if (arrived(situation) !== null || undetermined(situation, unseen) !== null) return null
  const gap = parts.unfinished + parts['batch-noise'] + parts.float32
  const others = Math.max(parts.noise, parts['missing-bias'], parts['weight-decay'])
  return gap > others ? float32(situation) : null
}

function fromLosses(
  situation: Situation,
  parts: Parts | null,
  unseen: Undetermined | null,
  { going }: Reaches,
): Finding {
  const gone = arrived(situation) ?? undetermined(situation, unseen)
  if (gone !== null) return gone
  const measured = byMeasure(situation)
  if (measured !== null) return measured
  if (parts === null) return { cause: 'measured', detail: { reason: situation.reason }, remedy: null }
  switch (largestOf(parts)) {
    case 'noise':
      return noise(situation)
    case 'missing-bias':
      return missingBias(situation)
    case 'weight-decay':
      return weightDecay(situation)
    case 'unfinished':
      return unfinished(situation, iterationsIn(going))
    case 'batch-noise':
      return batchNoise(situation, iterationsIn(going))
    case 'float32':
      return float32(situation)
  }
}

const PARTS = ['noise', 'missing-bias', 'weight-decay', 'unfinished', 'batch-noise', 'float32'] as const

function largestOf(parts: Parts): keyof Parts {
  return PARTS.reduce((most, part) => (parts[part] > parts[most] ? part : most))
}

/** The run as it goes on: with its live changes, those still to come only where it has not begun. */
function goingOn({ run, measured, iteration }: Situation): Run {
  return measured === null ? run : upTo(run, iteration)
}

/** A run from the start under the settings in force; its W too, which the data are drawn with as a change. */
function underSettings({ run, asSet }: Situation): Run {
  const { W } = run.config
  const start: Config = { ...asSet, W }
  return { config: start, changes: W === asSet.W ? [] : [{ iteration: 0, key: 'W', value: asSet.W }] }
}

/** When the goal is reached: under the settings in force from the start, and by this run as it goes on. */
interface Reaches {
  readonly steady: Predicted<Reach>
  readonly going: Predicted<Reach>
}

function reachesOf(situation: Situation): Reaches {
  const { problem, run } = situation
  // Counted from the start: of a run that has loaded a state that says nothing.
  const loaded = goingOn(situation).changes.find(({ key }) => key === STATE)
  const steady: Predicted<Reach> =
    loaded === undefined
      ? iterationsTo(problem, underSettings(situation), GOAL)
      : { ok: false, reason: { code: 'state', iteration: loaded.iteration } }
  return { steady, going: run.changes.length === 0 ? steady : iterationsTo(problem, goingOn(situation), GOAL) }
}

/** The iterations at which the expected loss is reached; null where it never is, or that is not known. */
function iterationsIn(found: Predicted<Reach>): number | null {
  return found.ok && found.value.kind === 'at' && found.value.course === 'expected' ? found.value.iterations : null
}

type Prospects = Pick<
  Verdict,
  'reach' | 'reachOfMean' | 'reachWithChanges' | 'rest' | 'floor' | 'floorBy' | 'lossOfW' | 'rounding'
>

/** Where the run goes under the settings in force, and when it is there. */
function prospectsOf(situation: Situation, { cause }: Finding, { steady, going }: Reaches): Prospects {
  const { run, least } = situation
  const still = cause === 'nothing-moves'
  const reach = steady.ok ? spoken(steady.value) : { reach: null, reachOfMean: null }
  return {
    ...(still && steady.ok ? { ...reach, reach: stillReach(situation) } : reach),
    reachWithChanges: run.changes.length > 0 && going.ok ? spoken(going.value).reach : null,
    rest: still ? lossNow(situation) : restOf(situation),
    floor: least?.loss ?? null,
    floorBy: least?.by ?? null,
    lossOfW: least?.ofW ?? null,
    rounding: situation.rounding,
  }
}

/** Of the mean weight's course "never" holds for the expected loss too, which is not below it. */
function spoken(reach: Reach): Pick<Verdict, 'reach' | 'reachOfMean'> {
  const value = reach.kind === 'at' ? reach.iterations : 'never'
  if (reach.course === 'expected') return { reach: value, reachOfMean: null }
  return { reach: value === 'never' ? 'never' : null, reachOfMean: value }
}

/** Where no step changes a weight, only the start can be below the goal. */
function stillReach({ problem, run }: Situation): 0 | 'never' {
  const course = expectationOf(problem, run)
  return course.ok && course.value.at(0).expected < GOAL ? 0 : 'never'
}

function lossNow({ measured, course, iteration }: Situation): number | null {
  return measured?.fullLoss ?? course?.at(iteration).expected ?? null
}

/** Where the expected loss goes; not told where momentum keeps it from settling without making it grow. */
function restOf(situation: Situation): number | null {
  const { problem, config, schedule } = situation
  if (motionOf(config).kind === 'unknown' || (config.momentum !== 0 && isStuck(config))) return null
  if (schedule !== null) return restUnder(problem, underSettings(situation))
  const settled = settledLoss(problem, config)
  return settled.ok && !Number.isNaN(settled.value) ? settled.value : null
}

/** The same under a scheduler: under its last lr, where it has one. */
function restUnder(problem: LeastSquares, run: Run): number | null {
  const course = expectationOf(problem, run)
  const rest = course.ok ? restingOf(problem, run, course.value) : Number.NaN
  return Number.isNaN(rest) ? null : rest
}

function isStuck({ momentum: kept, dampening }: Config): boolean {
  return kept === 1 || dampening === 1
}

function numbersOf({ fullBatch, meanSquare, typical }: Limits): Verdict['limits'] {
  const value = (limit: Limit) => (limit.ok ? limit.value : null)
  return {
    mean: value(fullBatch),
    meanSquare: value(meanSquare),
    typical: value(typical),
  }
}
