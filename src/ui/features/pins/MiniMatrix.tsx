import { useEffect, useRef } from 'react'
import { useSelected } from '../../context.ts'
import { heatScales } from '../../theme/heat-scale.ts'
import { HeatCanvas } from '../../widgets/HeatCanvas.tsx'
import type { HeatHandle } from '../../widgets/HeatTable.tsx'
import styles from './pins.module.css'

/** The height of the matrix, in pixels. */
const HEIGHT = 18

interface Props {
  readonly rows: number
  readonly columns: number
  readonly values: Float32Array
  readonly limit: number
  readonly label: string
}

/** A matrix too small for numbers: its cells in colours. */
export function MiniMatrix({ rows, columns, values, limit, label }: Props) {
  const scale = heatScales[useSelected((state) => state.theme)]
  const handle = useRef<HeatHandle>(null)
  useEffect(() => handle.current?.paint(values, limit, false))
  return (
    <span className={styles.matrix}>
      <HeatCanvas {...{ rows, columns, scale, handle }} caption={label} rowHeight={HEIGHT / rows} />
    </span>
  )
}
