import type { Run } from '../../../experiment/config.ts'
import type { Matrix } from '../../../experiment/matrix.ts'
import { configAt } from '../../../experiment/run.ts'
import type { cellText } from '../../../i18n/cells.ts'
import type { TextOf } from '../../../i18n/texts.ts'
import { optimumFor } from '../../../theory/coordinates.ts'
import type { Predicted } from '../../../theory/course.ts'
import { directionErrors } from '../../../theory/directions.ts'
import type { Problem } from '../../../theory/problem.ts'
import type { Reason } from '../../../theory/stepping.ts'
import { formatTick } from '../../format.ts'
import type { Sample, Way } from './samples.ts'
import type { PathText } from './text.ts'

/** A line of a plot, and a dashed one that it is to be compared with. */
export interface Series {
  readonly key: string
  /** What it is, in words. */
  readonly name: string
  /** The same at its end: a letter and its index. */
  readonly label: readonly [string, string]
  /** Which of the colours. */
  readonly hue: number
  /** At each sample. */
  readonly values: readonly number[]
  readonly now: number
  /** What is aimed at or expected: [iteration, value]. */
  readonly dashed: readonly (readonly [number, number])[]
  /** The dashed line at an iteration; NaN where there is none. */
  dashedAt(iteration: number): number
}

/** More directions than this are not drawn: the slowest and the fastest half of them are. */
export const MOST_SERIES = 12

/** The targets in effect, one after the other. */
interface Stage {
  readonly from: number
  readonly W: Matrix
}

function stagesOf(run: Run): readonly Stage[] {
  const stages: Stage[] = [{ from: 0, W: configAt(run, 0).W }]
  for (const { key, iteration } of run.changes)
    if (key === 'W' && iteration > 0) stages.push({ from: iteration, W: configAt(run, iteration).W })
  return stages
}

function stageAt(stages: readonly Stage[], iteration: number): Stage | undefined {
  return stages.findLast(({ from }) => from <= iteration)
}

/** A line for each weight of the columns, and bias, with its target. */
export function weightLines(
  { inFeatures, now }: Way,
  samples: readonly Sample[],
  { run, columns, last, text }: { run: Run; columns: readonly number[]; last: number; text: TextOf<typeof cellText> },
): readonly Series[] {
  const stages = stagesOf(run)
  const inputs = inFeatures + (now.bias === null ? 0 : 1)
  return columns.flatMap((column) =>
    Array.from({ length: inputs }, (_, input): Series => {
      const isBias = input === inFeatures
      const of = ({ weight, bias }: Sample) =>
        (isBias ? bias?.[column] : weight[column * inFeatures + input]) ?? Number.NaN
      const target = ({ W }: Stage) =>
        isBias ? (run.config.trueBias?.[column] ?? 0) : (W.data[input * W.columns + column] ?? Number.NaN)
      const dashed = stages.flatMap((stage, i): (readonly [number, number])[] => {
        const to = stages[i + 1]?.from ?? last
        return stage.from <= last
          ? [
              [stage.from, target(stage)],
              [Math.min(to, last), target(stage)],
            ]
          : []
      })
      return {
        key: `${column} ${input}`,
        name: isBias ? text.bias(column) : text.weight(input, column),
        label: isBias ? ['b', `${column + 1}`] : ['w', `${input + 1},${column + 1}`],
        hue: columns.length > 1 ? column : input,
        values: samples.map(of),
        now: of(now),
        dashed,
        dashedAt: (iteration) => target(stageAt(stages, iteration) ?? { from: 0, W: run.config.W }),
      }
    }),
  )
}

/** What is drawn of directions: their lines, and why there is no expectation beside them. */
export interface Directions {
  readonly lines: readonly Series[]
  readonly reason: Reason | null
}

interface DirectionsWanted {
  readonly problem: Problem
  readonly run: Run
  /** An output column, or null for the length over all of them. */
  readonly column: number | null
  /** The columns that the way holds. */
  readonly columns: number
  /** Where it is told what is expected, ascending ... */
  readonly grid: readonly number[]
  /** ... and what that is: `expectedErrors`. */
  readonly means: Predicted<readonly Float64Array[]>
  readonly text: PathText
}

/** A line for each eigenvector of the Hessian that the samples have: how far the weights are from the optimum along it. */
export function directionLines(
  now: Sample,
  samples: readonly Sample[],
  { problem, run, column, columns, grid, means, text }: DirectionsWanted,
): Directions {
  const { width, eigenvalues, rank } = problem
  const sizes = sizesOf(width, column, columns)
  const optima = stagesOf(run).map((stage) => ({ ...stage, optimum: optimumFor(problem, stage.W) }))
  const errorOf = ({ iteration, weight, bias }: Sample) => {
    const stage = optima.findLast(({ from }) => from <= iteration)
    return sizes(directionErrors(problem, weight, bias, stage?.optimum).coefficients)
  }
  const errors = samples.map(errorOf)
  const present = errorOf(now)
  const expected = means.ok ? means.value.map(sizes) : null
  const first = width - rank
  const shown = Array.from({ length: rank }, (_, i) => i).filter(
    (i) => rank <= MOST_SERIES || i < MOST_SERIES / 2 || i >= rank - MOST_SERIES / 2,
  )
  const lines = shown.map((i, order): Series => {
    const index = first + i
    const value = (all: Float64Array) => all[index] || Number.NaN
    const dashed = expected?.map((all, g) => [grid[g] as number, value(all)] as const) ?? []
    return {
      key: `${index}`,
      name: text.direction(i + 1, rank, formatTick(Number((eigenvalues[index] as number).toPrecision(3)))),
      label: ['λ', formatTick(Number((eigenvalues[index] as number).toPrecision(2)))],
      hue: order,
      values: errors.map(value),
      now: value(present),
      dashed,
      dashedAt: (iteration) => dashed.findLast(([at]) => at <= iteration)?.[1] ?? Number.NaN,
    }
  })
  return { lines, reason: means.ok ? null : means.reason }
}

/** Of coefficients by column and direction the sizes by direction, in one column or over the first `columns`. */
function sizesOf(width: number, column: number | null, columns: number): (coefficients: Float64Array) => Float64Array {
  const [from, to] = column === null ? [0, columns] : [column, column + 1]
  return (coefficients) =>
    Float64Array.from({ length: width }, (_, i) => {
      let sum = 0
      for (let each = from; each < to; each++) sum += (coefficients[each * width + i] as number) ** 2
      return Math.sqrt(sum)
    })
}
