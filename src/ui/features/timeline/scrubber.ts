/** How long a seek may take before a newer one overtakes it, in milliseconds; before that each one is seen. */
const PATIENCE = 200

/** What a scrubber moves. */
interface Moved {
  /** The iteration that a seek under way goes to; null where there is none. */
  sought(): number | null
  seek(iteration: number): void
}

/**
 * Where a dragged slider wants to be, as orders that a run can follow: one at a time, so that there is a picture of each,
 * and the last one always.
 */
export class Scrubber {
  readonly #moved: Moved
  /** Not ordered yet. */
  #next: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(moved: Moved) {
    this.#moved = moved
  }

  /** Goes to `iteration`, at once or behind the seek under way. */
  move(iteration: number): void {
    this.#next = iteration
    if (this.#moved.sought() === null) this.#give()
    else this.#timer ??= setTimeout(() => this.#give(), PATIENCE)
  }

  /** Takes note that a frame is painted. Whether the slider is to follow it: not where it is ahead. */
  painted(): boolean {
    if (this.#moved.sought() !== null) return false
    if (this.#next === null) return true
    this.#give()
    return false
  }

  /** Wants nothing any more: another run was opened, or the way there is stopped. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#next = null
  }

  #give(): void {
    const next = this.#next
    this.drop()
    if (next !== null) this.#moved.seek(next)
  }
}
