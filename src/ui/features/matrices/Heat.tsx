import type { Ref } from 'react'
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
  readonly layout: MatrixLayout
  readonly handle: Ref<HeatHandle>
}

/** A matrix in colours: a table while it has a readable number of cells, a canvas beyond. */
export function Heat({ layout, ...matrix }: Props) {
  if (Math.max(matrix.rows, matrix.columns) > LARGEST_TABLE) {
    return <HeatCanvas {...matrix} rowHeight={layout.cellHeight} />
  }
  return <HeatTable {...matrix} rowHeight={layout.cellHeight} mute={!layout.numbers} format={formatCell} />
}
