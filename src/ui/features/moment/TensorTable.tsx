import type { TextOf } from '../../../i18n/texts.ts'
import { useText } from '../../context.ts'
import { formatCell } from '../../format.ts'
import { type HeatScale, shadeOf } from '../../theme/heat-scale.ts'
import { indices } from '../../widgets/indices.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './moment.module.css'
import { largest, type ShownTensor } from './tensors.ts'
import { momentText } from './text.ts'

/** A matrix with more rows or columns than the first number shows the block of the second. */
const MOST = 16
const BLOCK = 8

interface Props {
  readonly tensor: ShownTensor
  readonly scale: HeatScale
  readonly testId: string
  /** Whether `rows` are those of the batch: they are not cut here. */
  readonly batch?: boolean
  /** Said instead of the tensor's own state. */
  readonly note?: string | undefined
  readonly title?: string | undefined
  /** Outlined: it enters into the sum that is being shown. */
  readonly column?: number | null
  readonly format?: (value: number) => string
}

/** A tensor with its name, its shape and its numbers; what the last statement changed is outlined. */
export function TensorTable({ tensor, scale, testId, batch = false, note, title, column = null, format }: Props) {
  const { rows, columns } = blockOf(tensor, batch)
  const { state, values } = tensor
  return (
    <table className={styles.tensor} data-state={state} data-part={tensor.name} data-testid={testId} title={title}>
      <TensorCaption tensor={tensor} batch={batch} note={note} />
      <tbody {...verbatim}>
        {indices(rows).map((row) => (
          <tr key={row}>
            {indices(columns).map((at) => (
              <td
                key={at}
                className={at === column ? `${styles.cell} ${styles.enters}` : styles.cell}
                style={shadeOfCell(tensor, row, at, scale)}
              >
                {values === null ? '–' : (format ?? formatCell)(values[row * tensor.columns + at] ?? Number.NaN)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Name, shape, and what is to be said of it. */
export function TensorCaption({ tensor, batch = false, note }: Pick<Props, 'tensor' | 'batch' | 'note'>) {
  const text = useText(momentText)
  const { rows, columns } = blockOf(tensor, batch)
  const state = tensor.state === 'current' ? undefined : text.states[tensor.state]
  const cut = cutText({ rows, columns }, tensor, text)
  // Where there is little room no more is said: that it is new, or not yet there, is seen.
  const isNarrow = cut !== undefined && tensor.most !== undefined
  const says = [shapeText(tensor), cut, isNarrow ? undefined : (note ?? state)]
  return (
    <caption className={styles.caption}>
      <span className={styles.name} {...verbatim}>
        {tensor.name}
      </span>
      <span className={styles.note}>{says.filter((part) => part !== undefined).join(' · ')}</span>
    </caption>
  )
}

/** The rows and columns that are shown. */
export function blockOf(
  { rows, columns, most = columns }: ShownTensor,
  batch: boolean,
): { readonly rows: number; readonly columns: number } {
  if (batch) return { rows, columns: Math.min(columns > MOST ? BLOCK : columns, most) }
  const isLarge = Math.max(rows, columns) > MOST
  return isLarge ? { rows: Math.min(rows, BLOCK), columns: Math.min(columns, BLOCK) } : { rows, columns }
}

/** The colours of a cell, none where there is no number. */
export function shadeOfCell({ values, limit, columns }: ShownTensor, row: number, column: number, scale: HeatScale) {
  if (values === null) return undefined
  const shade = shadeOf(values[row * columns + column] ?? Number.NaN, limit ?? (largest(values) || 1))
  return { backgroundColor: scale.colors[shade], color: scale.inks[shade] }
}

/** What is shown of a tensor that is not shown whole. */
function cutText(
  { rows, columns }: Pick<ShownTensor, 'rows' | 'columns'>,
  whole: ShownTensor,
  text: TextOf<typeof momentText>,
): string | undefined {
  if (rows < whole.rows) return text.moreCells(rows, columns)
  if (columns === whole.columns) return undefined
  return whole.shape.length === 1 ? text.moreNumbers(columns) : text.moreColumns(columns)
}

/** None of a scalar: it is a number. */
function shapeText({ shape }: ShownTensor): string | undefined {
  return shape.length === 0 ? undefined : shape.join(' × ')
}
