import type { Config, Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'

/**
 * The iterations done when the first of two consecutive losses that are not finite was computed, `divergedAt` being those
 * done when the second was.
 */
export function blamedIteration(divergedAt: number): number {
  return Math.max(0, divergedAt - 2)
}

/** Settings, and since how many iterations they had their lr. */
export interface InForce {
  readonly config: Config
  readonly since: number
}

/** The settings that were in force up to `iteration`, the last first. */
export function inForceUpTo(run: Run, iteration: number): readonly InForce[] {
  const moments = [0, ...run.changes.map((change) => change.iteration)].filter((at) => at <= iteration)
  return [...new Set(moments)]
    .sort((a, b) => b - a)
    .map((at) => {
      const config = configAt(run, at)
      return { config, since: sinceOf(run, at, config.lr) }
    })
}

/** Since how many iterations lr has been what it is at `iteration`. */
function sinceOf(run: Run, iteration: number, lr: number): number {
  const made = run.changes.filter((change) => change.key === 'lr' && change.iteration <= iteration)
  return made.findLast(({ value }) => value === lr)?.iteration ?? 0
}
