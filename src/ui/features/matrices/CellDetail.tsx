import { useRef } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { at, type Matrix } from '../../../experiment/matrix.ts'
import { bestOf, type OwnData } from '../../../experiment/own-data.ts'
import { doubtOf } from '../../../experiment/promised.ts'
import { cellText } from '../../../i18n/cells.ts'
import { problemText } from '../../../i18n/problems.ts'
import { learnedOf } from '../../../training/learned.ts'
import { useFrames, useMayW, useMessages, useSelected, useText } from '../../context.ts'
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
  const data = useSelected(({ shown }) => shown.data)
  const may = useMayW()
  const embedded = useSelected((state) => state.embedded)
  const line = useRef<HTMLSpanElement>(null)
  const values = (frame: Frame, { row, column }: CellPlace) => {
    const target = at(W, row, column)
    const learned = learnedOf(frame).data[row * W.columns + column] ?? Number.NaN
    const parts = [
      `${data === null ? cells.target : cells.best} ${formatExact(target)}`,
      `${cells.learned} ${formatExact(learned)}`,
      `${cells.difference} ${formatExact(Math.fround(learned - target))}`,
    ]
    // A column of somebody's own data has a name.
    const named = data === null ? '' : ` (${data.inputs[row]} → ${data.outputs[column]})`
    return `${cells.weight(row, column)}${named}: ${parts.join(' · ')}`
  }
  useFrames(
    (frame) => {
      if (line.current !== null && place !== null) line.current.textContent = values(frame, place)
    },
    [place, W, cells, data],
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
          data === null ? (
            may && text.targetHint
          ) : (
            <BestHint data={data} />
          )
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

/** What stands as the target of somebody's own data. */
function BestHint({ data }: { readonly data: OwnData }) {
  const text = useText(matricesText)
  const isUnique = useSelected(({ shown }) => bestOf(data, shown)?.isUnique !== false)
  return <span>{isUnique ? text.bestHint : text.smallestHint}</span>
}
