import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { PIN_LOOKS } from '../../pinned.ts'
import { type PinnedHistory, usePinned } from '../../usePins.ts'
import { type Axis, type Point, pointsOf } from './points.ts'

/** With fewer full losses than this, the means of the batch losses tell more. */
const FEW = 8

/** The height of a number at the end of a line, in pixels. */
const NUMBER = 11

interface Props {
  readonly pinned: readonly PinnedHistory[]
  readonly axis: Axis
}

/** A pinned run's line in pixels. */
interface Drawn {
  readonly pinned: PinnedHistory
  readonly path: string
  readonly end: { readonly x: number; readonly y: number }
}

/** Each pinned run as one calm line, its number at the end. Drawn here, like the live changes, and not by the chart. */
export function PinLines({ pinned, axis }: Props) {
  const area = usePlotArea()
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  const pointed = usePinned((state) => state.pointed)
  if (area === undefined || x === undefined || y === undefined) return null
  const lines = pinned.flatMap((each) =>
    drawn(
      each,
      axis,
      (at) => x(at) ?? 0,
      (at) => y(at) ?? 0,
    ),
  )
  const places = apart(lines, area.y + area.height)
  return (
    <g data-testid="pin-lines">
      {lines.map(({ pinned: { id, place }, path, end }) => {
        const look = PIN_LOOKS[place]
        const faded = pointed !== null && pointed !== id
        return (
          <g key={id} opacity={faded ? 0.25 : 1} data-testid={`pin-line-${place + 1}`}>
            <path
              d={path}
              fill="none"
              style={{ stroke: look?.color }}
              strokeWidth={pointed === id ? 2.5 : 1.5}
              strokeDasharray={look?.dash}
            />
            <text
              x={end.x + 4}
              y={(places.get(id) ?? end.y) + 4}
              style={{ fill: look?.color }}
              fontSize={11}
              fontWeight={600}
            >
              {place + 1}
            </text>
          </g>
        )
      })}
    </g>
  )
}

function drawn(pinned: PinnedHistory, axis: Axis, x: (at: number) => number, y: (at: number) => number): Drawn[] {
  const points = pointsOf(pinned.history, axis)
  const isFull = points.filter(({ full }) => full !== null).length >= FEW
  const of = ({ full, mean, iteration }: Point) => (isFull || iteration === 0 ? full : mean)
  let path = ''
  let end: Drawn['end'] | null = null
  let pen = 'M'
  for (const point of points) {
    const value = of(point)
    if (value !== null) {
      end = { x: x(point.iteration), y: y(value) }
      path += `${pen}${end.x.toFixed(1)} ${end.y.toFixed(1)}`
      pen = 'L'
    } else if (point.exact.nan > 0) pen = 'M'
  }
  return end === null ? [] : [{ pinned, path, end }]
}

/** Where the numbers stand so that none lies on another, as near to their lines' ends as that allows. */
function apart(lines: readonly Drawn[], bottom: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  const sorted = [...lines].sort((a, b) => a.end.y - b.end.y)
  let free = Number.NEGATIVE_INFINITY
  for (const [i, { pinned, end }] of sorted.entries()) {
    const lowest = bottom - NUMBER * (sorted.length - 1 - i)
    const place = Math.min(Math.max(end.y, free), lowest)
    places.set(pinned.id, place)
    free = place + NUMBER
  }
  return places
}
