/** Together the checkpoints of a run take at most this many bytes ... */
const MAX_BYTES = 8 * 2 ** 20
/** ... and are at most this many, however small. */
const MAX_COUNT = 1024

/**
 * States of a run at multiples of a stride that doubles when there are too many: any iteration is reached by restoring
 * the last checkpoint before it and running on, at a cost that grows with the length of the run and not with memory.
 */
export class Checkpoints<State extends { readonly bytes: number }> {
  #stride: number
  #states: State[]
  #bytes: number

  /**
   * @param initial the state at iteration 0
   * @param stride the first one: fine enough where it takes no longer than a frame to run so far
   */
  constructor(initial: State, stride = 64) {
    this.#stride = stride
    this.#states = [initial]
    this.#bytes = initial.bytes
  }

  /** As many states of its own; the states themselves never change. */
  copy(): Checkpoints<State> {
    const copy = new Checkpoints(this.before(0).state)
    copy.#stride = this.#stride
    copy.#keep([...this.#states])
    return copy
  }

  /** The next iteration at which a state is wanted. */
  get next(): number {
    return this.#states.length * this.#stride
  }

  /** Bytes held in states. */
  get bytes(): number {
    return this.#bytes
  }

  /** Bytes that will be held once `iteration` iterations are done, each state but the first as large as the last one. */
  bytesAt(iteration: number): number {
    const [first, each] = [this.before(0).state.bytes, this.#states.at(-1)?.bytes ?? 0]
    let stride = this.#stride
    const count = () => Math.floor(iteration / stride) + 1
    const bytes = () => first + (count() - 1) * each
    while (count() > 1 && (count() > MAX_COUNT || bytes() > MAX_BYTES)) stride *= 2
    return bytes()
  }

  /** How many states are held. */
  get count(): number {
    return this.#states.length
  }

  /** Keeps the state at iteration `next`. */
  add(state: State): void {
    this.#states.push(state)
    this.#bytes += state.bytes
    // Measured and not foreseen: the state at iteration 0 has no gradient yet and is smaller than those that follow.
    while (this.count > 1 && (this.count > MAX_COUNT || this.#bytes > MAX_BYTES)) this.#thin()
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
    this.#keep(this.#states.slice(0, Math.floor(iteration / this.#stride) + 1))
  }

  /** Lets go of every other state. */
  #thin(): void {
    this.#keep(this.#states.filter((_, i) => i % 2 === 0))
    this.#stride *= 2
  }

  #keep(states: State[]): void {
    this.#states = states
    this.#bytes = states.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}
