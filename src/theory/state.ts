import { optimumShift, toDirections } from './coordinates.ts'
import { addScaled, dataMoments, outer, type Pairs } from './data-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Reason, Stepping } from './stepping.ts'

/** How the weights of all runs lie around their mean. */
export type Spread =
  /** Not at all: there was no chance yet. */
  | { readonly kind: 'none' }
  /**
   * The mean of (weight - optimum)(weight - optimum)T, summed over the output columns; and where there is a momentum buffer,
   * its moments: `cross` of (weight - optimum) bufferT (rank x rank), `squares` of the buffer alone.
   */
  | {
      readonly kind: 'followed'
      readonly about: Pairs
      readonly buffers: { readonly cross: Float64Array; readonly squares: Pairs } | null
    }
  /** Not followed from iteration `from` on. */
  | { readonly kind: 'lost'; readonly from: number; readonly reason: Reason }

/** What is expected of the weight between two iterations; out_features x width, by direction. */
export interface State {
  /** The least-squares weight of the W in effect. */
  readonly optimum: Float64Array
  /** The expected weight less the optimum. */
  readonly mean: Float64Array
  /** The expected momentum buffer; null before the first step with momentum. */
  readonly buffer: Float64Array | null
  readonly spread: Spread
}

/** The state before the first iteration: the initial weight is known. */
export function initialState(problem: LeastSquares): State {
  const { weight0, optimum } = problem
  const mean = toDirections(
    problem,
    weight0.map((value, at) => value - (optimum[at] as number)),
  )
  return { optimum: toDirections(problem, optimum), mean, buffer: null, spread: { kind: 'none' } }
}

/** `state` with its optimum moved, the weight where it is: what a live change of W does. */
export function withTarget(
  problem: LeastSquares,
  state: State,
  from: LeastSquares['config']['W'],
  to: typeof from,
): State {
  if (from === to) return state
  const shift = optimumShift(problem, from, to)
  const optimum = sum(state.optimum, shift)
  return { ...state, optimum, mean: sum(state.mean, shift, -1), spread: spreadAbout(problem, state, shift) }
}

/** The spread of a state about a point `shift` away from its optimum. */
function spreadAbout(problem: LeastSquares, { spread, mean, buffer }: State, shift: Float64Array): Spread {
  if (spread.kind !== 'followed') return spread
  const about = aboutPoint(problem, spread.about, mean, shift)
  if (spread.buffers === null || buffer === null) return { ...spread, about }
  const cross = sum(spread.buffers.cross, crossOf(problem, shift, buffer), -1)
  return { kind: 'followed', about, buffers: { ...spread.buffers, cross } }
}

/** The cross moments of a known weight and buffer (each out_features x width): the sum over the columns of a bT; rank x rank. */
export function crossOf({ width, rank, outFeatures }: LeastSquares, a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(rank * rank)
  const first = width - rank
  for (let o = 0; o < outFeatures; o++) {
    for (let i = 0; i < rank; i++) {
      const left = a[o * width + first + i] as number
      for (let j = 0; j < rank; j++) {
        out[i * rank + j] = (out[i * rank + j] as number) + left * (b[o * width + first + j] as number)
      }
    }
  }
  return out
}

/** The second moments of a state, those of a known weight where there was no chance yet. */
export function secondMoments(problem: LeastSquares, state: State): Pairs {
  if (state.spread.kind === 'followed') return state.spread.about
  return outers(problem, state.mean, state.mean)
}

/** Second moments about a point `shift` away from the one that `about` and `mean` are about. */
export function aboutPoint(problem: LeastSquares, about: Pairs, mean: Float64Array, shift: Float64Array): Pairs {
  const moved = about.slice()
  addScaled(moved, 0, outers(problem, mean, shift), -2)
  addScaled(moved, 0, outers(problem, shift, shift), 1)
  return moved
}

/** The sum over the output columns of (a bT + b aT) / 2. */
export function outers(problem: LeastSquares, a: Float64Array, b: Float64Array): Pairs {
  const { width, outFeatures } = problem
  const moments = dataMoments(problem)
  const out = new Float64Array(moments.size)
  for (let o = 0; o < outFeatures; o++) {
    const [from, to] = [o * width, (o + 1) * width]
    outer(moments, a.subarray(from, to), b.subarray(from, to), out)
  }
  return out
}

/** a + factor * b */
export function sum(a: Float64Array, b: Float64Array, factor = 1): Float64Array {
  return a.map((value, at) => value + factor * (b[at] as number))
}

/** By direction, the eigenvalues of what a step multiplies lr with: the step's Hessian and weight_decay. */
export function curvatures({ eigenvalues }: LeastSquares, { gradients, weightDecay }: Stepping): Float64Array {
  return eigenvalues.map((value) => gradients * value + weightDecay)
}

/**
 * Where steps would end, less the optimum: weight_decay pulls towards 0.
 * @param pull by direction, where the mean gradient vanishes less the optimum, if not at it
 */
export function restingOffset(
  problem: LeastSquares,
  stepping: Stepping,
  optimum: Float64Array,
  pull?: Float64Array,
): Float64Array {
  const all = curvatures(problem, stepping)
  return optimum.map((value, at) => {
    const curvature = all[at % problem.width] as number
    if (curvature === 0) return 0
    const towards = (curvature - stepping.weightDecay) * (pull?.[at] ?? 0)
    return (towards - stepping.weightDecay * value) / curvature
  })
}
