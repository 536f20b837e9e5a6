import { addScaled, dataMoments, type Pairs } from './data-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { companionMatrix } from './mean-step.ts'
import { applied, noiseOperator, thirds } from './spread-operator.ts'
import { aboutPoint, crossOf, curvatures, outers, type Spread, type State, secondMoments, sum } from './state.ts'
import type { Stepping } from './stepping.ts'

/** Second moments of the weight, about some point, and of the momentum buffer together, summed over the output columns. */
export interface Joint {
  /** Of the weight. */
  readonly about: Pairs
  /** rank x rank, row-major: the weight along one direction times the buffer along another. */
  readonly cross: Float64Array
  /** Of the buffer. */
  readonly buffers: Pairs
}

/** What a step with momentum makes of (weight less resting point, buffer) along each direction, and of noise in a gradient. */
export interface JointStep {
  /** By direction: what the weight keeps of itself, and what enters the buffer. */
  readonly kept: Float64Array
  readonly taken: Float64Array
  /** What the weight takes of the buffer, and what the buffer keeps of itself. */
  readonly moved: number
  readonly held: number
  /** What a unit of noise in a gradient does to the weight and to the buffer. */
  readonly noise: readonly [number, number]
}

/**
 * The step of `stepping` on weight and buffer together. Without momentum the buffer of former steps stays as it is.
 * @param first whether the buffer is yet to be made: it becomes the gradient, undampened (torch/optim/sgd.py)
 */
export function jointStepOf(problem: LeastSquares, stepping: Stepping, first: boolean): JointStep {
  const { lr, momentum, nesterov } = stepping
  const all = curvatures(problem, stepping)
  if (momentum === 0) {
    const kept = all.map((curvature) => 1 - lr * curvature)
    return { kept, taken: new Float64Array(all.length), moved: 0, held: 1, noise: [-lr, 0] }
  }
  if (first) {
    const own = lr * (nesterov ? 1 + momentum : 1)
    return { kept: all.map((curvature) => 1 - own * curvature), taken: all, moved: 0, held: 0, noise: [-own, 1] }
  }
  const [one, moved, enters, held] = companionMatrix(stepping, 1)
  const maps = Array.from(all, (curvature) => companionMatrix(stepping, curvature))
  return {
    kept: Float64Array.from(maps, ([a]) => a),
    taken: Float64Array.from(maps, ([, , c]) => c),
    moved,
    held,
    noise: [one - 1, enters],
  }
}

/**
 * Second moments after a step.
 * @param covariance of the step's gradient
 */
export function afterJointStep(problem: LeastSquares, step: JointStep, before: Joint, covariance: Pairs): Joint {
  const { rows, columns, size } = dataMoments(problem)
  const { width, rank } = problem
  const { kept, taken, moved, held, noise } = step
  const after = { about: new Float64Array(size), cross: new Float64Array(rank * rank), buffers: new Float64Array(size) }
  const first = width - rank
  for (let p = 0; p < size; p++) {
    const [i, j] = [rows[p] as number, columns[p] as number]
    const [ij, ji] = [(i - first) * rank + j - first, (j - first) * rank + i - first]
    const root = i === j ? 1 : Math.SQRT2
    const weights = (before.about[p] as number) / root
    const buffers = (before.buffers[p] as number) / root
    const pushed = (covariance[p] as number) / root
    const [left, right] = [before.cross[ij] as number, before.cross[ji] as number]
    const [a, b, c, d] = [kept[i], kept[j], taken[i], taken[j]] as [number, number, number, number]
    after.about[p] =
      root * (a * b * weights + moved * (a * left + b * right) + moved ** 2 * buffers + noise[0] ** 2 * pushed)
    after.buffers[p] =
      root * (c * d * weights + held * (c * left + d * right) + held ** 2 * buffers + noise[1] ** 2 * pushed)
    const both = moved * held * buffers + noise[0] * noise[1] * pushed
    after.cross[ij] = a * d * weights + a * held * left + moved * d * right + both
    after.cross[ji] = b * c * weights + b * held * right + moved * c * left + both
  }
  return after
}

/** The covariance of a single sample's gradient at the resting point, and what second moments about it add by `noiseOperator`. */
export function restingNoise(problem: LeastSquares, offset: Float64Array): Pairs {
  const moments = dataMoments(problem)
  const noise = applied(noiseOperator(problem, moments), outers(problem, offset, offset))
  addScaled(noise, 0, thirds(moments, offset), 2)
  addScaled(noise, 0, moments.second, 1)
  return noise
}

/** What a mean error `mean` from the resting point adds to the covariance of a single sample's gradient. */
export function drivenNoise(problem: LeastSquares, offset: Float64Array, mean: Float64Array): Pairs {
  const moments = dataMoments(problem)
  const noise = applied(noiseOperator(problem, moments), outers(problem, offset, mean))
  addScaled(noise, 0, noise, 1)
  addScaled(noise, 0, thirds(moments, mean), 2)
  return noise
}

/** The moments of a state about a point `offset` from its optimum. */
export function jointOf(problem: LeastSquares, state: State, offset: Float64Array): Joint {
  const { spread, mean } = state
  const buffer = state.buffer ?? new Float64Array(mean.length)
  const about = aboutPoint(problem, secondMoments(problem, state), mean, offset)
  if (spread.kind === 'followed' && spread.buffers !== null) {
    return {
      about,
      cross: sum(spread.buffers.cross, crossOf(problem, offset, buffer), -1),
      buffers: spread.buffers.squares,
    }
  }
  // No chance so far: the buffer is known.
  return { about, cross: crossOf(problem, sum(mean, offset, -1), buffer), buffers: outers(problem, buffer, buffer) }
}

/** The other way round: the spread about the optimum, of moments about a point `offset` from it. `mean` is about that point. */
export function spreadOf(
  problem: LeastSquares,
  { about, cross, buffers }: Joint,
  { mean, buffer }: Pick<State, 'mean' | 'buffer'>,
  offset: Float64Array,
): Spread {
  const back = offset.map((value) => -value)
  const shift = crossOf(problem, offset, buffer ?? new Float64Array(mean.length))
  return {
    kind: 'followed',
    about: aboutPoint(problem, about, mean, back),
    buffers: { cross: sum(cross, shift), squares: buffers },
  }
}
