import { useState } from 'react'
import { usePlotArea, useXAxisScale } from 'recharts'
import { useFrames } from '../../context.ts'
import { formatIteration } from '../../format.ts'
import { textWidth } from '../../plot/text-width.ts'
import chart from './chart.module.css'
import styles from './LossChart.module.css'

/** Between the line and its label, in pixels. */
const BESIDE = 5

/** The moment on screen with its iteration, where the curve goes beyond it. It moves alone: the chart is not drawn again for it. */
export function Cursor() {
  const area = usePlotArea()
  const scale = useXAxisScale()
  const [at, setAt] = useState<number | null>(null)
  useFrames(({ iteration, history }) => setAt(iteration < history.recorded ? iteration : null))
  if (at === null || area === undefined || scale === undefined) return null
  const x = scale(at) ?? 0
  const label = formatIteration(at)
  const isLeft = x + BESIDE + textWidth(label) > area.x + area.width
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={area.y}
        y2={area.y + area.height}
        stroke="var(--text)"
        data-testid="chart-cursor"
        data-iteration={at}
      />
      <text
        className={`${chart.label} ${styles.now}`}
        x={isLeft ? x - BESIDE : x + BESIDE}
        y={area.y + area.height - BESIDE}
        textAnchor={isLeft ? 'end' : 'start'}
      >
        {label}
      </text>
    </>
  )
}
