import { usePlotArea, useXAxisScale } from 'recharts'
import type { Tick } from '../../plot/ticks.ts'
import styles from './LossChart.module.css'

interface Props {
  readonly ticks: readonly Tick[]
  /** The iterations between which there is nan, or null. */
  readonly nan: readonly [number, number] | null
}

/** What the lines lie on: one across at each tick, and where there is nan a mark of it. The chart's own would be 3 kB. */
export function Ground({ ticks, nan }: Props) {
  const area = usePlotArea()
  const scale = useXAxisScale()
  if (area === undefined || scale === undefined) return null
  const right = area.x + area.width
  const toY = (at: number) => area.y + (1 - at) * area.height
  const [from, to] = (nan ?? []).map((iteration) => scale(iteration) ?? 0)
  return (
    <>
      <g data-testid="grid">
        {ticks.map(({ at }) => (
          <line key={at} x1={area.x} x2={right} y1={toY(at)} y2={toY(at)} stroke="var(--line)" />
        ))}
      </g>
      {from !== undefined && to !== undefined && (
        <g className={styles.nan}>
          <rect x={from} y={area.y} width={to - from} height={area.height} fillOpacity={0.08} />
          <text x={(from + to) / 2} y={area.y + area.height / 2} textAnchor="middle">
            nan
          </text>
        </g>
      )}
    </>
  )
}
