import { useMemo } from 'react'
import { configAt } from '../../../experiment/run.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { DirectionsAnswer, DirectionsQuestion } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { decadesOf, logScale } from '../../plot/scales.ts'
import { joinSentences } from '../../say.ts'
import { TheoryFailed } from '../../TheoryFailed.tsx'
import { useAsking, useTheory, useTheoryState } from '../../useTheory.ts'
import { Computing } from './Computing.tsx'
import { LinesPlot } from './LinesPlot.tsx'
import { LinesTable } from './LinesTable.tsx'
import styles from './path.module.css'
import { weightSamples } from './samples.ts'
import { directionLines, type Series } from './series.ts'
import { changesUpTo, gridOf, iterationPlace, type ViewProps, visible } from './shown.ts'
import { type PathText, pathText } from './text.ts'

/** Lines below this part of float32's own spacing say nothing any more. */
const BELOW = 0.1

/** Distances from the optimum by the eigenvectors of the Hessian: straight lines, as steep as predicted. */
export function DirectionsPlot(props: ViewProps) {
  const question = useQuestion(props)
  useAsking(useTheory().directions, question)
  const { answered, failed } = useTheoryState((state) => state.directions)
  if (failed) return <TheoryFailed />
  // Of a run under way the newest answer is drawn, of another run or column none.
  const isOfThis = answered?.question.run.config === props.run.config && sameColumns(answered.question, question)
  if (!isOfThis) return <Computing />
  return <Lines {...props} {...answered} />
}

function useQuestion({ trajectory, run, column, scale, last }: ViewProps): DirectionsQuestion {
  const grid = useMemo(() => gridOf(scale, last), [scale, last])
  return useMemo(() => {
    const { samples, now, inFeatures } = trajectory
    const columns = column === null ? { first: 0, count: trajectory.columns } : { first: column, count: 1 }
    const shown = visible(samples, iterationPlace(scale, last), ({ iteration }) => iteration)
    return {
      type: 'directions',
      run,
      columns,
      grid,
      samples: weightSamples(shown, inFeatures, columns),
      now: weightSamples([now], inFeatures, columns),
    }
  }, [trajectory, run, column, scale, last, grid])
}

function sameColumns(a: DirectionsQuestion, b: DirectionsQuestion): boolean {
  return a.columns.first === b.columns.first && a.columns.count === b.columns.count
}

interface LinesProps extends ViewProps {
  readonly question: DirectionsQuestion
  readonly answer: DirectionsAnswer
}

/** The lines that were told, with what belongs to them: the page may be a moment ahead. */
function Lines({ question, answer, trajectory, scale, last }: LinesProps) {
  const text = useText(pathText)
  const { noLimit: sayNoLimit } = useText(theoryText)
  const { run, grid, samples } = question
  const { reason, rounding } = answer
  const now = question.now.iterations[0] ?? 0
  const lines = useMemo(() => directionLines(answer, grid, text), [answer, grid, text])
  const [low, high] = extentOf(lines, rounding)
  return (
    <>
      <LinesPlot
        name={text.ofDirections}
        lines={lines}
        at={Array.from(samples.iterations)}
        now={now}
        x={{ kind: scale, last }}
        y={logScale(decadesOf(low, high, 3), 8)}
        changes={changesUpTo(run, last)}
        dashedName={text.expected}
        mark={{ value: rounding, label: text.float32 }}
      />
      <p className={styles.note}>
        {joinSentences(
          reason === null ? text.dashedExpected : text.noExpectation(sayNoLimit(reason)),
          ...notesOf(answer, configAt(run, now).loss === 'mse', text),
          low < rounding ? text.belowFloat32 : '',
        )}
      </p>
      {!trajectory.running && (
        <LinesTable name={text.ofDirections} lines={lines} dashedName={text.expected} now={now} />
      )}
    </>
  )
}

/** How fast the lines fall, and what of the data or the settings is out of the ordinary. */
function notesOf({ halving, rank, width, lines }: DirectionsAnswer, isMse: boolean, text: PathText): readonly string[] {
  const notes: string[] = []
  if (halving !== null) {
    const shrinks = [halving.slowest, halving.fastest].every((n) => n > 0 && Number.isFinite(n))
    const whole = (n: number) => Number(n.toPrecision(3)).toLocaleString('en-US')
    notes.push(shrinks ? text.halving(whole(halving.slowest), whole(halving.fastest)) : text.noHalving)
  }
  if (!isMse) notes.push(text.notMse)
  if (rank < width) notes.push(text.stillDirections(width - rank))
  if (lines.length < rank) notes.push(text.onlySome)
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
