import type { Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { optimumFor } from '../coordinates.ts'
import type { LeastSquares } from '../least-squares.ts'

/** The targets of a run, one after the other: from which iteration on each is in effect, and where the loss is least then. */
interface Stage {
  readonly from: number
  /** out_features x width */
  readonly optimum: Float64Array
}

/** The optimum in effect at an iteration of `run`, for any number of iterations. */
export function optimaOf(problem: LeastSquares, run: Run): (iteration: number) => Float64Array {
  const changes = run.changes.filter(({ key, iteration }) => key === 'W' && iteration > 0)
  const stages = [0, ...changes.map(({ iteration }) => iteration)].map(
    (from): Stage => ({ from, optimum: optimumFor(problem, configAt(run, from).W) }),
  )
  return (iteration) => stages.findLast(({ from }) => from <= iteration)?.optimum ?? problem.optimum
}
