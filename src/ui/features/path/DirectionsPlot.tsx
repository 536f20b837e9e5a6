import { useMemo } from 'react'
import { configAt } from '../../../experiment/run.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import type { DirectionsAnswer, DirectionsQuestion } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { decadesOf, logScale } from '../../plot/scales.ts'
import { joinSentences, writtenRate } from '../../say.ts'
import { TheoryFailed } from '../../TheoryFailed.tsx'
import { useAsking, useAsks, useTheory, useTheoryState } from '../../useTheory.ts'
import { Computing } from './Computing.tsx'
import { directionsExtent } from './extents.ts'
import { LinesPlot } from './LinesPlot.tsx'
import { LinesTable } from './LinesTable.tsx'
import styles from './path.module.css'
import { directionsQuestion } from './path-questions.ts'
import { directionLines } from './series.ts'
import { changesUpTo, type ViewProps } from './shown.ts'
import { type PathText, pathText } from './text.ts'

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
  return useMemo(
    () => directionsQuestion({ trajectory, run, column, scale, last }),
    [trajectory, run, column, scale, last],
  )
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
  const { hidden } = useText(verdictText)
  const { run, grid, samples } = question
  const { reason, rounding } = answer
  const asks = useAsks()
  const now = question.now.iterations[0] ?? 0
  const lines = useMemo(
    () => directionLines(asks ? withoutExpected(answer) : answer, grid, text),
    [asks, answer, grid, text],
  )
  const [low, high] = directionsExtent(lines, rounding)
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
        {asks
          ? hidden
          : joinSentences(
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

/** The lines without what they will do. */
function withoutExpected(answer: DirectionsAnswer): DirectionsAnswer {
  return { ...answer, lines: answer.lines.map((line) => ({ ...line, expected: null })) }
}

/** How fast the lines fall, and what of the data or the settings is out of the ordinary. */
function notesOf({ halving, rank, width, lines }: DirectionsAnswer, isMse: boolean, text: PathText): readonly string[] {
  const notes: string[] = []
  if (halving !== null) {
    const shrinks = [halving.slowest, halving.fastest].every((n) => n > 0 && Number.isFinite(n))
    const whole = (n: number) => Number(n.toPrecision(3)).toLocaleString('en-US')
    const each = [whole(halving.slowest), whole(halving.fastest)] as const
    const { scheduled } = halving
    const says = scheduled === null ? text.halving(...each) : text.halvingNow(writtenRate(scheduled), ...each)
    notes.push(shrinks ? says : text.noHalving)
  }
  if (!isMse) notes.push(text.notMse)
  if (rank < width) notes.push(text.stillDirections(width - rank))
  if (lines.length < rank) notes.push(text.onlySome)
  return notes
}
