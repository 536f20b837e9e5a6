import { useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { rem } from '../text-scale.ts'
import { shadeOf } from '../theme/heat-scale.ts'
import type { HeatProps } from './HeatTable.tsx'
import styles from './heat.module.css'

interface Props extends HeatProps {
  /** Told when there is something to paint on. */
  readonly onArrive?: () => void
}

/** A matrix too large for a table: one pixel a cell, scaled up without smoothing. */
export function HeatCanvas({ rows, columns, caption, scale, rowHeight, handle, onArrive }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useImperativeHandle(handle, () => ({
    paint(values, limit) {
      const context = canvas.current?.getContext('2d')
      if (!context || values.length !== rows * columns) return
      const image = context.createImageData(columns, rows)
      for (let i = 0; i < values.length; i++) {
        const [red, green, blue] = scale.channels[shadeOf(values[i] ?? Number.NaN, limit)] ?? [0, 0, 0]
        image.data.set([red, green, blue, 255], 4 * i)
      }
      context.putImageData(image, 0, 0)
    },
  }))
  useLayoutEffect(() => onArrive?.(), [onArrive])
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      width={columns}
      height={rows}
      style={{ height: rem(rows * rowHeight) }}
      role="img"
      aria-label={caption}
    />
  )
}
