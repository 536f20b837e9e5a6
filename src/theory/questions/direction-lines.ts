import type { Run } from '../../experiment/config.ts'
import { expectedErrors } from '../course.ts'
import { slopesOf } from '../directions.ts'
import { scheduleOf, settingsAt } from '../known-schedules.ts'
import type { LeastSquares } from '../least-squares.ts'
import { spacing } from '../rounding.ts'
import type { Predicted } from '../stepping.ts'
import type { DirectionLine, DirectionsAnswer, DirectionsQuestion, WeightSamples } from './questions.ts'
import { optimaOf } from './stages.ts'

/** More directions than this are not drawn: the slowest and the fastest half of them are. */
const MOST_DIRECTIONS = 12

/** What is expected along each direction that is drawn, at each point of the grid. */
export type ExpectedLines = Predicted<readonly Float64Array[]>

/** What is expected of a run in some columns: everything of an answer that does not change while it goes on. */
export function expectedLines(problem: LeastSquares, { run, grid, columns }: DirectionsQuestion): ExpectedLines {
  const means = expectedErrors(problem, run, grid)
  if (!means.ok) return means
  const { width } = problem
  const { first, count } = columns
  const value = drawnDirections(problem).map((direction) =>
    Float64Array.from(means.value, (mean) => {
      let sum = 0
      for (let column = first; column < first + count; column++) sum += (mean[column * width + direction] ?? 0) ** 2
      return Math.sqrt(sum)
    }),
  )
  return { ok: true, value }
}

/** How far the weights are from the optimum along the eigenvectors of the Hessian, and how far they are expected to be. */
export function directionsAnswer(
  problem: LeastSquares,
  question: DirectionsQuestion,
  expected: ExpectedLines,
): DirectionsAnswer {
  const { width, rank, eigenvalues } = problem
  const { run, samples, now } = question
  const optima = optimaOf(problem, run)
  const lengths = (of: WeightSamples, direction: number) => lengthsAlong(problem, question, of, optima, direction)
  const lines = drawnDirections(problem).map(
    (direction, at): DirectionLine => ({
      index: direction - (width - rank),
      eigenvalue: eigenvalues[direction] ?? Number.NaN,
      values: lengths(samples, direction),
      now: lengths(now, direction)[0] ?? Number.NaN,
      expected: expected.ok ? (expected.value[at] ?? null) : null,
    }),
  )
  return {
    type: 'directions',
    lines,
    rank,
    width,
    reason: expected.ok ? null : expected.reason,
    rounding: spacing(problem.optimum.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) / 2,
    halving: halvingOf(problem, run, now.iterations[0] ?? 0),
  }
}

/** The eigenvectors that are drawn: those that the samples have, the slowest first. */
function drawnDirections({ width, rank }: LeastSquares): readonly number[] {
  const half = MOST_DIRECTIONS / 2
  const all = Array.from({ length: rank }, (_, i) => i)
  const drawn = rank <= MOST_DIRECTIONS ? all : all.filter((i) => i < half || i >= rank - half)
  return drawn.map((i) => width - rank + i)
}

/** At each sample the length of the error along a direction, over the columns that are told. */
function lengthsAlong(
  { width, eigenvectors }: LeastSquares,
  { columns: { first, count } }: DirectionsQuestion,
  { iterations, weights }: WeightSamples,
  optima: (iteration: number) => Float64Array,
  direction: number,
): Float64Array {
  const vector = eigenvectors.subarray(direction * width, (direction + 1) * width)
  return iterations.map((iteration, sample) => {
    const optimum = optima(iteration)
    let sum = 0
    for (let column = 0; column < count; column++) {
      const from = (sample * count + column) * width
      let along = 0
      for (let j = 0; j < width; j++) {
        const error = (weights[from + j] as number) - (optimum[(first + column) * width + j] as number)
        along += error * (vector[j] as number)
      }
      sum += along ** 2
    }
    return Math.sqrt(sum)
  })
}

/** Iterations in which the mean error halves along the slowest and the fastest direction, at the settings of a moment. */
function halvingOf(problem: LeastSquares, run: Run, iteration: number): DirectionsAnswer['halving'] {
  const { width, rank } = problem
  const settings = settingsAt(run, iteration)
  const slopes = slopesOf(problem, settings)
  if (!slopes.ok || rank === 0) return null
  const [slowest = 0, fastest = 0] = [width - rank, width - 1].map((i) => Math.LN2 / -(slopes.value[i] ?? 0))
  return { slowest, fastest, scheduled: scheduleOf(run) === null ? null : settings.lr }
}
