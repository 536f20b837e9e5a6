import { cellText } from '../../../i18n/cells.ts'
import { useText } from '../../context.ts'
import { linearScale } from '../../plot/scales.ts'
import { joinSentences } from '../../say.ts'
import { LinesPlot } from './LinesPlot.tsx'
import { LinesTable } from './LinesTable.tsx'
import styles from './path.module.css'
import { type Series, weightLines } from './series.ts'
import { changesUpTo, iterationPlace, type ViewProps, visible } from './shown.ts'
import { pathText } from './text.ts'

/** Weights further away than so many times the start or the target are out of view. */
const FAR = 8

/** Each weight over the iterations, and its target. */
export function WeightsPlot({ trajectory, run, column, scale, last }: ViewProps) {
  const text = useText(pathText)
  const cells = useText(cellText)
  const samples = visible(trajectory.samples, iterationPlace(scale, last), ({ iteration }) => iteration)
  const columns = column === null ? Array.from({ length: trajectory.columns }, (_, i) => i) : [column]
  const lines = weightLines(trajectory, samples, { run, columns, last, text: cells })
  const [low, high] = extentOf(lines)
  return (
    <>
      <LinesPlot
        name={text.ofWeights}
        lines={lines}
        at={samples.map(({ iteration }) => iteration)}
        now={trajectory.now.iteration}
        x={{ kind: scale, last }}
        y={linearScale(low, high)}
        changes={changesUpTo(run, last)}
        dashedName={cells.target}
      />
      <p className={styles.note}>
        {joinSentences(
          text.dashedTarget,
          isBeyond(lines, limitOf(lines)) ? text.outOfView : '',
          trajectory.columns < run.config.W.columns ? text.firstColumns(trajectory.columns) : '',
        )}
      </p>
      {!trajectory.running && (
        <LinesTable name={text.ofWeights} lines={lines} dashedName={cells.target} now={trajectory.now.iteration} />
      )}
    </>
  )
}

/** What the axis has to hold: targets, starts, and weights as far as they do not run away. */
function extentOf(lines: readonly Series[]): readonly [number, number] {
  const fixed = fixedOf(lines)
  const limit = limitOf(lines)
  let [low, high] = [Math.min(...fixed), Math.max(...fixed)]
  for (const { values } of lines) {
    for (const value of values) {
      if (value < low) low = Math.max(value, -limit)
      if (value > high) high = Math.min(value, limit)
    }
  }
  return [low, high]
}

/** Targets and starts. */
function fixedOf(lines: readonly Series[]): readonly number[] {
  return lines.flatMap(({ dashed, values }) => [...dashed.map(([, value]) => value), values[0] ?? 0])
}

function limitOf(lines: readonly Series[]): number {
  return FAR * Math.max(...fixedOf(lines).map(Math.abs)) || 1
}

function isBeyond(lines: readonly Series[], limit: number): boolean {
  return lines.some(({ values }) => values.some((value) => !(Math.abs(value) <= limit)))
}
