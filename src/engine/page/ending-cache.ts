import type { Config } from '../../experiment/config.ts'
import { describedIn, keysDeciding } from '../../experiment/deciding.ts'
import { type Ending, SWEPT } from '../sweep-protocol.ts'

/** So many settings beside the swept ones are kept; the one longest unused goes. */
const MOST_FAMILIES = 24

/** Of what a sweep varies there is much beside one description of all the rest; what is only printed changes no weight. */
const FAMILY = keysDeciding('data', 'model', 'batches', 'step').filter((key) => !SWEPT.some((swept) => swept === key))

/** Endings of runs by their canonical description: pure functions of it, so that none is computed twice. */
export class EndingCache {
  readonly #families = new Map<string, Map<string, Ending>>()

  get(config: Config): Ending | null {
    return this.#families.get(describedIn(config, FAMILY))?.get(describedIn(config, SWEPT)) ?? null
  }

  set(config: Config, ending: Ending): void {
    const name = describedIn(config, FAMILY)
    const family = this.#families.get(name) ?? new Map<string, Ending>()
    family.set(describedIn(config, SWEPT), ending)
    this.#families.delete(name)
    this.#families.set(name, family)
    const [oldest] = this.#families.keys()
    if (this.#families.size > MOST_FAMILIES && oldest !== undefined) this.#families.delete(oldest)
  }
}
