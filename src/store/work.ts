import type { Config, Run } from '../experiment/config.ts'

/** Elementary operations that a link may cost before its reader presses Run: about a tenth of a second. */
const FREE = 50_000_000

/** Whether a link may open at iteration `t` by itself: only while getting there is next to nothing. */
export function isFree(config: Config, t: number): boolean {
  return workOf(config, t) <= FREE
}

/** Whether a link may carry out all of `runs` to their ends by itself. */
export function areFree(runs: readonly Run[]): boolean {
  return runs.reduce((work, { config }) => work + workOf(config, config.iterations), 0) <= FREE
}

function workOf({ numSamples, batchSize, W }: Config, t: number): number {
  // A draw for each sample of np.random.choice; forward, loss and backward for each row of the batch.
  return t * (2 * numSamples + 6 * batchSize * W.data.length)
}
