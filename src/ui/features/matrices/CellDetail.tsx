import { useRef } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { at, type Matrix } from '../../../experiment/matrix.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { useFrames, useMessages } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import type { CellPlace } from './MatrixColumn.tsx'
import styles from './matrices.module.css'

interface Props {
  readonly W: Matrix
  readonly place: CellPlace | null
  readonly problem: Problem | null
  readonly problemId: string
}

/** A line that is always there: what is wrong with an edit, the outlined cell in full precision, or how to edit. */
export function CellDetail({ W, place, problem, problemId }: Props) {
  const text = useMessages()
  const line = useRef<HTMLSpanElement>(null)
  const values = ({ weight }: Pick<Frame, 'weight'>, { row, column }: CellPlace) => {
    const target = at(W, row, column)
    const learned = weight[column * W.rows + row] ?? Number.NaN
    const parts = [
      `${text.detailTarget} ${formatExact(target)}`,
      `${text.detailWeight} ${formatExact(learned)}`,
      `${text.detailDifference} ${formatExact(Math.fround(learned - target))}`,
    ]
    return `${text.cellDetail(row, column)}: ${parts.join(' · ')}`
  }
  useFrames(
    (frame) => {
      if (line.current !== null && place !== null) line.current.textContent = values(frame, place)
    },
    [place, W, text],
  )
  if (problem !== null) {
    return (
      <Part code={laterCode} name={text.target}>
        {({ CellProblem }) => <CellProblem id={problemId} problem={problem} />}
      </Part>
    )
  }
  return (
    <p className={styles.detail}>
      {W.rows > 31 && place === null ? text.notPromised : place === null ? text.targetHint : <span ref={line} />}
    </p>
  )
}
