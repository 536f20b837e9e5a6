import type { Config, Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import type { LeastSquares } from '../least-squares.ts'
import { type Limits, limitsOf } from '../limits.ts'
import { isScheduled } from '../schedule.ts'
import { motionOf } from '../stepping.ts'
import type { InForce } from './blame.ts'
import type { Beyond } from './finding.ts'

/** What a suggested lr is of the lowest limit. */
export const SUGGESTED_SHARE = 0.8

/** The first live change before the end of `run` by which lr is beyond the limit of a typical run; null where there is none. */
export function firstGrowth(
  problem: LeastSquares,
  run: Run,
): (InForce & { readonly limits: Limits; readonly beyond: Beyond }) | null {
  // A scheduler goes on from what a change writes.
  if (isScheduled(run.config)) return null
  for (const { iteration } of run.changes) {
    const config = configAt(run, iteration)
    if (iteration >= config.iterations) return null
    const limits = limitsOf(problem, config)
    const beyond = growthLimit(config, limits)
    if (beyond !== null) return { config, since: iteration, limits, beyond }
  }
  return null
}

/** The limit beyond which almost every run grows: the typical run's, or where chance has no part the full batch's. */
export function growthLimit(config: Config, { typical, fullBatch }: Limits): Beyond | null {
  const chance = typical.ok && !(fullBatch.ok && typical.value === fullBatch.value)
  if (chance) return beyondOf('typical', config.lr, typical.value)
  return fullBatch.ok ? beyondOf('fullBatch', config.lr, fullBatch.value) : null
}

/** The lowest limit that lr is beyond, of those within the typical one. */
export function burstLimit(config: Config, { meanSquare, fullBatch }: Limits): Beyond | null {
  const found = meanSquare.ok ? beyondOf('meanSquare', config.lr, meanSquare.value) : null
  return found ?? (fullBatch.ok ? beyondOf('fullBatch', config.lr, fullBatch.value) : null)
}

function beyondOf(limit: Beyond['limit'], lr: number, value: number): Beyond | null {
  // As the step has it: float32's lr.
  return Math.fround(lr) > value ? { limit, value, factor: lr / value } : null
}

/** An lr within all limits; null where none is known. */
export function suggestion(
  problem: LeastSquares,
  config: Config,
  { meanSquare, fullBatch, typical }: Limits,
): { readonly type: 'set'; readonly key: 'lr'; readonly value: number } | null {
  const known = [meanSquare, fullBatch].flatMap((limit) => (limit.ok ? [limit.value] : []))
  const values = typical.ok ? [...known, typical.value] : known
  if (values.length > 0) return { type: 'set', key: 'lr', value: rounded(SUGGESTED_SHARE * Math.min(...values)) }
  // Of a DataLoader's batches and other losses nothing is known; the full batch of plain SGD is a guide.
  const plain = limitsOf(problem, { ...config, loss: 'mse', sampler: 'choice' })
  if (motionOf(config).kind === 'none' || isScheduled(config) || config.optimizer !== 'sgd' || !plain.meanSquare.ok)
    return null
  return { type: 'set', key: 'lr', value: rounded(SUGGESTED_SHARE * Math.min(config.lr, plain.meanSquare.value)) }
}

/** To two digits, as one would type it. */
function rounded(value: number): number {
  return Number(value.toPrecision(2))
}
