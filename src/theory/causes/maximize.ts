import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** Steps go up the loss, whatever the optimizer makes of the gradient: what leads away from W is no fault of lr. */
export function maximize({ config }: Situation): Finding | null {
  if (!config.maximize) return null
  return { cause: 'maximize', detail: null, remedy: { type: 'set', key: 'maximize', value: false } }
}
