import { fromDirections, targetWeights, toDirections } from '../coordinates.ts'
import { sum } from '../state.ts'
import type { Undetermined } from './finding.ts'
import type { Situation } from './situation.ts'

/** What is to be said of directions in which no sample points; null where samples have all. */
export function unseenOf(situation: Situation): Undetermined | null {
  const { problem, late, weights } = situation
  const { width, rank, numSamples, eigenvalues, inFeatures } = problem
  if (rank === width) return null
  const apart = toDirections(problem, sum(weights, targetWeights(problem, late), -1))
  const held = fromDirections(
    problem,
    apart.map((value, at) => (eigenvalues[at % width] === 0 ? value : 0)),
  ).filter((_, at) => at % width < inFeatures)
  const holds = held.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return { directions: width - rank, numSamples, holds, fate: fateOf(situation) }
}

function fateOf({ late }: Situation): Undetermined['fate'] {
  // Clipped by element a gradient points elsewhere; clipped by its norm only less far.
  if (late.optimizer !== 'sgd' || late.clipGrad === 'value') return 'moves'
  return late.weightDecay > 0 ? 'fades' : 'stays'
}
