import { isScheduled } from '../schedule.ts'
import { burstLimit, growthLimit, suggestion } from './exceeded.ts'
import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** Beyond the mean square's limit, within the typical one: most runs converge, but rare bursts rule the average. */
export function bursts({ problem, config, limits, measured }: Situation): Finding | null {
  // Told by all of a schedule's steps, and not by one lr.
  if (isScheduled(config)) return null
  const beyond = burstLimit(config, limits)
  const remedy = suggestion(problem, config, limits)
  if (beyond === null || remedy === null || growthLimit(config, limits) !== null) return null
  const typical = limits.typical.ok ? limits.typical.value : null
  return {
    cause: 'bursts',
    detail: { lr: config.lr, beyond, typical, arrived: measured?.fullLoss === 0, scheduled: false },
    remedy,
  }
}
