import { MAX_ITERATIONS } from '../../experiment/fields.ts'
import { settledLoss } from '../course.ts'
import { hasOwnRate } from '../schedule.ts'
import type { Finding, Setting } from './finding.ts'
import type { Situation } from './situation.ts'

/** What a larger batch, or a smaller lr, is advised to be of the present one. */
const FACTOR = 10

/** A loss of so many times where it goes has not come there. */
const ABOVE = 10

/**
 * Random batches push the weights about as much as steps improve them; so do steps of one size, which signs take. Or what
 * chance added is still dying away: momentum near 1, and an lr that was too large before, leave much that takes long to.
 * @param reached as in `unfinished`
 */
export function batchNoise(situation: Situation, reached: number | null = null): Finding {
  const { late, limits, schedule } = situation
  const { batchSize, numSamples, sampler } = late
  const random = sampler === 'choice_replace' || batchSize < numSamples
  const larger: Setting = { type: 'set', key: 'batchSize', value: Math.min(numSamples, FACTOR * batchSize) }
  const smaller = smallerRate(situation)
  // A larger batch is within the limits of a smaller one; of other optimizers, and with replacement, lr alone helps surely.
  const remedy = limits.meanSquare.ok && sampler === 'choice' && random ? larger : smaller
  if (schedule !== null || !isFading(situation))
    return { cause: 'batch-noise', detail: { by: random ? 'batches' : 'steps', loss: expectedNow(situation) }, remedy }
  const isAhead = reached !== null && reached > situation.at && reached <= MAX_ITERATIONS
  return {
    cause: 'batch-noise',
    detail: { by: 'fading', loss: null },
    remedy: isAhead ? { type: 'run', iterations: reached } : remedy,
  }
}

function expectedNow({ schedule, course, at }: Situation): number | null {
  const loss = schedule === null ? undefined : course?.at(at).expected
  return loss === undefined || Number.isNaN(loss) ? null : loss
}

/** A tenth of lr; some schedulers have an lr of their own. */
function smallerRate({ late, schedule, asSet }: Situation): Setting {
  const tenth = (value: number) => Number((value / FACTOR).toPrecision(2))
  if (schedule !== null && hasOwnRate(asSet)) return { type: 'set', key: 'maxLr', value: tenth(asSet.maxLr) }
  return { type: 'set', key: 'lr', value: tenth(schedule === null ? late.lr : asSet.lr) }
}

/** Whether the loss goes on falling to where chance and steps are even. */
function isFading({ problem, late, measured, course, at, rounding }: Situation): boolean {
  const rest = course === null ? null : settledLoss(problem, late)
  if (course === null || rest === null || !rest.ok || !Number.isFinite(rest.value)) return false
  const loss = measured?.fullLoss ?? course.at(at).expected
  return loss > ABOVE * Math.max(rest.value, problem.floor + (rounding ?? 0))
}
