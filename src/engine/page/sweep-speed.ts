import type { Config } from '../../experiment/config.ts'
import { iterationCost } from '../../training/cost.ts'

/** Nanoseconds an operation on a usual machine, until this one has been measured. */
const USUAL = 2

/** How long work takes on this machine, learned from work done. */
export class Speed {
  #operations = 0
  #milliseconds = 0

  learn(config: Config, iterations: number, took: number): void {
    this.#operations += iterations * iterationCost(config)
    this.#milliseconds += took
  }

  /** Seconds of one core for the runs of `configs`. */
  seconds(configs: readonly Config[]): number {
    const all = configs.reduce((sum, config) => sum + config.iterations * iterationCost(config), 0)
    // A few milliseconds say more about starting than about working.
    const each = this.#milliseconds > 50 ? (this.#milliseconds * 1e6) / this.#operations : USUAL
    return (all * each) / 1e9
  }
}
