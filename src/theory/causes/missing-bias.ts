import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** y has a bias, the model has none. */
export function missingBias({ late }: Situation): Finding {
  const largest = (late.trueBias ?? []).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return { cause: 'missing-bias', detail: { largest }, remedy: { type: 'set', key: 'bias', value: true } }
}
