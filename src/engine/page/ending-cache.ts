import { type Config, KEYS, type Key } from '../../experiment/config.ts'
import { written } from '../../experiment/run.ts'
import type { Ending } from '../sweep-protocol.ts'

/** So many settings beside the swept ones are kept; the one longest unused goes. */
const MOST_FAMILIES = 24

/** What a sweep varies: of these there are many beside one description of all the rest. */
const VARIED: readonly Key[] = ['lr', 'batchSize', 'momentum']

/** `config` as text, without what is printed on the way, which changes no weight. */
function described(config: Config, keys: readonly Key[]): string {
  return keys.map((key) => written(config, key)).join('&')
}

const FAMILY = KEYS.filter((key) => !VARIED.includes(key) && key !== 'logEvery')

/** Endings of runs by their canonical description: pure functions of it, so that none is computed twice. */
export class EndingCache {
  readonly #families = new Map<string, Map<string, Ending>>()

  get(config: Config): Ending | null {
    return this.#families.get(described(config, FAMILY))?.get(described(config, VARIED)) ?? null
  }

  set(config: Config, ending: Ending): void {
    const name = described(config, FAMILY)
    const family = this.#families.get(name) ?? new Map<string, Ending>()
    family.set(described(config, VARIED), ending)
    this.#families.delete(name)
    this.#families.set(name, family)
    const [oldest] = this.#families.keys()
    if (this.#families.size > MOST_FAMILIES && oldest !== undefined) this.#families.delete(oldest)
  }
}
