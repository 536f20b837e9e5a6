import { isScheduled } from '../schedule.ts'
import { motionOf } from '../stepping.ts'
import { batchNoise } from './batch-noise.ts'
import type { Finding } from './finding.ts'
import { float32 } from './float32-rounding.ts'
import { missingBias } from './missing-bias.ts'
import { noise } from './noise.ts'
import type { Measured, Situation } from './situation.ts'
import { standsStill } from './still.ts'
import { unfinished } from './unfinished.ts'
import { weightDecay } from './weight-decay.ts'

/** Kendall's tau of losses in time, below which they fall: those of a run that has levelled off scatter around 0. */
const FALLING = -0.3
/** A fall by so much of what is above the least loss counts. */
const GOOD_PART = 0.05
/** Losses that say whether they fall. */
const ENOUGH = 8

/** Other losses, optimizers and samplers: nothing is foretold, and then what was measured in this run decides. */
export function byMeasure(situation: Situation): Finding | null {
  const { late, reason, measured, course } = situation
  if (course !== null || motionOf(late).kind !== 'unknown') return null
  const isUnknown = measured === null || isScheduled(late)
  if (isUnknown || (late.loss === 'custom' && !isStillFalling(measured)))
    return { cause: 'measured', detail: { reason }, remedy: null }
  const level = levelOf(situation, measured.fullLoss)
  if (standsStill(situation)) return level ?? float32(situation)
  if (measured.losses.length < ENOUGH) return { cause: 'measured', detail: { reason }, remedy: null }
  if (level !== null) return level
  if (isFalling(measured, situation.least?.loss ?? 0)) return unfinished(situation, null)
  const pulled = late.weightDecay > 0 && (late.optimizer !== 'adamw' || withoutChance(situation))
  return pulled && isHeldByDecay(situation, measured.fullLoss) ? weightDecay(situation) : batchNoise(situation)
}

/** Of a custom loss only its fall can be told: where it ends, and why, may be anything. */
function isStillFalling(measured: Measured): boolean {
  const last = measured.losses.at(-1)?.loss ?? 0
  return measured.losses.length >= ENOUGH && last > 0 && isFalling(measured, 0)
}

/** What of the least loss there is the largest part of the loss, if any. */
function levelOf(situation: Situation, loss: number): Finding | null {
  const { least } = situation
  if (least === null || loss > 2 * least.loss) return null
  return least.missingBias > least.loss - least.missingBias ? missingBias(situation) : noise(situation)
}

function withoutChance({ late }: Situation): boolean {
  return late.batchSize === late.numSamples && late.sampler !== 'choice_replace'
}

/** Without chance it is all that is left; otherwise the least squares with the decay in them tell, if the loss is that. */
function isHeldByDecay(situation: Situation, loss: number): boolean {
  if (withoutChance(situation)) return true
  const { problem, optimum, late, least } = situation
  if (late.loss !== 'mse' || least === null) return false
  const { eigenvalues, eigenvectors, width } = problem
  let adds = 0
  for (let at = 0; at < optimum.length; at++) {
    const [row, i] = [at - (at % width), at % width]
    const eigenvalue = eigenvalues[i] as number
    let along = 0
    for (let j = 0; j < width; j++) along += (optimum[row + j] as number) * (eigenvectors[i * width + j] as number)
    const offset = eigenvalue > 0 ? (late.weightDecay * along) / (eigenvalue + late.weightDecay) : 0
    adds += (eigenvalue * offset ** 2) / 2
  }
  return loss - least.loss < 2 * adds
}

/**
 * Whether losses go on falling: later ones are mostly lower, and by a good part, or as fast as before. What only comes nearer
 * and nearer to a level falls slower and slower.
 */
function isFalling(measured: Measured, least: number): boolean {
  if (tau(measured) >= FALLING) return false
  const losses = measured.losses.map(({ loss }) => loss)
  const third = Math.floor(losses.length / 3)
  const meanOf = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length
  const [first, middle, last] = [
    meanOf(losses.slice(0, third)),
    meanOf(losses.slice(third, -third)),
    meanOf(losses.slice(-third)),
  ]
  return first - last > GOOD_PART * (last - least) || middle - last > (first - middle) / 2
}

/** Of all pairs of losses those that rose less those that fell, as a part: -1 where the losses only fall (M. Kendall, 1938). */
function tau({ losses }: Measured): number {
  let sum = 0
  for (const [i, before] of losses.entries()) {
    for (const after of losses.slice(i + 1)) sum += Math.sign(after.loss - before.loss)
  }
  return (2 * sum) / (losses.length * (losses.length - 1))
}
