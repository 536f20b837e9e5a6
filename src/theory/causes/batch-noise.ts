import type { Finding, Setting } from './finding.ts'
import type { Situation } from './situation.ts'

/** What a larger batch, or a smaller lr, is advised to be of the present one. */
const FACTOR = 10

/** Random batches push the weights about as much as steps improve them; so do steps of one size, which signs take. */
export function batchNoise({ late, limits }: Situation): Finding {
  const { batchSize, numSamples, sampler } = late
  const random = sampler === 'choice_replace' || batchSize < numSamples
  const larger: Setting = { type: 'set', key: 'batchSize', value: Math.min(numSamples, FACTOR * batchSize) }
  const smaller: Setting = { type: 'set', key: 'lr', value: Number((late.lr / FACTOR).toPrecision(2)) }
  // A larger batch is within the limits of a smaller one; of other optimizers, and with replacement, lr alone helps surely.
  const remedy = limits.meanSquare.ok && sampler === 'choice' && random ? larger : smaller
  return { cause: 'batch-noise', detail: { by: random ? 'batches' : 'steps' }, remedy }
}
