import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { EndLabels } from '../../plot/EndLabels.tsx'
import { pathThrough } from '../../plot/paths.ts'
import { calmLine } from '../../plot/pinned-line.ts'
import type { AxisScale } from '../../plot/scales.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'
import type { PinnedHistory } from '../../usePinnedHistories.ts'
import { usePinned } from '../../usePins.ts'
import styles from './chart.module.css'

interface Props {
  readonly pinned: readonly PinnedHistory[]
  readonly scale: AxisScale
}

/** Each pinned run as one calm line, its number at the end. Drawn here, like the live changes, and not by the chart. */
export function PinLines({ pinned, scale }: Props) {
  const area = usePlotArea()
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  const pointed = usePinned((state) => state.pointed)
  if (area === undefined || x === undefined || y === undefined) return null
  const lines = pinned.map(({ id, place, history }) => {
    const toPixels = (to: number | undefined) => to ?? Number.NaN
    const points = calmLine(
      history,
      scale,
      (at) => toPixels(x(at)),
      (at) => toPixels(y(at)),
    )
    const [endX, endY] = points.findLast((point) => !point.some(Number.isNaN)) ?? [Number.NaN, Number.NaN]
    return { id, place, look: PIN_LOOKS[place], points, endX, endY, faded: pointed !== null && pointed !== id }
  })
  const box = { left: area.x, top: area.y, width: area.width, height: area.height }
  return (
    <g data-testid="pin-lines">
      {lines.map(({ id, place, look, points, faded }) => (
        <path
          key={id}
          d={pathThrough(points)}
          fill="none"
          opacity={faded ? 0.25 : 1}
          data-testid={`pin-line-${place + 1}`}
          style={{ stroke: look?.color }}
          strokeWidth={pointed === id ? 2.5 : 1.5}
          strokeDasharray={look?.dash}
        />
      ))}
      <g className={styles.numbers}>
        <EndLabels
          box={box}
          ends={lines.map(({ id, place, look, endX, endY, faded }) => ({
            key: id,
            x: endX + 4,
            y: endY,
            color: look?.color,
            faded,
            label: place + 1,
          }))}
        />
      </g>
    </g>
  )
}
