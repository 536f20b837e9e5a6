import type { ReactNode } from 'react'
import styles from './matrices.module.css'
import type { MatrixLayout } from './useMatrixLayout.ts'

/** A cell that is pointed at or has the focus. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

interface Props {
  readonly title: string
  /** Beside the title, muted. */
  readonly note?: string
  readonly testId: string
  readonly width: number
  readonly layout: MatrixLayout
  /** The cell that is outlined in all three matrices. */
  readonly outlined: CellPlace | null
  readonly children: ReactNode
  /** At the right edge of the matrix. */
  readonly edge?: ReactNode
  /** Beneath it. */
  readonly foot: ReactNode
}

/** One of the three matrices with its title and what stands around it. */
export function MatrixColumn({ title, note, testId, width, layout, outlined, children, edge, foot }: Props) {
  const { cellWidth, cellHeight } = layout
  return (
    <div>
      <h2 className={styles.title} style={{ width }}>
        {title}
        {note !== undefined && <span className={styles.shape}>{note}</span>}
      </h2>
      <div className={styles.withEdge}>
        <div className={styles.frame} style={{ width }} data-testid={testId}>
          {children}
          {outlined !== null && (
            <div
              className={styles.outline}
              style={{
                left: outlined.column * cellWidth,
                top: outlined.row * cellHeight,
                width: cellWidth,
                height: cellHeight,
              }}
            />
          )}
        </div>
        {edge}
      </div>
      <div style={{ width }}>{foot}</div>
    </div>
  )
}
