import type { ReleasePair } from '../../experiment/release-pairs.ts'
import { PartingSearch } from '../../training/parting.ts'

/** The longest between two looks at the clock, in milliseconds, as far as one iteration allows. */
const LOOK = 2

/** The search for where two runs part, in slices. */
export class PartingJob {
  readonly #search: PartingSearch
  #chunk = 1

  constructor(runs: ReleasePair) {
    this.#search = new PartingSearch(runs)
  }

  get isKnown(): boolean {
    return this.#search.isKnown
  }

  get parting(): PartingSearch['parting'] {
    return this.#search.parting
  }

  /** Gives back the memory that it has. */
  release(): void {
    this.#search.release()
  }

  /** Works until `deadline`; true when nothing more is to be found out. */
  work(deadline: number, now: () => number): boolean {
    let time = now()
    while (!this.isKnown && time < deadline) {
      for (let i = 0; i < this.#chunk && !this.isKnown; i++) this.#search.advance()
      const before = time
      time = now()
      this.#chunk = time - before < LOOK / 2 ? Math.min(2 * this.#chunk, 65_536) : Math.max(1, this.#chunk >> 1)
    }
    return this.isKnown
  }
}
