import type { Run } from '../experiment/config.ts'
import { equalRuns } from '../experiment/run.ts'
import type { Before } from './page-state.ts'

/** The runs that were left under way on this page, by their entry in the history: Back and Forward bring them back whole. */
export class FormerRuns {
  readonly #byEntry = new Map<number, Before>()

  /** Something else was opened: the entry that was left has the entries after it no longer. */
  leave(entry: number, before: Before): void {
    for (const each of [...this.#byEntry.keys()]) if (each > entry) this.#byEntry.delete(each)
    this.pass(entry, before)
  }

  /** Another entry of the history was gone to; all of them are still there. */
  pass(entry: number, before: Before): void {
    if (before.recorded > 0) this.#byEntry.set(entry, before)
    else this.#byEntry.delete(entry)
  }

  /** What is known of `run`, if it is the one that was left at `entry`. */
  at(entry: number, run: Run): Before | null {
    const before = this.#byEntry.get(entry)
    return before !== undefined && equalRuns(before.run, run) ? before : null
  }
}
