import type { ReactNode } from 'react'
import type { Box } from './paths.ts'
import styles from './plot.module.css'
import { spread } from './spread.ts'
import { LINE } from './ticks.ts'

/** What stands at the end of a line. */
export interface EndLabel {
  readonly key: string | number
  /** Where the label begins, and where the line ends, in pixels; NaN where it does not. */
  readonly x: number
  readonly y: number
  readonly faded?: boolean
  readonly color: string | undefined
  readonly label: ReactNode
}

interface Props {
  readonly ends: readonly EndLabel[]
  readonly box: Box
}

/** What each line is, at its end; pushed apart where they would overlap. */
export function EndLabels({ ends, box }: Props) {
  const bottom = box.top + box.height
  const inView = ends.filter(({ y }) => y > box.top - LINE && y < bottom + LINE).sort((a, b) => a.y - b.y)
  const places = spread(
    inView.map(({ y }) => y),
    LINE,
    box.top + 4,
    bottom,
  )
  return (
    <g className={styles.ends}>
      {inView.map(({ key, x, color, faded, label }, i) => (
        <text key={key} style={{ color }} opacity={faded ? 0.25 : undefined} x={x} y={(places[i] ?? 0) + 4}>
          {label}
        </text>
      ))}
    </g>
  )
}
