import { useRef } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { useFrames } from '../../context.ts'
import { formatCell } from '../../format.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
import { HeatCanvas } from '../../widgets/HeatCanvas.tsx'
import { type HeatHandle, HeatTable } from '../../widgets/HeatTable.tsx'
import type { MatrixLayout } from './useMatrixLayout.ts'

/** Up to this many rows and columns a matrix is a real table. */
export const LARGEST_TABLE = 16

interface Props {
  readonly rows: number
  readonly columns: number
  readonly caption: string
  readonly scale: HeatScale
  /** The value at the ends of the scale. */
  readonly limit: number
  readonly layout: MatrixLayout
  /** The cells of a frame, row-major. */
  readonly values: (frame: Frame) => ArrayLike<number>
}

/** A matrix of every frame in colours: a table while it has a readable number of cells, a canvas beyond. */
export function Heat({ layout, limit, values, ...matrix }: Props) {
  const handle = useRef<HeatHandle>(null)
  useFrames(
    (frame) => handle.current?.paint(values(frame), limit, frame.status !== 'running'),
    [values, limit, layout, matrix.scale],
  )
  const shared = { ...matrix, handle, rowHeight: layout.cellHeight }
  if (Math.max(matrix.rows, matrix.columns) > LARGEST_TABLE) return <HeatCanvas {...shared} />
  return <HeatTable {...shared} mute={!layout.numbers} format={formatCell} />
}
