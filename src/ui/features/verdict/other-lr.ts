import type { RunMoment } from '../../../theory/causes/situation.ts'
import type { Verdict } from '../../../theory/verdict.ts'

/** By how much a larger lr is faster, and of the lowest limit it may be so much. */
const FACTOR = 10
const SHARE = 0.8

/** A larger lr that brings a run home within its iterations which takes more as it is; null where there is none that is safe. */
export function otherLr({ cause, remedy, limits }: Verdict, { config, run }: RunMoment) {
  // What a tenfold lr makes of a schedule is not told by limits of one that stays.
  if (config.scheduler !== 'none') return null
  if (cause !== 'unfinished' || remedy?.type !== 'run' || remedy.iterations <= run.config.iterations) return null
  const known = [limits.mean, limits.meanSquare, limits.typical].filter((limit) => limit !== null)
  const lr = Number((FACTOR * config.lr).toPrecision(3))
  const isSafe = limits.meanSquare !== null && lr <= SHARE * Math.min(...known)
  const isEnough = remedy.iterations <= FACTOR * run.config.iterations
  return isSafe && isEnough ? ({ type: 'set', key: 'lr', value: lr } as const) : null
}
