/** Iterations between two looks: an odd prime, so that what jumps back and forth is not taken for standing still. */
const LOOK_EVERY = 61

/** A parameter: what it holds is to be read anew each time. */
interface Held {
  readonly data: { readonly values: Float32Array }
}

/** When a weight last changed, to a look: a look costs as much as copying the weights, so not every iteration has one. */
export class LastMove {
  readonly #parameters: readonly Held[]
  /** The parameters at the last look, for as long as `#knows`: what comes may have to do with another past. */
  readonly #seen: readonly Float32Array[]
  #knows = true
  #looked = 0
  #at = 0

  /** @param parameters as the trainer has them: they stay, what they hold is read anew at each look */
  constructor(parameters: readonly Held[]) {
    this.#parameters = parameters
    this.#seen = parameters.map(({ data }) => data.values.slice())
  }

  /**
   * Iterations done when a weight last changed, as far as was seen, `iteration` of them being done now: now, unless two looks
   * in a row and the present moment are alike.
   */
  at(iteration: number): number {
    return this.#looked > this.#at && !this.#hasMoved() ? this.#at : iteration
  }

  /** Takes note of an iteration just completed. */
  record(iteration: number): void {
    if (iteration - this.#looked < LOOK_EVERY && this.#knows) return
    if (!this.#knows || this.#hasMoved()) this.#at = iteration
    this.#look(iteration)
  }

  /** Another future begins at `iteration`: nothing is known of how it goes. */
  forget(iteration: number): void {
    this.#knows = false
    this.#looked = iteration
    this.#at = iteration
  }

  /** Knows what `other` knows, of another trainer of the same run. */
  adopt(other: LastMove): void {
    for (const [of, values] of other.#seen.entries()) this.#seen[of]?.set(values)
    this.#knows = other.#knows
    this.#looked = other.#looked
    this.#at = other.#at
  }

  #hasMoved(): boolean {
    return this.#parameters.some(({ data }, of) => differ(data.values, this.#seen[of] ?? data.values))
  }

  #look(iteration: number): void {
    for (const [of, { data }] of this.#parameters.entries()) this.#seen[of]?.set(data.values)
    this.#knows = true
    this.#looked = iteration
  }
}

/** To the bit: nan is nan, 0 and -0 are two numbers. */
function differ(a: Float32Array, b: Float32Array): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return true
  return false
}
