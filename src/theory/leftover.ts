import type { Run } from '../experiment/config.ts'
import { fromDirections } from './coordinates.ts'
import { expectedError } from './course.ts'
import type { LeastSquares } from './least-squares.ts'
import { initialState } from './state.ts'
import type { Predicted } from './stepping.ts'

/** What is still missing of the weight after some iterations, and how much of it is the slowest direction's. */
export interface Leftover {
  /** The smallest positive eigenvalue of the Hessian. */
  readonly eigenvalue: number
  /** width values: its unit eigenvector, the bias last. */
  readonly direction: Float64Array
  /** What share of its initial error the slowest direction still has: (1 - lr lambda_min)^t under constant settings. */
  readonly share: number
  /** The largest absolute error that the slowest direction alone leaves in a weight. */
  readonly largest: number
  /** Where: the input (in_features for the bias) and the output column. */
  readonly input: number
  readonly column: number
  /** The largest absolute error of the expected weight, all directions together; of weights, not of the bias. */
  readonly largestOfAll: number
}

/** What the slowest direction still lacks once `iteration` iterations are done; null where the data have no direction. */
export function leftoverAt(problem: LeastSquares, run: Run, iteration: number): Predicted<Leftover | null> {
  const { width, eigenvalues, eigenvectors, inFeatures } = problem
  const error = expectedError(problem, run, iteration)
  if (!error.ok) return error
  const index = eigenvalues.findIndex((value) => value > 0)
  if (index < 0) return { ok: true, value: null }
  const slowest = error.value.mean.map((value, at) => (at % width === index ? value : 0))
  const missing = fromDirections(problem, slowest)
  const at = largestAt(missing)
  const all = fromDirections(problem, error.value.mean).filter((_, each) => each % width < inFeatures)
  const value: Leftover = {
    eigenvalue: eigenvalues[index] as number,
    direction: eigenvectors.slice(index * width, (index + 1) * width),
    share: length(slowest) / length(initialState(problem).mean.filter((_, each) => each % width === index)),
    largest: Math.abs(missing[at] as number),
    input: at % width,
    column: Math.floor(at / width),
    largestOfAll: Math.abs(all[largestAt(all)] as number),
  }
  return { ok: true, value }
}

function largestAt(values: Float64Array): number {
  return values.reduce((best, value, at) => (Math.abs(value) > Math.abs(values[best] as number) ? at : best), 0)
}

function length(values: Float64Array): number {
  return Math.hypot(...values)
}
