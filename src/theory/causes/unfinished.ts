import { MAX_ITERATIONS } from '../../experiment/fields.ts'
import { suggestion } from './exceeded.ts'
import type { Finding, Remedy } from './finding.ts'
import { distancesOf, iterationsToSettle, latestHalving, leftDirections } from './left-directions.ts'
import type { Situation } from './situation.ts'

/**
 * The mean weight has not come to where it rests.
 * @param reached iterations done when the run, as it goes on, is first below `GOAL`; null where it never is or that is unknown
 */
export function unfinished(situation: Situation, reached: number | null): Finding {
  const distances = distancesOf(situation)
  const scheduled = situation.schedule === null ? null : { lr: situation.late.lr, rising: null }
  const directions = distances === null ? [] : leftDirections(situation, distances)
  const later = distances === null || scheduled !== null ? null : latestHalving(situation, distances)
  if (reached !== null && reached > situation.at) {
    const remedy = remedyOf(situation, reached)
    return { cause: 'unfinished', detail: { directions, later, iterations: reached, until: 'goal', scheduled }, remedy }
  }
  const more = distances === null || scheduled !== null ? null : iterationsToSettle(situation, distances)
  if (more === null || more === 0) {
    return {
      cause: 'unfinished',
      detail: { directions, later, iterations: null, until: null, scheduled },
      remedy: null,
    }
  }
  const iterations = situation.at + more
  const remedy = remedyOf(situation, iterations)
  return { cause: 'unfinished', detail: { directions, later, iterations, until: 'settled', scheduled }, remedy }
}

/** More iterations, or a larger lr where no run is so long. */
function remedyOf({ problem, late, limits }: Situation, iterations: number): Remedy | null {
  return iterations <= MAX_ITERATIONS ? { type: 'run', iterations } : suggestion(problem, late, limits)
}
