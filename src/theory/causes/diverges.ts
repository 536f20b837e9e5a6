import type { Config } from '../../experiment/config.ts'
import { limitsOf } from '../limits.ts'
import { isScheduled } from '../schedule.ts'
import { blamedIteration, inForceUpTo } from './blame.ts'
import { burstLimit, firstGrowth, growthLimit, suggestion } from './exceeded.ts'
import type { Finding } from './finding.ts'
import { growthCode } from './loaded-growth.ts'
import { isBroken, type Situation } from './situation.ts'

/** lr is too large, for all runs but a few: the one in force, or of a run that is no longer finite the one that was. */
export function diverges(situation: Situation): Finding | null {
  const { problem, config, limits, run, iteration, measured, schedule } = situation
  // Of a custom loss the cause may be that it is no number, at any lr.
  if (config.loss === 'custom') return measured?.divergedAt == null ? null : unblamed(config)
  if (schedule !== null) return growthCode().growthUnder(situation, schedule)
  // By what lr it broke is not known where a scheduler went by the losses, only that it did.
  if (isScheduled(config)) return isBroken(situation) ? unblamed(config) : null
  if (isBroken(situation)) return broken(situation)
  const beyond = growthLimit(config, limits)
  if (beyond === null) return ahead(situation)
  const [now] = inForceUpTo(run, iteration)
  const remedy = suggestion(problem, config, limits)
  return { cause: 'diverges', detail: { lr: config.lr, since: now?.since ?? 0, beyond, scheduled: false }, remedy }
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
    return {
      cause: 'diverges',
      detail: { lr: blamed.config.lr, since: blamed.since, beyond, scheduled: false },
      remedy,
    }
  }
  return unblamed(config)
}

function unblamed({ lr }: Config): Finding {
  return { cause: 'diverges', detail: { lr, since: 0, beyond: null, scheduled: false }, remedy: null }
}

/** Of a run that has not begun: a live change ahead that makes lr too large, and its settings. */
function ahead({ problem, run, measured, at }: Situation): Finding | null {
  const change = measured === null ? firstGrowth(problem, run) : null
  // A run that comes to rest before is spoken of as it is then.
  if (change === null || at < change.since) return null
  const { config, since, limits, beyond } = change
  return {
    cause: 'diverges',
    detail: { lr: config.lr, since, beyond, scheduled: false },
    remedy: suggestion(problem, config, limits),
  }
}
