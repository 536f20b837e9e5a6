import { cellText } from '../../../i18n/cells.ts'
import { useText } from '../../context.ts'
import { linearScale } from '../../plot/scales.ts'
import { joinSentences } from '../../say.ts'
import { isBeyond, weightsExtent } from './extents.ts'
import { LinesPlot } from './LinesPlot.tsx'
import { LinesTable } from './LinesTable.tsx'
import styles from './path.module.css'
import { weightLines } from './series.ts'
import { changesUpTo, iterationPlace, type ViewProps, visible } from './shown.ts'
import { pathText } from './text.ts'

/** Each weight over the iterations, and its target. */
export function WeightsPlot({ trajectory, run, column, scale, last }: ViewProps) {
  const text = useText(pathText)
  const cells = useText(cellText)
  const samples = visible(trajectory.samples, iterationPlace(scale, last), ({ iteration }) => iteration)
  const columns = column === null ? Array.from({ length: trajectory.columns }, (_, i) => i) : [column]
  const lines = weightLines(trajectory, samples, { run, columns, last, text: cells })
  const dashed = run.config.data === null ? cells.target : cells.best
  const [low, high] = weightsExtent(lines)
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
        dashedName={dashed}
      />
      <p className={styles.note}>
        {joinSentences(
          run.config.data === null ? text.dashedTarget : text.dashedBest,
          isBeyond(lines) ? text.outOfView : '',
          trajectory.columns < run.config.W.columns ? text.firstColumns(trajectory.columns) : '',
        )}
      </p>
      {!trajectory.running && (
        <LinesTable name={text.ofWeights} lines={lines} dashedName={dashed} now={trajectory.now.iteration} />
      )}
    </>
  )
}
