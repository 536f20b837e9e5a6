import { usePlotArea, useXAxisScale } from 'recharts'
import { type ChangeLabel, type ChangeText, LABEL_ROW } from '../../plot/change-labels.ts'
import styles from './chart.module.css'
import { useSayChange } from './useSayChange.ts'

interface Props {
  readonly changes: readonly ChangeText[]
  readonly labels: readonly ChangeLabel[]
}

/** With more lines than this to 100 pixels they grow faint: what they cross has to be seen. */
const DENSE = 4

/**
 * The live changes as lines across the plot, their labels in rows above. Drawn here and not as one `ReferenceLine` each:
 * those register with the chart one by one, and at 200 of them a single drawing takes more than a second.
 */
export function ChangeMarks({ changes, labels }: Props) {
  const area = usePlotArea()
  const scale = useXAxisScale()
  const say = useSayChange()
  const dense = area === undefined ? 1 : changes.length / (DENSE * (area.width / 100))
  if (area === undefined || scale === undefined) return null
  return (
    <g data-testid="change-marks">
      {changes.map(({ iteration, full }) => {
        const x = scale(iteration)
        return (
          <line
            key={`${iteration} ${full}`}
            x1={x}
            x2={x}
            y1={area.y}
            y2={area.y + area.height}
            stroke="var(--muted)"
            strokeDasharray="2 3"
            strokeOpacity={Math.max(0.3, Math.min(1, 1 / dense))}
          />
        )
      })}
      {labels.map((label) => (
        <text
          key={label.key}
          className={styles.label}
          x={area.x + label.x}
          y={area.y + label.row * LABEL_ROW + 10}
          data-testid="change-label"
        >
          <title>{label.changes.map(say).join('\n')}</title>
          <tspan>{label.text}</tspan>
        </text>
      ))}
    </g>
  )
}
