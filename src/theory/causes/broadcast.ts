import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** y was squeezed: every prediction is held against every target of its batch, which draws it to what they have in common. */
export function broadcast({ config }: Situation): Finding | null {
  if (!config.squeezeY) return null
  return { cause: 'broadcast', detail: null, remedy: { type: 'set', key: 'squeezeY', value: false } }
}
