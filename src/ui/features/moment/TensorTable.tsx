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
  const cut = columns < tensor.columns || rows < tensor.rows ? text.moreCells(rows, columns) : undefined
  const state = tensor.state === 'current' ? undefined : text.states[tensor.state]
  const says = [shapeText(tensor), cut, note ?? state].filter((part) => part !== undefined)
  return (
    <caption className={styles.caption}>
      <span className={styles.name} {...verbatim}>
        {tensor.name}
      </span>
      <span className={styles.note}>{says.join(' · ')}</span>
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

/** None of a scalar: it is a number. */
function shapeText({ shape }: ShownTensor): string | undefined {
  return shape.length === 0 ? undefined : shape.join(' × ')
}
