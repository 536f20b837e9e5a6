import { useRef } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { useFrames, useMessages } from '../../context.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
import type { HeatHandle } from '../../widgets/HeatTable.tsx'
import { Heat } from './Heat.tsx'
import styles from './matrices.module.css'
import type { MatrixLayout } from './useMatrixLayout.ts'

interface Props {
  readonly caption: string
  readonly columns: number
  readonly scale: HeatScale
  readonly limit: number
  readonly layout: MatrixLayout
  /** One value a column. */
  readonly values: (frame: Frame) => ArrayLike<number>
}

/** The bias that belongs to a matrix, one value a column, beneath it. */
export function BiasRow({ caption, columns, scale, limit, layout, values }: Props) {
  const text = useMessages()
  const heat = useRef<HeatHandle>(null)
  useFrames(
    (frame) => heat.current?.paint(values(frame), limit, frame.status !== 'running'),
    [scale, limit, layout, values],
  )
  return (
    <div className={styles.bias} data-testid="bias-row">
      <span className={styles.biasLabel}>{text.biasRow}</span>
      <Heat rows={1} columns={columns} caption={caption} scale={scale} layout={layout} handle={heat} />
    </div>
  )
}
