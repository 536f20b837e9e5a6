import type { Frame } from '../protocol.ts'

/** Paints a frame. Called at frame rate, outside React. */
export type Painter = (frame: Frame) => void

/** When the next painting happens: `requestAnimationFrame`, or a timer where nobody looks at the page. */
export type Schedule = (paint: () => void) => void

/** How long a painting waits for the display before it does without, in milliseconds. */
const LONGEST_WAIT = 200

/** Numbers that change at frame rate, kept out of React: the latest frame and those who paint it, in one go. */
export class FrameFeed {
  readonly #painters = new Set<Painter>()
  readonly #schedule: Schedule
  #latest: Frame | null = null
  #painted: (() => void) | null = null

  constructor(schedule: Schedule) {
    this.#schedule = schedule
  }

  /** The frame painted last, or about to be. */
  get latest(): Frame | null {
    return this.#latest
  }

  /** Has `painter` paint the latest frame now and every one from here on. Returns how to stop it. */
  subscribe(painter: Painter): () => void {
    this.#painters.add(painter)
    if (this.#latest !== null) painter(this.#latest)
    return () => this.#painters.delete(painter)
  }

  /** Forgets the latest frame: another run is being opened. What is painted stays until its first frame. */
  clear(): void {
    this.#latest = null
  }

  /** Has `frame` painted at the next occasion and then calls `painted`; one that waited is replaced. */
  present(frame: Frame, painted: () => void): void {
    const waiting = this.#painted !== null
    this.#latest = frame
    this.#painted = painted
    if (!waiting) this.#schedule(() => this.#paint())
  }

  /** Paints the latest frame again: the theme or the language changed. */
  repaint(): void {
    const frame = this.#latest
    if (frame === null) return
    const defects = [...this.#painters].flatMap((painter) => defectOf(() => painter(frame)))
    // Said only now: one painter that fails must not keep the others from painting.
    if (defects[0] !== undefined) throw defects[0].error
  }

  #paint(): void {
    const painted = this.#painted
    this.#painted = null
    try {
      this.repaint()
    } finally {
      // Also when a painter threw: a frame that is never acknowledged would stop all that follow.
      painted?.()
    }
  }
}

/** What `task` throws, or nothing. */
function defectOf(task: () => void): readonly { readonly error: unknown }[] {
  try {
    task()
    return []
  } catch (error) {
    return [{ error }]
  }
}

/** Paints with the display, and by a timer where displays stand still: a hidden page, a frame scrolled out of view. */
export function displaySchedule(paint: () => void): void {
  const once = () => {
    cancelAnimationFrame(display)
    clearTimeout(timer)
    paint()
  }
  const display = requestAnimationFrame(once)
  const timer = setTimeout(once, LONGEST_WAIT)
}
