import type { Gap, Insight } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { formatCell } from '../../format.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import { leftSentences } from './sentences.ts'
import { whyText } from './text.ts'
import { Wide } from './Wide.tsx'
import styles from './why.module.css'

const COLUMNS = ['target', 'noise', 'slowest', 'others', 'expected', 'learned'] as const

/** What is added to the target; the others are weights. */
const ADDED: readonly string[] = ['noise', 'slowest', 'others']

/** What the weights still lack, and how much of it is the slowest direction's. */
export function LeftView({ insight }: { readonly insight: Insight }) {
  const text = useText(whyText)
  const said = leftSentences(insight, text)
  const gaps = insight.excess === null ? (insight.left?.gaps ?? []) : []
  const columns = COLUMNS.filter((column) => column !== 'noise' || insight.data.floor !== null)
  if (said.length === 0 || insight.excess?.effect === 'grows') return null
  return (
    <section>
      <h3>{text.sections.left}</h3>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {gaps.length > 0 && (
        <Wide label={text.gaps}>
          <table className={styles.table} aria-label={text.gaps} data-testid="gaps">
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
              {gaps.map((gap) => (
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
      )}
    </section>
  )
}

/** Beside weights of four digits less than this is nothing. */
const NOTHING = 0.00005

/** What is added has its sign. */
function textOf(gap: Gap, column: (typeof COLUMNS)[number]): string {
  if (!ADDED.includes(column)) return formatCell(gap[column])
  if (Math.abs(gap[column]) < NOTHING) return formatCell(0)
  return gap[column] > 0 ? `+${formatCell(gap[column])}` : formatCell(gap[column])
}
