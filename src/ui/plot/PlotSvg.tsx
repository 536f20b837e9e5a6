import type { ReactNode } from 'react'
import styles from './plot.module.css'
import { FONT_SIZE } from './text-width.ts'
import type { Size } from './useSize.ts'

interface Props {
  readonly size: Size
  readonly children: ReactNode
}

/** A picture laid out for `size`, drawn as large as the element that it fills; for who does not see it there is a table. */
export function PlotSvg({ size: { width, height }, children }: Props) {
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} fontSize={FONT_SIZE} aria-hidden="true">
      {children}
    </svg>
  )
}
