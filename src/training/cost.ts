import type { Config, Run } from '../experiment/config.ts'
import { configAt } from '../experiment/run.ts'

/*
 * What a run costs, in elementary operations: multiplications and additions, and draws of a generator count as one each.
 * A usual machine does one in about two nanoseconds. Good to a factor of two, which is enough to say what is soon done.
 */

/** What an iteration costs beside arithmetic: calls, and arrays of a few values. */
const OVERHEAD = 200

type Size = Pick<Config, 'numSamples' | 'batchSize' | 'W'>

/** Of an iteration: a draw for each sample of np.random.choice (and one to swap it); forward, loss and backward for each row. */
export function iterationCost({ numSamples, batchSize, W }: Size): number {
  return OVERHEAD + 2 * numSamples + 6 * batchSize * W.data.length
}

/** Of the loss over all samples: forward and loss. */
export function fullLossCost({ numSamples, W }: Size): number {
  return 2 * numSamples * W.data.length
}

/** Of the whole of `run`, with the largest batches that it ever has. */
export function runCost(run: Run): number {
  const moments = [0, ...run.changes.map(({ iteration }) => iteration)]
  const costs = moments.map((iteration) => iterationCost(configAt(run, iteration)))
  return run.config.iterations * Math.max(...costs)
}
