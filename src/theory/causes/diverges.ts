import type { Config, Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { type Limits, limitsOf } from '../limits.ts'
import type { Problem } from '../problem.ts'
import { motionOf } from '../stepping.ts'
import { blamedIteration, type InForce, inForceUpTo } from './blame.ts'
import type { Beyond, Finding } from './finding.ts'
import { isBroken, type Situation } from './situation.ts'

/** What a suggested lr is of the lowest limit. */
const SUGGESTED_SHARE = 0.8

/** lr is too large, for all runs but a few: the one in force, or of a run that is no longer finite the one that was. */
export function diverges(situation: Situation): Finding | null {
  const { problem, config, limits, run, iteration } = situation
  if (isBroken(situation)) return broken(situation)
  const beyond = growthLimit(config, limits)
  if (beyond === null) return ahead(situation)
  const [now] = inForceUpTo(run, iteration)
  const remedy = suggestion(problem, config, limits)
  return { cause: 'diverges', detail: { lr: config.lr, since: now?.since ?? 0, beyond }, remedy }
}

/** The last settings before the run broke whose lr is beyond a limit; the last of all where none is. */
function broken({ problem, run, iteration, measured, config, limits }: Situation): Finding {
  const at = measured?.divergedAt == null ? iteration : blamedIteration(measured.divergedAt)
  const before = inForceUpTo(run, at)
  for (const [i, each] of before.entries()) {
    const own = each.config === config ? limits : limitsOf(problem, each.config)
    const beyond = growthLimit(each.config, own) ?? burstLimit(each.config, own)
    if (beyond === null && i + 1 < before.length) continue
    const blamed = beyond === null ? (before[0] ?? each) : each
    const remedy = suggestion(problem, blamed.config, own)
    return { cause: 'diverges', detail: { lr: blamed.config.lr, since: blamed.since, beyond }, remedy }
  }
  return { cause: 'diverges', detail: { lr: config.lr, since: 0, beyond: null }, remedy: null }
}

/** Of a run that has not begun: a live change ahead that makes lr too large, and its settings. */
function ahead({ problem, run, measured, at }: Situation): Finding | null {
  const change = measured === null ? firstGrowth(problem, run) : null
  // A run that comes to rest before is spoken of as it is then.
  if (change === null || at < change.since) return null
  const { config, since, limits, beyond } = change
  return {
    cause: 'diverges',
    detail: { lr: config.lr, since, beyond },
    remedy: suggestion(problem, config, limits),
  }
}

/** The first live change before the end of `run` by which lr is beyond the limit of a typical run; null where there is none. */
export function firstGrowth(
  problem: Problem,
  run: Run,
): (InForce & { readonly limits: Limits; readonly beyond: Beyond }) | null {
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
  problem: Problem,
  config: Config,
  { meanSquare, fullBatch, typical }: Limits,
): { readonly type: 'set'; readonly key: 'lr'; readonly value: number } | null {
  const known = [meanSquare, fullBatch].flatMap((limit) => (limit.ok ? [limit.value] : []))
  const values = typical.ok ? [...known, typical.value] : known
  if (values.length > 0) return { type: 'set', key: 'lr', value: rounded(SUGGESTED_SHARE * Math.min(...values)) }
  // Of a DataLoader's batches and other losses nothing is known; the full batch of plain SGD is a guide.
  const plain = limitsOf(problem, { ...config, loss: 'mse', sampler: 'choice' })
  if (motionOf(config).kind === 'none' || config.optimizer !== 'sgd' || !plain.meanSquare.ok) return null
  return { type: 'set', key: 'lr', value: rounded(SUGGESTED_SHARE * Math.min(config.lr, plain.meanSquare.value)) }
}

/** To two digits, as one would type it. */
function rounded(value: number): number {
  return Number(value.toPrecision(2))
}
