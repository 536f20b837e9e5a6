import { DefaultZIndexes, usePlotArea, useXAxisScale, ZIndexLayer } from 'recharts'
import { formatShort } from '../../format.ts'
import type { LossPoint } from '../../plot/loss-points.ts'
import { pathThrough } from '../../plot/paths.ts'
import { largestRate, ratePoints } from '../../plot/rate-points.ts'
import styles from './rate.module.css'

/** The part of the plot's height, from beneath, that the course of lr has. */
const SHARE = 0.3

/** The course of lr, from 0 at the bottom of the plot, behind the losses; its largest value stands beside it, and before them. */
export function RateLine({ points }: { readonly points: readonly LossPoint[] }) {
  const area = usePlotArea()
  const x = useXAxisScale()
  const largest = largestRate(points)
  if (area === undefined || x === undefined || !(largest > 0)) return null
  const bottom = area.y + area.height
  const toY = (lr: number) => bottom - (lr / largest) * SHARE * area.height
  const course = ratePoints(points).map(([at, lr]) => [x(at) ?? Number.NaN, toY(lr)] as const)
  return (
    <g data-testid="rate-line">
      <path className={styles.line} d={pathThrough(course)} />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <text className={styles.label} x={area.x + area.width} y={toY(largest) - 4} textAnchor="end">
          {`lr ${formatShort(largest, 3)}`}
        </text>
      </ZIndexLayer>
    </g>
  )
}
