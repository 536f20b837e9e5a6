import type { ReactNode } from 'react'
import type { Matrix } from '../../../experiment/matrix.ts'
import { rem } from '../../text-scale.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './matrices.module.css'
import type { MatrixLayout } from './useMatrixLayout.ts'

/** A cell that is pointed at or has the focus. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** What the three matrices have in common. */
export interface MatrixView {
  readonly W: Matrix
  readonly trueBias: readonly number[] | null
  /** Whether the layer has a bias. */
  readonly bias: boolean
  readonly scale: HeatScale
  /** The value at the ends of the scale that target and weight share. */
  readonly limit: number
  readonly layout: MatrixLayout
  /** The cell that is outlined in all three. */
  readonly outlined: CellPlace | null
}

interface Props {
  readonly view: MatrixView
  readonly title: string
  /** Beside the title, muted. */
  readonly note?: string
  readonly testId: string
  readonly children: ReactNode
  /** At the right edge of the matrix. */
  readonly edge?: ReactNode
  /** Beneath it. */
  readonly foot: ReactNode
}

/** One of the three matrices with its title and what stands around it. */
export function MatrixColumn({ view, title, note, testId, children, edge, foot }: Props) {
  const { W, outlined } = view
  const { cellWidth, cellHeight } = view.layout
  const width = rem(cellWidth * W.columns)
  return (
    <div>
      <h3 className={styles.title} style={{ width }}>
        <span>{title}</span>
        {note !== undefined && <span className={styles.shape}>{note}</span>}
      </h3>
      <div className={styles.withEdge} {...verbatim}>
        <div className={styles.frame} style={{ width }} data-testid={testId}>
          {children}
          {outlined !== null && (
            <div
              className={styles.outline}
              style={{
                left: rem(outlined.column * cellWidth),
                top: rem(outlined.row * cellHeight),
                width: rem(cellWidth),
                height: rem(cellHeight),
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
