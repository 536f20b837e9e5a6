import type { TextOf } from '../../../i18n/texts.ts'
import type { ChosenColumns } from '../../../reading/chosen-data.ts'
import type { DataFile, FileColumn } from '../../../reading/data-file.ts'
import { useText } from '../../context.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './data.module.css'
import { dataText } from './text.ts'

interface Props {
  readonly file: DataFile
  readonly chosen: ChosenColumns
  readonly onChoose: (chosen: ChosenColumns) => void
}

const USES = ['input', 'output', 'none'] as const
type Use = (typeof USES)[number]

/** The columns of a table, a row each: what they are called, how they begin, and what they are used for. */
export function ColumnTable({ file, chosen, onChoose }: Props) {
  const text = useText(dataText)
  const roleOf = (c: number): Use =>
    chosen.inputs.includes(c) ? 'input' : chosen.outputs.includes(c) ? 'output' : 'none'
  const choose = (c: number, use: string) => {
    const without = (places: readonly number[]) => places.filter((each) => each !== c)
    const put = (places: readonly number[], own: Use) =>
      use === own ? [...without(places), c].sort((a, b) => a - b) : without(places)
    onChoose({ inputs: put(chosen.inputs, 'input'), outputs: put(chosen.outputs, 'output') })
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.columns} data-testid="data-columns">
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.values}</th>
            <th scope="col">{text.use}</th>
          </tr>
        </thead>
        <tbody>
          {file.columns.map((column, c) => (
            <tr key={column.name}>
              <th scope="row" translate="no">
                {column.name}
              </th>
              <td>
                <p className={styles.values} {...verbatim}>
                  {column.sample.join('  ')}
                </p>
                {remarksOn(column, text).map((remark) => (
                  <p key={remark} className={styles.note}>
                    {remark}
                  </p>
                ))}
              </td>
              <td>
                <select
                  aria-label={text.role(column.name)}
                  data-testid={`data-use-${c}`}
                  value={roleOf(c)}
                  disabled={column.kind !== 'number'}
                  onChange={({ target }) => choose(c, target.value)}
                >
                  {USES.map((use) => (
                    <option key={use} value={use}>
                      {text.uses[use]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a reader has to know of a column. */
function remarksOn({ kind, missing, odd, written }: FileColumn, text: TextOf<typeof dataText>): readonly string[] {
  if (kind !== 'number') return [text.kinds[kind]]
  return [
    ...(written === null ? [] : [text.readAs(written.text, String(written.value))]),
    ...(missing > 0 ? [text.missing(missing)] : []),
    ...(odd === null ? [] : [text.odd(odd)]),
  ]
}
