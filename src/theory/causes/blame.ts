import { type Change, type Config, type Run, STATE } from '../../experiment/config.ts'
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
  const made = run.changes.filter((change) => change.iteration <= iteration)
  return made.findLast((change) => writtenLr(change) === lr)?.iteration ?? 0
}

/** The lr that a live change writes, if it is one of lr or of a state with one. */
function writtenLr(change: Change): number | undefined {
  if (change.key === STATE) return change.value.group.lr
  return change.key === 'lr' ? change.value : undefined
}
