import type { Config } from '../experiment/config.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Limit } from './limit.ts'
import { meanLimit } from './mean-limit.ts'
import { meanSquareLimit } from './mean-square.ts'
import { motionOf, type Stepping } from './stepping.ts'
import { typicalLimit } from './typical.ts'

/** Three limits of lr for the settings of a run; nothing here depends on lr, so a slider moves along them. */
export interface Limits {
  /** The full batch's, and the expected weight's: below it the mean error shrinks. 2 (1 + momentum) / lambda_max. */
  readonly fullBatch: Limit
  /** The mean square's: beyond it rare bursts rule the average over runs, though most runs may still shrink. */
  readonly meanSquare: Limit
  /** The typical run's, an estimate from one long seeded product: beyond it almost every run grows. */
  readonly typical: Limit
  /** The lr at which the full batch shrinks fastest, by plain SGD: 2 / (lambda_min + lambda_max). */
  readonly best: Limit
}

/** The limits of lr under the settings of `config`, whose lr is not looked at. */
export function limitsOf(problem: LeastSquares, config: Config): Limits {
  const motion = motionOf(config)
  if (motion.kind === 'none') return noLimits({ ok: false, reason: { code: 'off' } })
  if (motion.kind === 'unknown') return noLimits({ ok: false, reason: motion.reason })
  const { stepping } = motion
  const fullBatch = fullBatchLimit(problem, stepping)
  if (!fullBatch.ok) return noLimits(fullBatch)
  const meanSquare = meanSquareLimit(problem, stepping, fullBatch.value)
  const typical = typicalLimit(problem, config, stepping, fullBatch.value, meanSquare)
  return { fullBatch, meanSquare, typical, best: bestRate(problem, stepping) }
}

function noLimits(none: Extract<Limit, { ok: false }>): Limits {
  return { fullBatch: none, meanSquare: none, typical: none, best: none }
}

function fullBatchLimit(problem: LeastSquares, stepping: Stepping): Limit {
  const { momentum, intake } = stepping
  const steepest = steepestCurvature(problem, stepping)
  if (!(steepest > 0) || intake === 0) return { ok: false, reason: { code: 'flat' } }
  if (momentum >= 1 || intake < 0) return { ok: false, reason: { code: 'never' } }
  return { ok: true, value: meanLimit(stepping, steepest) }
}

function steepestCurvature({ eigenvalues, width }: LeastSquares, { gradients, weightDecay }: Stepping): number {
  return gradients * (eigenvalues[width - 1] as number) + weightDecay
}

function bestRate(problem: LeastSquares, stepping: Stepping): Limit {
  const flattest = problem.eigenvalues.find((value) => value > 0) ?? Number.NaN
  const least = stepping.gradients * flattest + stepping.weightDecay
  return { ok: true, value: 2 / (least + steepestCurvature(problem, stepping)) }
}
