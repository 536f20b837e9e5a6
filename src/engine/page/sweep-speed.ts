import type { Config } from '../../experiment/config.ts'

/** Nanoseconds an operation on a usual machine, until this one has been measured. */
const USUAL = 2

/** Elementary operations of `iterations` of `config`: a draw of each sample, forward, loss and backward of each row. */
function operations({ numSamples, batchSize, W }: Config, iterations: number): number {
  return iterations * (200 + 2 * numSamples + 6 * batchSize * W.data.length)
}

/** How long work takes on this machine, learned from work done. */
export class Speed {
  #operations = 0
  #milliseconds = 0

  learn(config: Config, iterations: number, took: number): void {
    this.#operations += operations(config, iterations)
    this.#milliseconds += took
  }

  /** Seconds of one core for the runs of `configs`. */
  seconds(configs: readonly Config[]): number {
    const all = configs.reduce((sum, config) => sum + operations(config, config.iterations), 0)
    // A few milliseconds say more about starting than about working.
    const each = this.#milliseconds > 50 ? (this.#milliseconds * 1e6) / this.#operations : USUAL
    return (all * each) / 1e9
  }
}
