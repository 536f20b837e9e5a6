import type { Config } from '../../experiment/config.ts'
import { Trainer } from '../../training/trainer.ts'
import type { Ending } from '../sweep-protocol.ts'

/** The longest between two looks at the clock, in milliseconds, as far as one iteration allows. */
const LOOK = 2

/** One run to its end, in slices. */
export class SweepJob {
  readonly #trainer: Trainer
  readonly #end: number
  readonly #initial: number
  #chunk = 1
  /** The last iteration whose loss was not finite. */
  #lostAt = Number.NaN
  #divergedAt: number | null = null

  constructor(config: Config) {
    this.#trainer = new Trainer({ config, changes: [] })
    this.#end = config.iterations
    this.#initial = this.#trainer.fullLoss()
  }

  get iterations(): number {
    return this.#trainer.iteration
  }

  /** Works until `deadline`; true when the run's end is known. */
  work(deadline: number, now: () => number): boolean {
    const trainer = this.#trainer
    let time = now()
    while (trainer.iteration < this.#end && time < deadline) {
      const stop = Math.min(this.#end, trainer.iteration + this.#chunk)
      while (trainer.iteration < stop) {
        trainer.iterate()
        if (!Number.isFinite(trainer.loss) && this.#isDecided()) return true
      }
      const before = time
      time = now()
      this.#chunk = time - before < LOOK / 2 ? Math.min(2 * this.#chunk, 65_536) : Math.max(1, this.#chunk >> 1)
    }
    return trainer.iteration >= this.#end
  }

  /** How the run ends; once `work` has said that it is known. */
  ending(): Ending {
    return { fullLoss: this.#trainer.fullLoss(), initial: this.#initial, divergedAt: this.#divergedAt }
  }

  /** Gives back the memory of the run: it is not to be used any more. */
  release(): void {
    this.#trainer.release()
  }

  /**
   * Whether a loss that is not finite decides the end: nan in a weight stays, whatever is added to it, and makes every later
   * full loss nan. Two losses of inf alone do not: from weights near float32's limit a run may still come back.
   */
  #isDecided(): boolean {
    const { iteration, parameters } = this.#trainer
    if (this.#lostAt === iteration - 1) this.#divergedAt ??= iteration
    this.#lostAt = iteration
    return this.#divergedAt !== null && parameters.some(({ parameter }) => parameter.data.values.some(Number.isNaN))
  }
}
