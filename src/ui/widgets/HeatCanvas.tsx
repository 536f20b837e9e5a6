import { type Ref, useImperativeHandle, useRef } from 'react'
import { type HeatScale, shadeOf } from '../theme/heat-scale.ts'
import type { HeatHandle } from './HeatTable.tsx'
import styles from './heat.module.css'

interface Props {
  readonly rows: number
  readonly columns: number
  readonly caption: string
  readonly scale: HeatScale
  readonly rowHeight: number
  readonly handle: Ref<HeatHandle>
}

/** A matrix too large for a table: one pixel a cell, scaled up without smoothing. */
export function HeatCanvas({ rows, columns, caption, scale, rowHeight, handle }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useImperativeHandle(handle, () => ({
    paint(values, limit) {
      const context = canvas.current?.getContext('2d')
      if (!context || values.length !== rows * columns) return
      for (let i = 0; i < values.length; i++) {
        context.fillStyle = scale.colors[shadeOf(values[i] ?? Number.NaN, limit)] ?? ''
        context.fillRect(i % columns, Math.floor(i / columns), 1, 1)
      }
    },
  }))
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      width={columns}
      height={rows}
      style={{ height: rows * rowHeight }}
      role="img"
      aria-label={caption}
    />
  )
}
