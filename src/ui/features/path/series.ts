import type { Run } from '../../../experiment/config.ts'
import type { Matrix } from '../../../experiment/matrix.ts'
import { configAt } from '../../../experiment/run.ts'
import type { cellText } from '../../../i18n/cells.ts'
import type { TextOf } from '../../../i18n/texts.ts'
import type { DirectionsAnswer } from '../../../theory/questions/questions.ts'
import { formatTick } from '../../format.ts'
import type { Sample, Trajectory } from './samples.ts'
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
  { inFeatures, now }: Trajectory,
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

/** A line for each direction that was asked about, named by its eigenvalue. */
export function directionLines(
  { lines, rank, width }: DirectionsAnswer,
  grid: readonly number[],
  text: PathText,
): readonly Series[] {
  const short = (value: number, digits: number) => formatTick(Number(value.toPrecision(digits)))
  // On a logarithmic axis there is no 0.
  const shown = (value: number) => value || Number.NaN
  return lines.map(({ index, eigenvalue, values, now, expected }, order): Series => {
    const dashed = Array.from(expected ?? [], (value, at) => [grid[at] ?? Number.NaN, shown(value)] as const)
    return {
      key: `${width - rank + index}`,
      name: text.direction(index + 1, rank, short(eigenvalue, 3)),
      label: ['λ', short(eigenvalue, 2)],
      hue: order,
      values: Array.from(values, shown),
      now: shown(now),
      dashed,
      dashedAt: (iteration) => dashed.findLast(([at]) => at <= iteration)?.[1] ?? Number.NaN,
    }
  })
}
