import type { Remedy } from './causes/finding.ts'
import { halvingOf } from './causes/left-directions.ts'
import { measuredError, type RunMoment, type Situation, situationOf, upTo } from './causes/situation.ts'
import { standsStill } from './causes/still.ts'
import { fromDirections, targetWeights, toDirections } from './coordinates.ts'
import { expectedError } from './course.ts'
import { hasMissingBias } from './least-loss.ts'
import type { LeastSquares } from './least-squares.ts'
import { type Limits, limitsOf } from './limits.ts'
import { curvatures, sum } from './state.ts'

/** A part of the distance of one weight from its target. */
export type CellTerm =
  /** What a direction that samples have still lacks, in the mean, and in how many iterations that halves (null: it does not, or at another rate soon). */
  | {
      readonly kind: 'direction'
      readonly index: number
      /** Among the directions that samples have, the slowest 0. */
      readonly place: number
      readonly eigenvalue: number
      readonly value: number
      readonly halving: number | null
    }
  /** The same of all other directions together. */
  | { readonly kind: 'others'; readonly value: number }
  /** Along directions in which no sample points: what the start, or weight_decay, holds there. */
  | { readonly kind: 'undetermined'; readonly value: number }
  /** The noise in y: the weight that explains y best is off by so much. */
  | { readonly kind: 'noise'; readonly value: number }
  /** What that weight makes up for, because the model lacks a bias. */
  | { readonly kind: 'missing-bias'; readonly value: number }
  | { readonly kind: 'weight-decay'; readonly value: number }
  /** What random batches add to the mean, in this run. */
  | { readonly kind: 'batch-noise'; readonly value: number }
  /** Rounding: of y, and of steps that are too small. */
  | { readonly kind: 'float32'; readonly value: number }

/** One weight's own sum: `learned` is `target` and all of `terms`. */
export interface CellStory {
  readonly input: number
  readonly column: number
  readonly target: number
  /** The weight on screen; before a run the one expected at its end. */
  readonly learned: number
  /** The largest first; those that are nothing left out. */
  readonly terms: readonly CellTerm[]
  /** What would bring the largest of them home; null where nothing does. */
  readonly remedy: Remedy | null
}

/** Directions that are told one by one. */
const MOST_DIRECTIONS = 3

/** Terms below this part of the largest are nothing. */
const NOTHING = 1e-9

/**
 * Why one weight is what it is.
 * @param limits those of the settings in force
 */
export function cellStory(
  problem: LeastSquares,
  moment: RunMoment,
  input: number,
  column: number,
  limits: Limits = limitsOf(problem, moment.config),
): CellStory {
  const situation = situationOf(problem, limits, moment)
  const at = column * problem.width + input
  const { W } = situation.late
  const target = W.data[input * W.columns + column] ?? Number.NaN
  const mean = meanOf(situation)
  const learned =
    moment.measured === null && mean !== null ? valueAt(problem, situation, mean, at) : situation.weights[at]
  const terms = [
    ...steadyTerms(situation, at, target),
    ...movingTerms(situation, mean, at),
    ...chanceTerms(situation, mean, at),
  ]
  const all = significant(terms)
  const [largest] = all
  return {
    input,
    column,
    target,
    learned: learned ?? Number.NaN,
    terms: all,
    remedy: largest === undefined ? null : remedyOf(situation, largest),
  }
}

/** By direction, the expected weight less the optimum; null where it is not known, or grew beyond a double. */
function meanOf({ problem, run, at, measured, iteration }: Situation): Float64Array | null {
  const found = expectedError(problem, measured === null ? run : upTo(run, iteration), at)
  return found.ok && found.value.mean.every(Number.isFinite) ? found.value.mean : null
}

function valueAt(problem: LeastSquares, { optimum }: Situation, mean: Float64Array, at: number): number {
  return (optimum[at] as number) + (fromDirections(problem, mean)[at] as number)
}

/** Of coefficients by direction, what those that `keeps` holds for put into one weight. */
function share(
  problem: LeastSquares,
  coefficients: Float64Array,
  at: number,
  keeps: (index: number) => boolean,
): number {
  const kept = coefficients.map((value, each) => (keeps(each % problem.width) ? value : 0))
  return fromDirections(problem, kept)[at] as number
}

/** What the data and weight_decay decide: terms that more iterations do not change. */
function steadyTerms({ problem, late, optimum, offset }: Situation, at: number, target: number): readonly CellTerm[] {
  const { eigenvalues } = problem
  const seen = (index: number) => (eigenvalues[index] as number) > 0
  const apart = toDirections(problem, sum(optimum, targetWeights(problem, late), -1))
  const unseen = share(problem, apart, at, (index) => !seen(index))
  const fit = (optimum[at] as number) - target - unseen
  const missing = hasMissingBias(late) ? biasFit(problem, at) : 0
  const decay = offset === null ? 0 : share(problem, offset, at, seen)
  return [
    { kind: 'undetermined', value: unseen },
    { kind: 'missing-bias', value: missing },
    { kind: late.noise === 0 ? 'float32' : 'noise', value: fit - missing },
    { kind: 'weight-decay', value: decay },
  ]
}

/** What the least-squares weight is shifted by the bias in y, which the model lacks. */
function biasFit(problem: LeastSquares, at: number): number {
  const { x, width, numSamples, outFeatures, eigenvalues, config } = problem
  const shift = new Float64Array(outFeatures * width)
  for (let o = 0; o < outFeatures; o++) {
    const scale = (2 * (config.trueBias?.[o] ?? 0)) / (outFeatures * numSamples)
    for (let r = 0; r < numSamples; r++) {
      for (let j = 0; j < width; j++) {
        shift[o * width + j] = (shift[o * width + j] as number) + scale * (x[r * width + j] as number)
      }
    }
  }
  const along = toDirections(problem, shift).map((value, each) => {
    const eigenvalue = eigenvalues[each % width] as number
    return eigenvalue > 0 ? value / eigenvalue : 0
  })
  return fromDirections(problem, along)[at] as number
}

/** What the mean weight still lacks, or where that is not known the weight as measured, direction by direction. */
function movingTerms(situation: Situation, mean: Float64Array | null, at: number): readonly CellTerm[] {
  const { problem, offset, stepping, late, schedule } = situation
  const { width, eigenvalues } = problem
  const rests = offset ?? new Float64Array(problem.optimum.length)
  const error = sum(mean ?? measuredError(situation), rests, -1)
  const all = stepping === null ? null : curvatures(problem, stepping)
  const terms = Array.from({ length: width }, (_, index) => {
    const halving =
      stepping === null || all === null || schedule !== null
        ? null
        : halvingOf(stepping, all[index] as number, late.accumulationSteps)
    const value = share(problem, error, at, (each) => each === index)
    return {
      kind: 'direction' as const,
      index,
      place: index - (width - problem.rank),
      eigenvalue: eigenvalues[index] as number,
      value,
      halving,
    }
  })
  const seen = terms.filter(({ eigenvalue }) => eigenvalue > 0).sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const others = seen.slice(MOST_DIRECTIONS).reduce((total, { value }) => total + value, 0)
  // Along unseen directions the optimum is the start; weight_decay, or steps by element, have moved it from there.
  const unseen = share(problem, mean ?? measuredError(situation), at, (index) => eigenvalues[index] === 0)
  return [...seen.slice(0, MOST_DIRECTIONS), { kind: 'others', value: others }, { kind: 'undetermined', value: unseen }]
}

/** What this run has beside the mean: chance, or where it stands still rounding. */
function chanceTerms(situation: Situation, mean: Float64Array | null, at: number): readonly CellTerm[] {
  const { problem, measured, weights, stepping, course, at: iteration } = situation
  if (measured === null || mean === null) return []
  const value = (weights[at] as number) - valueAt(problem, situation, mean, at)
  const { expected, ofMeanWeight } = course?.at(iteration) ?? { expected: Number.NaN, ofMeanWeight: 0 }
  const still = stepping === null || expected === ofMeanWeight || standsStill(situation)
  return [{ kind: still ? 'float32' : 'batch-noise', value }]
}

/** The terms of a kind together, the largest first. */
function significant(terms: readonly CellTerm[]): readonly CellTerm[] {
  const joined: CellTerm[] = []
  for (const term of terms) {
    const same = term.kind === 'direction' ? -1 : joined.findIndex(({ kind }) => kind === term.kind)
    const before = joined[same]
    if (before === undefined) joined.push(term)
    else joined[same] = { ...before, value: before.value + term.value }
  }
  const largest = joined.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0)
  return joined
    .filter(({ value }) => Math.abs(value) > NOTHING * largest)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
}

function remedyOf({ problem, late, at }: Situation, term: CellTerm): Remedy | null {
  switch (term.kind) {
    case 'direction':
      return term.halving === null ? null : { type: 'run', iterations: at + Math.ceil(term.halving * HALVINGS) }
    case 'undetermined':
      if (late.data !== null) return null
      return { type: 'set', key: 'numSamples', value: Math.max(2 * problem.width, 100) }
    case 'missing-bias':
      return { type: 'set', key: 'bias', value: true }
    case 'weight-decay':
      return { type: 'set', key: 'weightDecay', value: 0 }
    case 'batch-noise':
      return { type: 'set', key: 'batchSize', value: Math.min(late.numSamples, 10 * late.batchSize) }
    default:
      return null
  }
}

/** A thousandth is left of what halved so often: below the last printed digit of most. */
const HALVINGS = 10
