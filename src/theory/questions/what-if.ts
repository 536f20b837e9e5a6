import type { Config } from '../../experiment/config.ts'
import { halvingOf } from '../causes/left-directions.ts'
import type { LeastSquares } from '../least-squares.ts'
import { isScheduled } from '../schedule.ts'
import { curvatures } from '../state.ts'
import { motionOf } from '../stepping.ts'
import type { WhatIf } from './questions.ts'

/** Momentum that is compared with where a run has none, PyTorch's usual. */
const USUAL = 0.9

/** What another setting would do, in numbers: for the questions that compare. */
export function whatIf(problem: LeastSquares, config: Config): WhatIf {
  return { momentum: momentumOf(problem, config), swing: swingOf(problem, config) }
}

/** In how many iterations the error along the slowest direction halves, with momentum and without. */
function momentumOf(problem: LeastSquares, config: Config): WhatIf['momentum'] {
  const value = config.momentum === 0 ? USUAL : config.momentum
  const motion = motionOf({ ...config, momentum: value })
  if (motion.kind !== 'steps' || problem.rank === 0) return null
  const { stepping } = motion
  const slowest = curvatures(problem, stepping)[problem.width - problem.rank] as number
  const halving = halvingOf(stepping, slowest, config.accumulationSteps)
  const plain = halvingOf({ ...stepping, momentum: 0, intake: 1 }, slowest, config.accumulationSteps)
  return halving === null || plain === null ? null : { value, halving, plain }
}

/** Of gradients that are never zeroed, SGD's with momentum 1: how long a swing takes. */
function swingOf(problem: LeastSquares, config: Config): WhatIf['swing'] {
  // Of an lr that changes a swing has no one length.
  if (isScheduled(config)) return null
  const motion = motionOf({ ...config, off: [], momentum: 0 })
  if (motion.kind !== 'steps' || problem.rank === 0 || config.momentum !== 0) return null
  const seen = curvatures(problem, motion.stepping).slice(problem.width - problem.rank)
  const period = (curvature: number) => (2 * Math.PI) / Math.acos(1 - (motion.stepping.lr * curvature) / 2)
  const [slowest, steepest] = [period(seen[0] as number), period(seen.at(-1) as number)]
  return Number.isFinite(slowest) && Number.isFinite(steepest) ? { slowest, steepest } : null
}
