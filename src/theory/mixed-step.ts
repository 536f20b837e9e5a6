import { optimumShift } from './coordinates.ts'
import { addScaled, dataMoments, type Pairs } from './data-moments.ts'
import { meanAfter } from './mean-step.ts'
import type { Problem } from './problem.ts'
import { gradientCovariance } from './spread-operator.ts'
import { aboutPoint, curvatures, restingOffset, type Spread, type State, secondMoments, sum } from './state.ts'
import { batchVariance, type Stepping, steppingOf } from './stepping.ts'
import type { Part } from './timeline.ts'

/** A part of a group as its step sees it. */
interface Gradient {
  /** Batches of the part, or their share in the mean. */
  readonly weight: number
  readonly variance: number
  /** The optimum of its W less that of the W at the step. */
  readonly shift: Float64Array
}

/** The step of a group of batches during which batch_size or W changed; lr and weight_decay are those at the step. */
export function mixedStepping(parts: readonly Part[], config: Problem['config']): Stepping {
  const share = config.accumulationMean ? config.accumulationSteps ** 2 : 1
  const total = parts.reduce((sum, part) => sum + part.iterations * batchVariance(part.config), 0)
  return { ...steppingOf(config), variance: total / share }
}

/**
 * `state` after the one step of such a group, by direct computation of what `SpreadCourse` has in closed form. Where chance
 * enters, momentum must be 0.
 * @param followed whether to follow the second moments
 */
export function mixedStep(
  problem: Problem,
  parts: readonly Part[],
  config: Problem['config'],
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
  const spread: Spread = { kind: 'followed', about: spreadAfter(problem, stepping, gradients, state, offset) }
  return { ...state, ...moved, spread }
}

function gradientOf(problem: Problem, { config, iterations }: Part, now: Problem['config']): Gradient {
  const { accumulationSteps, accumulationMean } = config
  return {
    weight: accumulationMean ? iterations / accumulationSteps : iterations,
    variance: (iterations * batchVariance(config)) / (accumulationMean ? accumulationSteps ** 2 : 1),
    shift: optimumShift(problem, now.W, config.W),
  }
}

function spreadAfter(
  problem: Problem,
  stepping: Stepping,
  gradients: readonly Gradient[],
  state: State,
  offset: Float64Array,
): Pairs {
  const { rows, columns } = dataMoments(problem)
  const { lr } = stepping
  const before = secondMoments(problem, state)
  const kept = curvatures(problem, stepping).map((curvature) => 1 - lr * curvature)
  const factor = (i: number | undefined) => kept[i ?? 0] as number
  const after = aboutPoint(problem, before, state.mean, offset).map(
    (value, p) => factor(rows[p]) * factor(columns[p]) * value,
  )
  for (const { variance, shift } of gradients) {
    const about = aboutPoint(problem, before, state.mean, shift)
    addScaled(after, 0, gradientCovariance(problem, about, sum(state.mean, shift, -1)), lr * lr * variance)
  }
  const mean = sum(state.mean, offset, -1).map((value, at) => factor(at % problem.width) * value)
  return aboutPoint(
    problem,
    after,
    mean,
    offset.map((value) => -value),
  )
}
