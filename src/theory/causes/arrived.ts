import { fromDirections } from '../coordinates.ts'
import type { Finding, Undetermined } from './finding.ts'
import { measuredError, type Situation } from './situation.ts'

/** Half of the last of the four decimals in which weights are printed. */
const PRINTED = 0.5e-4

/**
 * The weight equals W (and the bias its own) to all printed digits, or is expected to: nothing is left to be done. Of tiny W as
 * many digits count.
 */
export function arrived(situation: Situation): Finding | null {
  const { problem, late, measured } = situation
  const exact = measured?.fullLoss === 0
  const found: Finding = { cause: 'arrived', detail: { exact }, remedy: null }
  const tolerance = toleranceOf(late)
  if (measured === null) {
    return problem.rank === problem.width && explained(situation, tolerance) ? found : null
  }
  const { width, inFeatures, outFeatures } = problem
  for (let at = 0; at < outFeatures * width; at++) {
    const [column, input] = [Math.floor(at / width), at % width]
    const target = input < inFeatures ? late.W.data[input * late.W.columns + column] : late.trueBias?.[column]
    if (!(Math.abs((situation.weights[at] ?? 0) - (target ?? 0)) <= tolerance)) return null
  }
  return found
}

/** Nothing is left but what directions hold in which no sample points. */
export function undetermined(situation: Situation, about: Undetermined | null): Finding | null {
  const { problem, late, measured } = situation
  if (about === null) return null
  const tolerance = toleranceOf(late)
  const gone = measured === null ? explained(situation, tolerance) : seenError(situation) <= tolerance
  if (!gone) return null
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

/** Whether the least loss is 0 and what is expected so small that no weight can be off by `tolerance`, float32's part too. */
function explained({ problem, course, least, at, rounding }: Situation, tolerance: number): boolean {
  const flattest = problem.eigenvalues.find((value) => value > 0)
  if (course === null || least === null || least.loss > 0 || flattest === undefined || rounding === null) return false
  const { expected } = course.at(at)
  const loss = Math.max(0, expected - problem.floor, rounding)
  return Math.sqrt((2 * loss) / flattest) <= tolerance
}

/** W of 0 is printed with as many decimals. */
function toleranceOf({ W }: Situation['late']): number {
  const size = largest(W.data)
  return PRINTED * (size > 0 ? Math.min(1, size) : 1)
}

function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
