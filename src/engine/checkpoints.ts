/** Together the checkpoints of a run take at most about this many bytes ... */
const MAX_BYTES = 8 * 2 ** 20
/** ... but this many are kept however large they are, and not more than that however small. */
const FEWEST = 32
const MOST = 256

/**
 * States of a run at multiples of a stride that doubles when there are too many: any iteration is reached by restoring
 * the last checkpoint before it and running on, at a cost that grows with the length of the run and not with memory.
 */
export class Checkpoints<State extends { readonly bytes: number }> {
  #stride = 64
  #states: State[]
  readonly #capacity: number

  /** @param initial the state at iteration 0 */
  constructor(initial: State) {
    this.#states = [initial]
    this.#capacity = Math.max(FEWEST, Math.min(MOST, Math.floor(MAX_BYTES / Math.max(1, initial.bytes))))
  }

  /** The next iteration at which a state is wanted. */
  get next(): number {
    return this.#states.length * this.#stride
  }

  /** Keeps the state at iteration `next`. */
  add(state: State): void {
    this.#states.push(state)
    if (this.#states.length < this.#capacity) return
    this.#states = this.#states.filter((_, i) => i % 2 === 0)
    this.#stride *= 2
  }

  /** The last state kept at or before `iteration`, with the iteration it is of. */
  before(iteration: number): { readonly iteration: number; readonly state: State } {
    const index = Math.min(this.#states.length - 1, Math.floor(iteration / this.#stride))
    const state = this.#states[index]
    if (state === undefined) throw new RangeError(`no checkpoint at or before iteration ${iteration}`)
    return { iteration: index * this.#stride, state }
  }

  /** Forgets the states after `iteration`. */
  truncate(iteration: number): void {
    this.#states.length = Math.min(this.#states.length, Math.floor(iteration / this.#stride) + 1)
  }
}
