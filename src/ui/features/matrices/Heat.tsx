import { useReducer, useRef } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { useFrames } from '../../context.ts'
import { formatCell } from '../../format.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { rem } from '../../text-scale.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
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
  const [isThere, arrive] = useReducer(() => true, false)
  useFrames(
    (frame) => handle.current?.paint(values(frame), limit, frame.status !== 'running'),
    [values, limit, layout, matrix.scale, isThere],
  )
  const shared = { ...matrix, handle, rowHeight: layout.cellHeight }
  if (Math.max(matrix.rows, matrix.columns) > LARGEST_TABLE) {
    const room = <div style={{ height: rem(matrix.rows * layout.cellHeight) }} />
    return (
      <Part code={laterCode} name={matrix.caption} brief waiting={room}>
        {({ HeatCanvas }) => <HeatCanvas {...shared} onArrive={arrive} />}
      </Part>
    )
  }
  return <HeatTable {...shared} mute={!layout.numbers} format={formatCell} />
}
