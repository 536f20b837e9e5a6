import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'
import { standstillAt } from './still.ts'

/** float32 holds the weight where it is: its steps are below the spacing, or what is left is rounding. */
export function float32(situation: Situation): Finding {
  const found = standstillAt(situation)
  const detail = found.kind === 'rounding' ? { largestStep: found.largestStep, halfSpacing: found.leastNeeded } : null
  return { cause: 'float32', detail, remedy: null }
}
