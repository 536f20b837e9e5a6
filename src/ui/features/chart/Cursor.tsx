import { useState } from 'react'
import { usePlotArea, useXAxisScale } from 'recharts'
import { useFrames } from '../../context.ts'

/** The moment on screen, where the curve goes beyond it. It moves alone: the chart is not drawn again for it. */
export function Cursor() {
  const area = usePlotArea()
  const scale = useXAxisScale()
  const [at, setAt] = useState<number | null>(null)
  useFrames(({ iteration, history }) => setAt(iteration < history.recorded ? iteration : null))
  if (at === null || area === undefined || scale === undefined) return null
  const x = scale(at)
  return (
    <line
      x1={x}
      x2={x}
      y1={area.y}
      y2={area.y + area.height}
      stroke="var(--text)"
      data-testid="chart-cursor"
      data-iteration={at}
    />
  )
}
