import { expectedError } from '../course.ts'
import { directionLengths } from '../directions.ts'
import { companionMatrix, companionRadius } from '../mean-step.ts'
import { curvatures, sum } from '../state.ts'
import type { Stepping } from '../stepping.ts'
import type { LeftDirection } from './finding.ts'
import { type Situation, upTo } from './situation.ts'

/** A direction with less than this part of what is left is not spoken of. */
const TENTH = 0.1

/** Within this of where it rests, as part of its error at the start, a direction has settled. */
const SETTLED = 0.01

/** How far each direction that samples have is from where it will rest, in the mean. */
export interface Distances {
  /** By direction, over all output columns: the distance, and as part of that at the start. */
  readonly lengths: Float64Array
  readonly left: Float64Array
}

/** The distances at the moment that is spoken of; null where the mean is not known. */
export function distancesOf(situation: Situation): Distances | null {
  const { problem, run, at, offset, start, measured, iteration } = situation
  if (offset === null) return null
  const mean = expectedError(problem, measured === null ? run : upTo(run, iteration), at)
  if (!mean.ok) return null
  const lengths = directionLengths(problem, sum(mean.value.mean, offset, -1))
  const first = directionLengths(problem, sum(start, offset, -1))
  const left = lengths.map((length, i) => ((first[i] as number) > 0 ? length / (first[i] as number) : 0))
  return { lengths, left }
}

/** Whether every direction that samples have is where it will rest, to a hundredth. */
export function isSettled({ problem }: Situation, { left }: Distances): boolean {
  return left.every((part, i) => problem.eigenvalues[i] === 0 || part <= SETTLED)
}

/** Every direction with over a tenth of what is unfinished, the largest first. */
export function leftDirections(situation: Situation, { lengths, left }: Distances): readonly LeftDirection[] {
  const { problem, stepping, late } = situation
  const { eigenvalues, eigenvectors, width } = problem
  if (stepping === null) return []
  const losses = lengths.map((length, i) => ((eigenvalues[i] as number) * length ** 2) / 2)
  const total = losses.reduce((all, loss) => all + loss, 0)
  const all = curvatures(problem, stepping)
  return Array.from(losses, (loss, index): LeftDirection => {
    const curvature = all[index] as number
    return {
      index,
      eigenvalue: eigenvalues[index] as number,
      direction: eigenvectors.slice(index * width, (index + 1) * width),
      share: total > 0 ? loss / total : 0,
      left: left[index] as number,
      halving: halvingOf(stepping, curvature, late.accumulationSteps),
      plainHalving:
        stepping.momentum === 0 ? null : halvingOf({ ...stepping, momentum: 0 }, curvature, late.accumulationSteps),
    }
  })
    .filter(({ share }) => share > TENTH)
    .sort((a, b) => b.share - a.share)
}

/** Iterations after which every direction that samples have has settled, from now on; null where one does not. */
export function iterationsToSettle({ problem, stepping, late }: Situation, { left }: Distances): number | null {
  if (stepping === null) return null
  const all = curvatures(problem, stepping)
  let most = 0
  for (const [i, part] of left.entries()) {
    if (problem.eigenvalues[i] === 0 || part <= SETTLED) continue
    const halving = halvingOf(stepping, all[i] as number, late.accumulationSteps)
    if (halving === null) return null
    most = Math.max(most, halving * Math.log2(part / SETTLED))
  }
  return Math.ceil(most)
}

/** Iterations in which the slowest direction that has yet to settle halves; null where none does. */
export function latestHalving({ problem, stepping, late }: Situation, { left }: Distances): number | null {
  if (stepping === null) return null
  const halvings = Array.from(curvatures(problem, stepping), (curvature, i) =>
    problem.eigenvalues[i] === 0 || (left[i] as number) <= SETTLED
      ? null
      : halvingOf(stepping, curvature, late.accumulationSteps),
  ).filter((halving) => halving !== null)
  return halvings.length === 0 ? null : Math.max(...halvings)
}

/** Iterations in which the mean error along a direction halves, in the long run; null where it does not shrink. */
export function halvingOf(stepping: Stepping, curvature: number, accumulationSteps: number): number | null {
  const fall = fallOf(stepping, curvature)
  return fall < 0 ? (accumulationSteps * -Math.LN2) / fall : null
}

/** The logarithm of what a step multiplies the mean error with. */
function fallOf(stepping: Stepping, curvature: number): number {
  const { lr, momentum } = stepping
  if (momentum !== 0) return Math.log(companionRadius(companionMatrix(stepping, curvature)))
  return lr * curvature < 1 ? Math.log1p(-lr * curvature) : Math.log(lr * curvature - 1)
}
