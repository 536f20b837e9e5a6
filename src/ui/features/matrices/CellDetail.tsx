import { useRef } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { at, type Matrix } from '../../../experiment/matrix.ts'
import { doubtOf } from '../../../experiment/promised.ts'
import { cellText } from '../../../i18n/cells.ts'
import { problemText } from '../../../i18n/problems.ts'
import { learnedOf } from '../../../training/learned.ts'
import { useFrames, useMay, useMessages, useSelected, useText } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { Readings } from '../../widgets/Readings.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import beneath from './Beneath.module.css'
import type { ToldProblem } from './CellField.tsx'
import type { CellPlace } from './MatrixColumn.tsx'
import styles from './matrices.module.css'
import { matricesText } from './text.ts'

/** Loaded when a cell is first pointed at. */
const cellStoryCode = new LazyCode(() => import('./CellStoryLine.tsx'))

interface Props {
  readonly W: Matrix
  readonly place: CellPlace | null
  readonly told: ToldProblem | null
  readonly problemId: string
}

/** A line that is always there: what is wrong with an edit, the outlined cell in full precision, or how to edit. */
export function CellDetail({ W, place, told, problemId }: Props) {
  const text = useText(matricesText)
  const cells = useText(cellText)
  const sayProblem = useText(problemText)
  const { notPromised } = useMessages()
  const doubt = useSelected(({ shown }) => doubtOf(shown))
  const may = useMay('W')
  const embedded = useSelected((state) => state.embedded)
  const line = useRef<HTMLSpanElement>(null)
  const values = (frame: Frame, { row, column }: CellPlace) => {
    const target = at(W, row, column)
    const learned = learnedOf(frame).data[row * W.columns + column] ?? Number.NaN
    const parts = [
      `${cells.target} ${formatExact(target)}`,
      `${cells.learned} ${formatExact(learned)}`,
      `${cells.difference} ${formatExact(Math.fround(learned - target))}`,
    ]
    return `${cells.weight(row, column)}: ${parts.join(' · ')}`
  }
  useFrames(
    (frame) => {
      if (line.current !== null && place !== null) line.current.textContent = values(frame, place)
    },
    [place, W, cells],
  )
  const problem = told?.problem ?? null
  if (problem !== null) {
    return (
      <p id={problemId} className={`${styles.detail} ${beneath.problem}`} role="alert" data-testid="matrix-problem">
        <span>{sayProblem(problem)}</span>
        {told?.choose && <Readings problem={problem} onChoose={told.choose} />}
      </p>
    )
  }
  // In a frame there is no room for more than what is wrong.
  if (embedded) return null
  return (
    <p className={styles.detail}>
      {place === null ? (
        doubt === null ? (
          may && text.targetHint
        ) : (
          notPromised[doubt]
        )
      ) : (
        <>
          <span ref={line} className={beneath.values} {...verbatim} />
          <Part code={cellStoryCode} name={cells.weight(place.row, place.column)} silent>
            {({ CellStoryLine }) => <CellStoryLine place={place} />}
          </Part>
        </>
      )}
    </p>
  )
}
