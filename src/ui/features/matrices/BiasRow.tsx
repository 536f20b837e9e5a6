import type { Frame } from '../../../engine/protocol.ts'
import { useMessages } from '../../context.ts'
import { Heat } from './Heat.tsx'
import type { MatrixView } from './MatrixColumn.tsx'
import styles from './matrices.module.css'

interface Props {
  readonly view: MatrixView
  /** Of the matrix that it belongs to. */
  readonly title: string
  readonly limit: number
  /** One value a column. */
  readonly values: (frame: Frame) => ArrayLike<number>
}

/** The bias that belongs to a matrix, one value a column, beneath it. */
export function BiasRow({ view, title, limit, values }: Props) {
  const text = useMessages()
  const { W, scale, layout } = view
  return (
    <div className={styles.bias} dir="ltr" data-testid="bias-row">
      <span className={styles.biasLabel}>{text.biasRow}</span>
      <Heat rows={1} columns={W.columns} caption={`${title}, ${text.biasRow}`} {...{ scale, layout, limit, values }} />
    </div>
  )
}
