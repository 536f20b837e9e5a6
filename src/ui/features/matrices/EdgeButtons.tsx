import { MAX_FEATURES } from '../../../experiment/fields.ts'
import type { Matrix } from '../../../experiment/matrix.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { resized } from '../../../experiment/resized.ts'
import { useActions, useText } from '../../context.ts'
import beneath from './Beneath.module.css'
import styles from './matrices.module.css'
import { matricesText } from './text.ts'

interface Props {
  readonly W: Matrix
  readonly axis: 'rows' | 'columns'
  readonly onProblem: (problem: Problem | null) => void
}

/** The buttons at an edge of the target: they take its last row or column away, or add one of zeros. */
export function EdgeButtons({ W, axis, onProblem }: Props) {
  const { edit } = useActions()
  const text = useText(matricesText)
  const resize = (by: 1 | -1) => {
    const rows = W.rows + (axis === 'rows' ? by : 0)
    const columns = W.columns + (axis === 'columns' ? by : 0)
    onProblem(edit('W', resized(W, rows, columns)))
  }
  const button = (label: string, sign: string, by: 1 | -1, last: number) => (
    <button
      type="button"
      className={beneath.edge}
      aria-label={label}
      title={label}
      disabled={W[axis] === last}
      onClick={() => resize(by)}
    >
      {sign}
    </button>
  )
  const rows = axis === 'rows'
  return (
    <div className={rows ? styles.rowButtons : styles.columnButtons}>
      {button(rows ? text.removeRow : text.removeColumn, '−', -1, 1)}
      {button(rows ? text.addRow : text.addColumn, '+', 1, MAX_FEATURES)}
    </div>
  )
}
