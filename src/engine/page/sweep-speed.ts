import type { Config } from '../../experiment/config.ts'

/** Work done, and how long it took. */
interface Done {
  readonly expected: number
  readonly took: number
}

/** How long work takes on this machine, learned from work done. */
export class Speed {
  #done: Done = { expected: 0, took: 0 }

  learn(config: Config, iterations: number, took: number): void {
    const expected = iterations * usual(config)
    this.#done = { expected: this.#done.expected + expected, took: this.#done.took + took }
  }

  /** Seconds of one core for the runs of `configs`. */
  seconds(configs: readonly Config[]): number {
    const all = configs.reduce((sum, config) => sum + config.iterations * usual(config), 0)
    const { expected, took } = this.#done
    // A few milliseconds say more about starting than about working.
    const slowness = took > 50 ? took / expected : 1
    return (all * slowness) / 1000
  }
}

/**
 * Milliseconds that an iteration takes on a usual machine, to a factor of two, until this one has been measured: calls; for
 * each sample a draw of np.random.choice and one to swap it; vectors for the batch, forward and backward.
 */
function usual({ numSamples, batchSize, W }: Config): number {
  return (300 + 4 * numSamples + 0.4 * batchSize * W.data.length) / 1e6
}
