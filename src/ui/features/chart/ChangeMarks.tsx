import { usePlotArea, useXAxisScale } from 'recharts'
import type { ChangeMark } from './changes.ts'

interface Props {
  readonly marks: readonly ChangeMark[]
}

/**
 * The live changes as lines across the plot. Drawn here and not as one `ReferenceLine` each: those register with the
 * chart one by one, and at 200 of them a single drawing takes more than a second.
 */
export function ChangeMarks({ marks }: Props) {
  const area = usePlotArea()
  const scale = useXAxisScale()
  if (area === undefined || scale === undefined) return null
  return (
    <g data-testid="change-marks">
      {marks.map(({ key, iteration, label }) => {
        const x = scale(iteration)
        return (
          <g key={key}>
            <line x1={x} x2={x} y1={area.y} y2={area.y + area.height} stroke="var(--muted)" strokeDasharray="2 3" />
            {label !== '' && (
              <text x={(x ?? 0) + 5} y={area.y + 14} fill="var(--muted)" fontSize={11}>
                {label}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
