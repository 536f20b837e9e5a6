import { BatchProduct } from '../batch-product.ts'
import { isScheduled } from '../schedule.ts'
import { curvatures } from '../state.ts'
import { steppingOf } from '../stepping.ts'
import type { Finding, Swing } from './finding.ts'
import type { Situation } from './situation.ts'

/** Steps of the product from which the growth of the swings is estimated. */
const STEPS = 20_000
/** Samples that all of them may draw. */
const SAMPLES = 800_000
/** lr times the steepest curvature, at least, where it is estimated: below, growth is in proportion to lr and drowns in chance. */
const LARGE = 0.1

/** Gradients are never zeroed. SGD then adds all gradients so far: SGD with momentum 1, which nothing damps. */
export function noZeroGrad(situation: Situation): Finding | null {
  const { config } = situation
  if (!config.off.includes('zero_grad')) return null
  return {
    cause: 'no-zero-grad',
    detail: { swing: swingOf(situation) },
    remedy: { type: 'set', key: 'off', value: config.off.filter((name) => name !== 'zero_grad') },
  }
}

/**
 * Along a direction of curvature a, weight and gathered gradient turn by the angle whose cosine is 1 - lr a / 2 a step: period
 * 2 pi / angle, of constant size, up to lr a = 4, where they begin to grow. Random batches make them grow before.
 * null where steps are not plain SGD's.
 */
function swingOf({ problem, config }: Situation): Swing | null {
  const { loss, optimizer, sampler, accumulationSteps, batchSize } = config
  const plain = loss === 'mse' && optimizer === 'sgd' && config.momentum === 0 && config.weightDecay === 0
  if (
    !plain ||
    isScheduled(config) ||
    config.clipGrad !== 'none' ||
    accumulationSteps !== 1 ||
    sampler === 'sequential' ||
    sampler === 'shuffle'
  )
    return null
  const gathered = { ...steppingOf(config), momentum: 1, intake: 1 }
  const seen = curvatures(problem, gathered).slice(problem.width - problem.rank)
  const [flattest = Number.NaN, steepest = Number.NaN] = [seen[0], seen.at(-1)]
  const period = (curvature: number) => (2 * Math.PI) / Math.acos(Math.max(-1, 1 - (gathered.lr * curvature) / 2))
  if (gathered.lr * steepest > 4) {
    const half = (gathered.lr * steepest) / 2 - 1
    return { slowest: period(flattest), steepest: 2, growth: half + Math.sqrt(half ** 2 - 1) }
  }
  const swing = { slowest: period(flattest), steepest: period(steepest) }
  if (gathered.variance === 0) return { ...swing, growth: 1 }
  const steps = Math.min(STEPS, Math.floor(SAMPLES / batchSize))
  const lr = Math.max(gathered.lr, LARGE / steepest)
  const value = new BatchProduct(problem, config, gathered, steps).growth(lr)
  return { ...swing, growth: Math.exp((value * gathered.lr) / lr) }
}
