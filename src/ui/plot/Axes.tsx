import type { Box } from './paths.ts'
import styles from './plot.module.css'
import type { AxisScale } from './scales.ts'
import { apartUpright, uncut } from './ticks.ts'

interface Props {
  readonly box: Box
  readonly x: AxisScale
  readonly y: AxisScale
  /** The width of the whole picture, in pixels. */
  readonly width: number
}

/** Labels below and beside the plot, and lines across it at those beside. */
export function Axes({ box, x, y, width: whole }: Props) {
  const { left, top, width, height } = box
  const bottom = top + height
  return (
    <g className={styles.axes}>
      {apartUpright(y.ticks, height).map(({ at, label }) => (
        <g key={label}>
          <line x1={left} x2={left + width} y1={bottom - at * height} y2={bottom - at * height} />
          <text x={left - 8} y={bottom - at * height + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {x.ticks.map(({ at, label }) => (
        <text key={label} x={uncut(left + at * width, label, whole)} y={bottom + 16} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  )
}
