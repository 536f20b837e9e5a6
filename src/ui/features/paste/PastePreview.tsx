import { at, type Matrix } from '../../../experiment/matrix.ts'
import { shortest, writeNumber } from '../../../experiment/numbers.ts'
import { useText } from '../../context.ts'
import { indices } from '../../widgets/indices.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './paste.module.css'
import { pasteText } from './text.ts'

/** Rows and columns that have room on a phone. */
const MOST_ROWS = 8
const MOST_COLUMNS = 6

/** The values of a matrix that was read, or as many of them as there is room for. */
export function PastePreview({ matrix }: { readonly matrix: Matrix }) {
  const text = useText(pasteText)
  const [rows, columns] = [Math.min(matrix.rows, MOST_ROWS), Math.min(matrix.columns, MOST_COLUMNS)]
  return (
    <>
      <div className={styles.preview}>
        <table aria-label={text.preview} data-testid="paste-preview" {...verbatim}>
          <tbody>
            {indices(rows).map((row) => (
              <tr key={row}>
                {indices(columns).map((column) => (
                  <td key={column}>{writeNumber(shortest(at(matrix, row, column))).replace('-', '\u2212')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(rows < matrix.rows || columns < matrix.columns) && <p className={styles.note}>{text.more}</p>}
    </>
  )
}
