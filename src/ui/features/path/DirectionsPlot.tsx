import { useMemo } from 'react'
import type { Run } from '../../../experiment/config.ts'
import { configAt } from '../../../experiment/run.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import { expectedErrors } from '../../../theory/course.ts'
import { slopesOf } from '../../../theory/directions.ts'
import type { Problem } from '../../../theory/problem.ts'
import { spacing } from '../../../theory/rounding.ts'
import { useText } from '../../context.ts'
import { decadesOf, logScale } from '../../plot/scales.ts'
import { LinesPlot } from './LinesPlot.tsx'
import { LinesTable } from './LinesTable.tsx'
import styles from './path.module.css'
import { directionLines, MOST_SERIES, type Series } from './series.ts'
import { changesUpTo, gridOf, iterationPlace, type ViewProps, visible } from './shown.ts'
import { type PathText, pathText } from './text.ts'

/** Lines below this part of float32's own spacing say nothing any more. */
const BELOW = 0.1

/** Distances from the optimum by the eigenvectors of the Hessian: straight lines, as steep as predicted. */
export function DirectionsPlot({ way, run, column, scale, last, problem }: ViewProps & { readonly problem: Problem }) {
  const text = useText(pathText)
  const { noLimit: sayNoLimit } = useText(theoryText)
  const grid = useMemo(() => gridOf(scale, last), [last, scale])
  const samples = visible(way.samples, iterationPlace(scale, last), ({ iteration }) => iteration)
  const means = useMemo(() => expectedErrors(problem, run, grid), [problem, run, grid])
  const wanted = { problem, run, column, columns: way.columns, grid, means, text }
  const { lines, reason } = directionLines(way.now, samples, wanted)
  const rounding = spacing(Math.max(...problem.optimum.map(Math.abs))) / 2
  const [low, high] = extentOf(lines, rounding)
  const notes = [
    reason === null ? text.dashedExpected : text.noExpectation(sayNoLimit(reason)),
    ...notesOf(problem, run, way.now.iteration, text),
    ...(low < rounding ? [text.belowFloat32] : []),
  ]
  return (
    <>
      <LinesPlot
        name={text.ofDirections}
        lines={lines}
        at={samples.map(({ iteration }) => iteration)}
        now={way.now.iteration}
        x={{ kind: scale, last }}
        y={logScale(decadesOf(low, high, 3), 8)}
        changes={changesUpTo(run, last)}
        dashedName={text.expected}
        mark={{ value: rounding, label: text.float32 }}
      />
      <p className={styles.note}>{notes.join(' ')}</p>
      {!way.running && (
        <LinesTable name={text.ofDirections} lines={lines} dashedName={text.expected} now={way.now.iteration} />
      )}
    </>
  )
}

/** How fast the lines fall, and what of the data or the settings is out of the ordinary. */
function notesOf(problem: Problem, run: Run, iteration: number, text: PathText): readonly string[] {
  const { width, rank } = problem
  const config = configAt(run, iteration)
  const notes: string[] = []
  const slopes = slopesOf(problem, config)
  if (slopes.ok && rank > 0) {
    const halving = [slopes.value[width - rank], slopes.value[width - 1]].map((slope) => Math.LN2 / -(slope ?? 0))
    const whole = (n: number) => Number(n.toPrecision(3)).toLocaleString('en-US')
    const shrinks = halving.every((n) => n > 0 && Number.isFinite(n))
    notes.push(shrinks ? text.halving(whole(halving[0] ?? 0), whole(halving[1] ?? 0)) : text.noHalving)
  }
  if (config.loss !== 'mse') notes.push(text.notMse)
  if (rank < width) notes.push(text.stillDirections(width - rank))
  if (rank > MOST_SERIES) notes.push(text.onlySome)
  return notes
}

/** What the axis has to hold: everything above what float32 cannot tell apart. */
function extentOf(lines: readonly Series[], rounding: number): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (const { values } of lines) {
    for (const value of values) {
      if (value < low) low = value
      if (value > high && value < Number.POSITIVE_INFINITY) high = value
    }
  }
  if (high === 0) return [rounding, 1]
  return [Math.max(low, rounding * BELOW), Math.max(high, rounding)]
}
