import { startTransition, useState } from 'react'
import { at, type Matrix, sameShape } from '../../../experiment/matrix.ts'
import { type Learned, learnedOf } from '../../../training/learned.ts'
import { useFrames, useMessages, useSelected } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { targetName } from '../../target-name.ts'
import { indices } from '../../widgets/indices.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './MatrixTexts.module.css'

interface Props {
  readonly W: Matrix
}

/**
 * What the canvases show, as tables for screen readers: made when the run stands still, not with every frame, and bit by bit:
 * of 64 x 64 weights it is 12,288 cells, and a hand on Pause does not wait for them.
 */
export function MatrixTexts({ W }: Props) {
  const text = useMessages()
  const target = useSelected(targetName)
  const [found, setFound] = useState<Learned | null>(null)
  useFrames(
    (frame) => {
      const now = learnedOf(frame)
      if (frame.status !== 'running' && sameShape(now, W)) startTransition(() => setFound(now))
    },
    [W],
  )
  const learned = (row: number, column: number) => found?.data[row * W.columns + column] ?? Number.NaN
  const tables = [
    { caption: target, value: (row: number, column: number) => at(W, row, column) },
    { caption: text.learned, value: learned },
    { caption: text.difference, value: (row: number, column: number) => learned(row, column) - at(W, row, column) },
  ]
  return (
    <div className={`visually-hidden ${styles.texts}`}>
      {tables.map(({ caption, value }) => (
        <table key={caption}>
          <caption>{caption}</caption>
          <tbody {...verbatim}>
            {indices(W.rows).map((row) => (
              <tr key={row}>
                {indices(W.columns).map((column) => (
                  <td key={column}>{formatExact(value(row, column))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
