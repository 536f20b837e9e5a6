import { fromDirections, toDirections } from '../coordinates.ts'
import { sum } from '../state.ts'
import type { Undetermined } from './finding.ts'
import type { Situation } from './situation.ts'

/** What is to be said of directions in which no sample points; null where samples have all. */
export function unseenOf(situation: Situation): Undetermined | null {
  const { problem, late, weights } = situation
  const { width, rank, numSamples, eigenvalues, inFeatures, outFeatures } = problem
  if (rank === width) return null
  const target = Float64Array.from({ length: outFeatures * width }, (_, at) => {
    const [column, input] = [Math.floor(at / width), at % width]
    return (input < inFeatures ? late.W.data[input * late.W.columns + column] : late.trueBias?.[column]) ?? 0
  })
  const apart = toDirections(problem, sum(weights, target, -1))
  const held = fromDirections(
    problem,
    apart.map((value, at) => (eigenvalues[at % width] === 0 ? value : 0)),
  ).filter((_, at) => at % width < inFeatures)
  const holds = held.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return { directions: width - rank, numSamples, holds, fate: fateOf(situation) }
}

function fateOf({ late }: Situation): Undetermined['fate'] {
  if (late.optimizer !== 'sgd') return 'moves'
  return late.weightDecay > 0 ? 'fades' : 'stays'
}
