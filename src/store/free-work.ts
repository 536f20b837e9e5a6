import type { Config, Run } from '../experiment/config.ts'
import { iterationCost, runCost } from '../training/cost.ts'

/** Elementary operations that a link may cost before its reader presses Run: about a sixth of a second. */
const FREE = 75_000_000

/** Whether a link may open at iteration `t` by itself: only while getting there is next to nothing. */
export function isFree(config: Config, t: number): boolean {
  return t * iterationCost(config) <= FREE
}

/** Whether a link may carry out all of `runs` to their ends by itself. */
export function areFree(runs: readonly Run[]): boolean {
  return runs.reduce((work, run) => work + runCost(run), 0) <= FREE
}
