import type { RecordedRun } from './recorded-run.ts'

/** How long the loop works before it listens again, in milliseconds. */
const SLICE = 5

/** A run in slices of a few milliseconds, looking at the clock as seldom as that allows. */
export class Slicer {
  /** Iterations done between two looks at the clock; adapts to their cost. */
  #chunk = 1

  /** Supposes nothing about the cost of the next iteration. */
  reset(): void {
    this.#chunk = 1
  }

  /** At most `left` iterations, until the slice is over; true where one has just diverged and somebody is watching. */
  run(run: RecordedRun, left: number, watching: boolean, now: () => number): boolean {
    const goal = run.iteration + left
    let time = now()
    const deadline = time + SLICE
    while (run.iteration < goal && time < deadline) {
      if (this.#iterate(run, Math.min(goal - run.iteration, this.#chunk), watching)) return true
      const before = time
      time = now()
      this.#adapt(time - before)
    }
    return false
  }

  #iterate(run: RecordedRun, count: number, watching: boolean): boolean {
    const { config } = run
    for (let i = 0; i < count; i++) {
      run.iterate()
      if (watching && run.justDiverged) return true
      if (run.config === config) continue
      // A live change may make the next iteration a thousand times as long.
      this.#chunk = 1
      break
    }
    return false
  }

  /** Keeps a chunk near a millisecond: short enough to end a slice on time, long enough not to ask the time too often. */
  #adapt(elapsed: number): void {
    if (elapsed < 0.5) this.#chunk = Math.min(this.#chunk * 2, 65_536)
    else if (elapsed > 1.5) this.#chunk = Math.max(1, this.#chunk >> 1)
  }
}
