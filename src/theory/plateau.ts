import type { Run } from '../experiment/config.ts'
import { configAt } from '../experiment/run.ts'
import { expectedCourse, type Predicted, settledLoss } from './course.ts'
import type { LeastSquares } from './least-squares.ts'

/** What a run settles at under the settings it has now. */
export interface Plateau {
  /** The expected full loss now. */
  readonly now: number
  /** Where it settles; Infinity where it does not. */
  readonly settled: number
  /** The least that any weight has: what noise in y leaves. */
  readonly floor: number
  /** Whether the expected loss is there already, to a hundredth: the noise of the batches makes good what steps gain. */
  readonly reached: boolean
}

const NEAR = 0.01

/** What the expected loss still has before it, once `iteration` iterations are done: why a run with noise stops falling. */
export function plateauAt(problem: LeastSquares, run: Run, iteration: number): Predicted<Plateau> {
  const course = expectedCourse(problem, run, [iteration])
  if (!course.ok) return course
  const { expected, reason } = course.value
  const [now = Number.NaN] = expected
  if (reason !== null && Number.isNaN(now)) return { ok: false, reason }
  const settled = settledLoss(problem, configAt(run, iteration))
  if (!settled.ok) return settled
  const { value } = settled
  return {
    ok: true,
    value: { now, settled: value, floor: problem.floor, reached: Math.abs(now - value) <= NEAR * value },
  }
}
