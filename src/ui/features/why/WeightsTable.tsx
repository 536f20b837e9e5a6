import type { Gap, Insight } from '../../../theory/questions/questions.ts'
import { useSelected, useText } from '../../context.ts'
import { formatCell } from '../../format.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import { whyText } from './text.ts'
import { Wide } from './Wide.tsx'
import styles from './why.module.css'

const COLUMNS = ['target', 'noise', 'slowest', 'others', 'expected', 'learned'] as const
type Column = (typeof COLUMNS)[number]

/** What is added to the target; the others are weights. */
const ADDED: readonly string[] = ['noise', 'slowest', 'others']

/** The weights of one moment and what they still lack, by direction: before a run those expected at its end. */
export function WeightsTable({ insight }: { readonly insight: Insight }) {
  const text = useText(whyText)
  // Of somebody's own data the target is the best weight itself.
  const isFit = useSelected(({ shown }) => shown.data !== null)
  const { left, excess, ahead, iteration, data } = insight
  if (left === null || excess !== null || left.gaps.length === 0) return null
  const isThere = (column: Column) =>
    !(column === 'noise' && (isFit || data.floor === null)) && !(column === 'learned' && ahead)
  const columns = COLUMNS.filter(isThere)
  return (
    <section>
      <h4>{text.weightsTable}</h4>
      <p>{(ahead ? text.weightsEnd : text.weightsNow)(iteration)}</p>
      <Wide label={text.weightsTable}>
        <table className={styles.table} aria-label={text.weightsTable} data-testid="gaps">
          <thead>
            <tr>
              <th scope="col">{text.gapColumns.weight}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {text.gapColumns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {left.gaps.map((gap) => (
              <tr key={`${gap.input} ${gap.column}`}>
                <th scope="row">{text.weight(gap.input + 1, gap.column + 1)}</th>
                {columns.map((column) => (
                  <td key={column} {...verbatim}>
                    {textOf(gap, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

/** Beside weights of four digits less than this is nothing. */
const NOTHING = 0.00005

/** What is added has its sign. */
function textOf(gap: Gap, column: Column): string {
  if (!ADDED.includes(column)) return formatCell(gap[column])
  if (Math.abs(gap[column]) < NOTHING) return formatCell(0)
  return gap[column] > 0 ? `+${formatCell(gap[column])}` : formatCell(gap[column])
}
