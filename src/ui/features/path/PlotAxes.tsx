import type { Axis } from './axes.ts'
import styles from './path.module.css'

/** Where a plot has its picture, in pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Props {
  readonly box: Box
  readonly x: Axis
  readonly y: Axis
}

/** Labels below and beside the picture, and lines across it at those beside. */
export function PlotAxes({ box, x, y }: Props) {
  const { left, top, width, height } = box
  const bottom = top + height
  return (
    <g className={styles.axes}>
      {y.ticks.map(({ at, label }) => (
        <g key={label}>
          <line x1={left} x2={left + width} y1={bottom - at * height} y2={bottom - at * height} />
          <text x={left - 8} y={bottom - at * height + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {x.ticks.map(({ at, label }) => (
        <text key={label} x={left + at * width} y={bottom + 16} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  )
}
