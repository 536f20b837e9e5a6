import type { Run } from '../../experiment/config.ts'
import { equalRuns } from '../../experiment/run.ts'
import type { Pins } from './pins.ts'

/** Lays the runs that a card is compared with beside it, and takes them away with the card; what a reader has pinned stays. */
export class LessonPins {
  readonly #pins: Pins
  #laid: readonly Run[] = []

  constructor(pins: Pins) {
    this.#pins = pins
  }

  /** Pins `runs`, and no longer those of the card before. */
  lay(runs: readonly Run[]): void {
    const isIn = (some: readonly Run[], run: Run) => some.some((each) => equalRuns(each, run))
    for (const { id, run } of this.#pins.store.getState().pins)
      if (isIn(this.#laid, run) && !isIn(runs, run)) this.#pins.remove(id)
    this.#laid = runs
    for (const run of runs) this.#pins.pin(run)
  }

  /** Takes `runs` for the card's, which its link has pinned or its reader has removed. */
  found(runs: readonly Run[]): void {
    this.#laid = runs
  }
}
