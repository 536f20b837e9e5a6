import { explains } from '../least-loss.ts'
import type { Parts } from './finding.ts'
import type { Situation } from './situation.ts'

/** What a run is made of, as losses; `total` is as measured, or before a run as expected of it. */
export interface Losses extends Parts {
  readonly total: number
}

/** A measured loss is ascribed to float32 up to so many times what is estimated of it. */
const ROUNDING_FACTOR = 10

/**
 * What is left of the full loss, split: what the least-squares weight has, what weight_decay adds, what the mean weight
 * still lacks, and what random batches add. What is measured and is none of these is chance, or float32's. null where the
 * course is not known, or grew beyond a double.
 */
export function lossesOf(situation: Situation, stands: boolean): Losses | null {
  const expected = expectedLosses(situation)
  if (expected === null) return null
  return situation.measured === null
    ? foretold(situation, expected)
    : measured(expected, situation.measured.fullLoss, stands)
}

/** The shares of `losses` in their total; null where nothing is left. */
export function sharesOf(losses: Losses): Parts | null {
  const { total, ...parts } = losses
  const sum = Object.values(parts).reduce((all, part) => all + part, 0)
  if (!(sum > 0 && Number.isFinite(sum))) return null
  const share = (part: number) => part / sum
  return {
    noise: share(parts.noise),
    'missing-bias': share(parts['missing-bias']),
    'weight-decay': share(parts['weight-decay']),
    unfinished: share(parts.unfinished),
    'batch-noise': share(parts['batch-noise']),
    float32: share(parts.float32),
  }
}

/** The parts that the theory knows, in exact arithmetic. */
interface Expected {
  readonly noise: number
  readonly missingBias: number
  /** What rounding leaves of y where W explains it. */
  readonly rounded: number
  readonly weightDecay: number
  readonly unfinished: number
  /** NaN where second moments are not followed. */
  readonly batches: number
  /** How far above the least loss float32 stops a run, roughly. */
  readonly rounding: number
}

function expectedLosses(situation: Situation): Expected | null {
  const { problem, course, stepping, offset, least, late, at, start, rounding } = situation
  if (course === null || stepping === null || offset === null || least === null) return null
  const { eigenvalues, width } = problem
  const lossOf = (errors: Float64Array) =>
    errors.reduce((sum, error, i) => sum + ((eigenvalues[i % width] as number) * error ** 2) / 2, 0)
  const { expected, ofMeanWeight } = course.at(at)
  if (!Number.isFinite(ofMeanWeight) || expected === Number.POSITIVE_INFINITY) return null
  const above = Math.max(0, ofMeanWeight - problem.floor)
  const weightDecay = Math.min(lossOf(offset), above)
  return {
    noise: least.loss - least.missingBias,
    missingBias: least.missingBias,
    rounded: explains(late) ? problem.floor : 0,
    weightDecay,
    unfinished: above - weightDecay,
    batches: Math.max(0, expected - ofMeanWeight),
    rounding: Math.min(rounding ?? 0, lossOf(start)),
  }
}

function foretold({ course, at }: Situation, parts: Expected): Losses | null {
  const { noise, missingBias, rounded, weightDecay, unfinished, batches, rounding } = parts
  if (Number.isNaN(batches)) return null
  const float32 = Math.max(0, rounding - weightDecay - unfinished - batches) + rounded
  return {
    total: (course?.at(at).expected ?? Number.NaN) + float32 - rounded,
    noise,
    'missing-bias': missingBias,
    'weight-decay': weightDecay,
    unfinished,
    'batch-noise': batches,
    float32,
  }
}

function measured(parts: Expected, total: number, stands: boolean): Losses {
  let left = total
  const take = (part: number) => {
    const taken = Math.min(part, Math.max(0, left))
    left -= taken
    return taken
  }
  const noise = take(parts.noise)
  const missingBias = take(parts.missingBias)
  const rounded = take(parts.rounded)
  const weightDecay = take(parts.weightDecay)
  const unfinished = take(parts.unfinished)
  const rest = Math.max(0, left)
  const chance = Number.isNaN(parts.batches) ? rest : Math.min(parts.batches, rest)
  const byFloat32 = stands || parts.batches === 0 || rest <= ROUNDING_FACTOR * parts.rounding
  const batches = byFloat32 ? chance : rest
  return {
    total,
    noise,
    'missing-bias': missingBias,
    'weight-decay': weightDecay,
    unfinished,
    'batch-noise': batches,
    float32: rest - batches + rounded,
  }
}
