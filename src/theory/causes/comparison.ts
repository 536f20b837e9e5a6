import { CURRENT, defaultsOf } from '../../experiment/defaults.ts'
import { directionLengths } from '../directions.ts'
import { lossWeight } from '../stepping.ts'
import type { Comparison } from './finding.ts'
import { measuredError, type Situation } from './situation.ts'

/**
 * What other optimizers, losses and momentum make of the slowest direction in this run, as measured, against what plain SGD at
 * its default lr would have left in as many iterations. null before the run, and where no direction is known.
 */
export function comparisonOf(situation: Situation): Comparison | null {
  const { problem, start, iteration, measured } = situation
  const index = problem.eigenvalues.findIndex((value) => value > 0)
  if (measured === null || iteration === 0 || index < 0) return null
  const lengthOf = (errors: Float64Array) => directionLengths(problem, errors)[index] as number
  const left = lengthOf(measuredError(situation)) / lengthOf(start)
  const { lr } = defaultsOf(CURRENT, { ...situation.late, loss: 'mse', optimizer: 'sgd' })
  const fall = Math.log1p(-Math.fround(lr) * lossWeight(situation.late) * (problem.eigenvalues[index] as number))
  const faster = left > 0 && left < 1 ? Math.log(left) / (iteration * fall) : null
  return { left, plain: Math.exp(iteration * fall), lr, faster: Number.isFinite(faster) ? faster : null }
}
