import { fromDirections, targetWeights } from '../coordinates.ts'
import { sum } from '../state.ts'
import type { Finding, Undetermined } from './finding.ts'
import { measuredError, type Situation } from './situation.ts'

/** Half of the last of the four decimals in which weights are printed. */
const PRINTED = 0.5e-4

/**
 * The weight equals W (and the bias its own) to all printed digits, or is expected to: nothing is left to be done. Of tiny W as
 * many digits count.
 */
export function arrived(situation: Situation): Finding | null {
  const { problem, late, measured, weights } = situation
  const apart = measured === null ? restingFrom(situation) : sum(weights, targetWeights(problem, late), -1)
  const off = apart === null ? Number.POSITIVE_INFINITY : largest(apart)
  const tolerance = toleranceOf(late)
  const there = measured === null ? off + expectedError(situation) <= tolerance : off <= tolerance
  return there ? { cause: 'arrived', detail: { exact: measured?.fullLoss === 0 }, remedy: null } : null
}

/** Where the mean weight will rest less W: what noise and weight_decay make of it. null where that is unknown. */
function restingFrom({ problem, late, optimum, offset }: Situation): Float64Array | null {
  if (offset === null || problem.rank < problem.width) return null
  return sum(sum(optimum, fromDirections(problem, offset)), targetWeights(problem, late), -1)
}

/** Nothing is left but what directions hold in which no sample points. */
export function undetermined(situation: Situation, about: Undetermined | null): Finding | null {
  const { problem, late, measured } = situation
  if (about === null) return null
  const tolerance = toleranceOf(late)
  const fits = situation.least?.loss === 0
  const gone = measured === null ? fits && expectedError(situation) <= tolerance : seenError(situation) <= tolerance
  if (!gone) return null
  // Of data that somebody brought there are no more.
  if (late.data !== null) return { cause: 'undetermined', detail: about, remedy: null }
  const numSamples = Math.max(2 * problem.width, 100)
  return { cause: 'undetermined', detail: about, remedy: { type: 'set', key: 'numSamples', value: numSamples } }
}

/** The largest error of a weight on screen along the directions that samples have. */
function seenError(situation: Situation): number {
  const { problem } = situation
  const error = measuredError(situation)
  const seen = error.map((value, at) => ((problem.eigenvalues[at % problem.width] as number) > 0 ? value : 0))
  return largest(fromDirections(problem, seen))
}

/**
 * How far a weight can be from where the mean rests, by the loss that is expected, chance and float32's part too; Infinity
 * where that is unknown.
 */
function expectedError({ problem, course, at, offset, rounding }: Situation): number {
  const flattest = problem.eigenvalues.find((value) => value > 0)
  if (course === null || offset === null || flattest === undefined || rounding === null) return Number.POSITIVE_INFINITY
  const rests = offset.reduce(
    (sum, value, i) => sum + ((problem.eigenvalues[i % problem.width] ?? 0) * value ** 2) / 2,
    0,
  )
  const loss = Math.max(0, course.at(at).expected - problem.floor - rests, rounding)
  return Math.sqrt((2 * loss) / flattest)
}

/** W of 0 is printed with as many decimals. */
function toleranceOf({ W }: Situation['late']): number {
  const size = largest(W.data)
  return PRINTED * (size > 0 ? Math.min(1, size) : 1)
}

function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
