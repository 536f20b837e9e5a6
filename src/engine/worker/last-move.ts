/** Iterations between two looks: an odd prime, so that what jumps back and forth is not taken for standing still. */
const LOOK_EVERY = 61

/** A parameter: what it holds is to be read anew each time. */
interface Held {
  readonly data: { readonly values: Float32Array }
}

/** When a weight last changed, to a look: a look costs as much as copying the weights, so not every iteration has one. */
export class LastMove {
  readonly #parameters: readonly Held[]
  /** The parameters at the last look; empty where what comes must not be compared with what was. */
  #seen: readonly Float32Array[] = []
  #looked = 0
  #at = 0

  /** @param parameters as the trainer has them: they stay, what they hold is read anew at each look */
  constructor(parameters: readonly Held[]) {
    this.#parameters = parameters
    this.#look(0)
  }

  /**
   * Iterations done when a weight last changed, as far as was seen, `iteration` of them being done now: now, unless two looks
   * in a row and the present moment are alike.
   */
  at(iteration: number): number {
    return this.#looked > this.#at && !this.#hasMoved ? this.#at : iteration
  }

  /** Takes note of an iteration just completed. */
  record(iteration: number): void {
    if (iteration - this.#looked < LOOK_EVERY && this.#seen.length > 0) return
    if (this.#seen.length === 0 || this.#hasMoved) this.#at = iteration
    this.#look(iteration)
  }

  /** Another future begins at `iteration`: nothing is known of how it goes. */
  forget(iteration: number): void {
    this.#seen = []
    this.#looked = iteration
    this.#at = iteration
  }

  /** Knows what `other` knows, of another trainer of the same run. */
  adopt(other: LastMove): void {
    this.#seen = other.#seen
    this.#looked = other.#looked
    this.#at = other.#at
  }

  get #hasMoved(): boolean {
    // nan is nan, 0 and -0 are two numbers: to the bit.
    return this.#parameters.some(({ data }, of) =>
      data.values.some((value, i) => !Object.is(value, this.#seen[of]?.[i])),
    )
  }

  #look(iteration: number): void {
    this.#seen = this.#parameters.map(({ data }) => data.values.slice())
    this.#looked = iteration
  }
}
