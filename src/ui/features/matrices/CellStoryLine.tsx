import { useEffect, useMemo, useState } from 'react'
import { cellStoryText } from '../../../i18n/cell-story-text.ts'
import type { CellQuestion } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { sayCell } from '../../say-cell.ts'
import { isOfSameRun, useRunMoment } from '../../useRunMoment.ts'
import { useAsking, useAsks, useTheory, useTheoryState } from '../../useTheory.ts'
import type { CellPlace } from './MatrixColumn.tsx'
import styles from './matrices.module.css'

/** How long a cell is pointed at before it tells its story, in milliseconds: whoever passes by asks nothing. */
const RESTS = 150

/** Why the weight of a cell is what it is: its target, what each cause adds, and what would bring it home; nothing while a card asks. */
export function CellStoryLine({ place: { row, column } }: { readonly place: CellPlace }) {
  const text = useText(cellStoryText)
  const asks = useAsks()
  const moment = useRunMoment()
  const rests = useRests(`${row} ${column}`)
  const question = useMemo<CellQuestion | null>(
    () => (moment === null || !rests ? null : { type: 'cell', ...moment, input: row, column }),
    [moment, rests, row, column],
  )
  useAsking(useTheory().cell, question)
  const answered = useTheoryState((state) => state.cell.answered)
  if (asks || moment === null || answered === null) return null
  const asked = answered.question
  if (asked.input !== row || asked.column !== column || !isOfSameRun(asked, moment)) return null
  const said = sayCell(answered.answer.story, moment.measured === null, text)
  return (
    <span className={styles.story} title={said} data-testid="cell-story">
      {said}
    </span>
  )
}

/** Whether `what` has been the same for a while. */
function useRests(what: string): boolean {
  const [resting, setResting] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setResting(what), RESTS)
    return () => clearTimeout(timer)
  }, [what])
  return resting === what
}
