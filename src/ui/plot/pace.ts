/** A frame that takes longer is late at 60 a second, in milliseconds. */
const LATE = 20

/** Work that made a frame late is done again only so much later: then one frame in twenty or so is late at most. */
const SPARE = 500

/**
 * Spaces out painting that may be more than a frame has time for: a large chart, a long scroll. It looks at how long
 * the next frame took to come, so that a slow machine draws less often instead of stuttering.
 */
export class Pace {
  readonly #least: number
  #next = 0

  /** @param least milliseconds between two paintings, however cheap */
  constructor(least: number) {
    this.#least = least
  }

  /** Whether it is time to paint. Who is told so, does. */
  due(now: number): boolean {
    if (now < this.#next) return false
    this.#next = now + this.#least
    requestAnimationFrame(() => {
      const after = performance.now()
      if (after - now > LATE) this.#next = after + SPARE
    })
    return true
  }
}
