import { rem } from '../../text-scale.ts'
import styles from './Code.module.css'
import { CodeLine } from './CodeLine.tsx'
import type { Row } from './rows.ts'

/** A line of a long literal is so high, in pixels for letters of the usual size, where it is not drawn. */
const LINE_HEIGHT = 18

interface Props {
  readonly rows: readonly Row[]
  /** Whether a row came with the last change of the run. */
  readonly fresh: (row: Row) => boolean
  /** Whether the program ends with them. */
  readonly isLast: boolean
}

/** Lines of the program. */
export function Rows({ rows, fresh, isLast }: Props) {
  return rows.map((row, i) => {
    const end = isLast && i === rows.length - 1 ? '' : '\n'
    if (row.type === 'line') return <CodeLine key={row.id} row={row} isFresh={fresh(row)} end={end} />
    const size = { containIntrinsicHeight: `auto ${rem(row.lines * LINE_HEIGHT)}` }
    return (
      <div key={row.id} className={styles.literal} style={size}>
        {row.text + end}
      </div>
    )
  })
}
