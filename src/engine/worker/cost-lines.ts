/** How many cost lines are kept; a terminal's scrollback has an end, too. */
const MAX_LINES = 10_000

/** The losses of the cost lines of a run: the last `MAX_LINES` of them, so that `log_every=1` stays bounded. */
export class CostLines {
  readonly #losses: Float32Array
  readonly #logEvery: number
  /** Lines printed so far, let go of or not. */
  #count = 0
  /** How many of them were let go of. */
  #omitted = 0
  /** The iteration of the next line. */
  #next: number

  /** @param iterations of the run, so that a short one takes no more room than its lines need */
  constructor(
    iterations: number,
    logEvery: number,
    losses = new Float32Array(Math.min(MAX_LINES, Math.floor(iterations / logEvery))),
  ) {
    this.#losses = losses
    this.#logEvery = logEvery
    this.#next = logEvery
  }

  /** The same lines, apart. */
  copy(): CostLines {
    const copy = new CostLines(0, this.#logEvery, this.#losses.slice())
    copy.#count = this.#count
    copy.#omitted = this.#omitted
    copy.#next = this.#next
    return copy
  }

  /** Bytes held, whatever the number of lines by now. */
  get bytes(): number {
    return this.#losses.byteLength
  }

  /** Notes the batch loss of `iteration` if a line is printed there. Iterations come in order. */
  record(iteration: number, loss: number): void {
    if (iteration !== this.#next) return
    this.#losses[this.#count % this.#losses.length] = loss
    this.#count++
    this.#omitted = Math.max(this.#omitted, this.#count - this.#losses.length)
    this.#next += this.#logEvery
  }

  /** Forgets the lines printed after `iteration`. */
  truncate(iteration: number): void {
    this.#count = Math.min(this.#count, Math.floor(iteration / this.#logEvery))
    // Lines that were let go of before do not come back: what stood in their place was written over.
    this.#omitted = Math.min(this.#omitted, this.#count)
    this.#next = (this.#count + 1) * this.#logEvery
  }

  /** The kept losses of the lines up to `iteration`, oldest first, and how many lines came before them. */
  upTo(iteration: number): { readonly omitted: number; readonly losses: Float32Array } {
    const end = Math.min(this.#count, Math.floor(iteration / this.#logEvery))
    const omitted = Math.min(this.#omitted, end)
    const losses = new Float32Array(end - omitted)
    for (let i = 0; i < losses.length; i++) losses[i] = this.#losses[(omitted + i) % this.#losses.length] as number
    return { omitted, losses }
  }
}
