import type { Config } from '../experiment/config.ts'
import { dataMoments, MOST_DIRECTIONS } from './data-moments.ts'
import { leastEigenvalue } from './lanczos.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Limits } from './limits.ts'
import { decayOperator } from './spread-operator.ts'
import { motionOf, type Stepping } from './stepping.ts'

/** Golden sections: each keeps 0.618 of the interval, so that 2e-7 of it is left. */
const SECTIONS = 32
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * The lr at which the expected loss falls fastest in the long run, for batches of the config's size: where the spectral
 * radius of the second-moment operator is least. That radius is its largest eigenvalue, and convex in lr (each vector's
 * quotient is a parabola that opens upwards), so that golden sections find it. For the full batch 2 / (lambda_min +
 * lambda_max). null with momentum, where the limits are not known, and where W is too wide to look for it.
 */
export function fastestRate(problem: LeastSquares, config: Config, { best, meanSquare }: Limits): number | null {
  const motion = motionOf(config)
  if (motion.kind !== 'steps' || motion.stepping.momentum !== 0 || !meanSquare.ok || !best.ok) return null
  const { stepping } = motion
  if (stepping.variance === 0) return best.value
  if (problem.rank > MOST_DIRECTIONS) return null
  let [low, high] = [0, meanSquare.value]
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [radius(problem, stepping, left), radius(problem, stepping, right)]
  for (let turn = 0; turn < SECTIONS; turn++) {
    if (atLeft < atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - GOLDEN * (high - low)
      atLeft = radius(problem, stepping, left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + GOLDEN * (high - low)
      atRight = radius(problem, stepping, right)
    }
  }
  return (low + high) / 2
}

/** The largest eigenvalue of the operator. */
function radius(problem: LeastSquares, stepping: Stepping, lr: number): number {
  const { size } = dataMoments(problem)
  const matrix = decayOperator(problem, { ...stepping, lr })
  return 1 - leastEigenvalue(matrix, size)
}
