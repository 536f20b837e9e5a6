import { optimumShift } from './coordinates.ts'
import { addScaled } from './data-moments.ts'
import { afterJointStep, jointOf, jointStepOf, spreadOf } from './joint-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { meanAfter } from './mean-step.ts'
import { gradientCovariance } from './spread-operator.ts'
import { aboutPoint, restingOffset, type Spread, type State, secondMoments, sum } from './state.ts'
import { batchVariance, passWeight, type Stepping, steppingOf } from './stepping.ts'
import type { Segment } from './timeline.ts'

/** A part of a group as its step sees it. */
interface Gradient {
  /** What the means over its batches count together. */
  readonly weight: number
  readonly variance: number
  /** The optimum of its W less that of the W at the step. */
  readonly shift: Float64Array
}

/** The step of a group of batches during which batch_size or W changed; lr and weight_decay are those at the step. */
export function mixedStepping(parts: readonly Segment[], config: LeastSquares['config']): Stepping {
  const total = (of: (part: Segment) => number) => parts.reduce((all, part) => all + of(part), 0)
  return { ...steppingOf(config), gradients: total(weightOf), variance: total(varianceOf) }
}

/**
 * `state` after the one step of such a group, by direct computation.
 * @param followed whether to follow the second moments
 */
export function mixedStep(
  problem: LeastSquares,
  parts: readonly Segment[],
  config: LeastSquares['config'],
  state: State,
  followed: boolean,
): State {
  const stepping = mixedStepping(parts, config)
  const gradients = parts.map((part) => gradientOf(problem, part, config))
  const pull = new Float64Array(state.mean.length)
  for (const { weight, shift } of gradients) addScaled(pull, 0, shift, weight / stepping.gradients)
  const offset = restingOffset(problem, stepping, state.optimum, pull)
  const moved = meanAfter(problem, stepping, state, offset, 1)
  if (!followed) return { ...state, ...moved }
  return { ...state, ...moved, spread: spreadAfter(problem, stepping, gradients, state, offset, moved) }
}

function gradientOf(problem: LeastSquares, part: Segment, now: LeastSquares['config']): Gradient {
  return { weight: weightOf(part), variance: varianceOf(part), shift: optimumShift(problem, now.W, part.config.W) }
}

function weightOf({ config, iterations }: Segment): number {
  return iterations * passWeight(config)
}

function varianceOf({ config, iterations }: Segment): number {
  return iterations * passWeight(config) ** 2 * batchVariance(config)
}

function spreadAfter(
  problem: LeastSquares,
  stepping: Stepping,
  gradients: readonly Gradient[],
  state: State,
  offset: Float64Array,
  moved: Pick<State, 'mean' | 'buffer'>,
): Spread {
  const about = secondMoments(problem, state)
  const covariance = new Float64Array(about.length)
  for (const { variance, shift } of gradients) {
    const there = aboutPoint(problem, about, state.mean, shift)
    addScaled(covariance, 0, gradientCovariance(problem, there, sum(state.mean, shift, -1)), variance)
  }
  const step = jointStepOf(problem, stepping, stepping.momentum !== 0 && state.buffer === null)
  const after = afterJointStep(problem, step, jointOf(problem, state, offset), covariance)
  const mean = sum(moved.mean, offset, -1)
  return spreadOf(problem, after, { mean, buffer: moved.buffer }, offset)
}
