import { type PointerEvent, useId, useMemo, useRef, useState } from 'react'
import { type Landscape, lossOnPlane } from '../../../theory/landscape.ts'
import type { Problem } from '../../../theory/problem.ts'
import { useMessages } from '../../context.ts'
import { formatExact, formatLoss, formatTick } from '../../format.ts'
import { iterationAxis, pathThrough } from './axes.ts'
import { Contours } from './Contours.tsx'
import type { Box } from './PlotAxes.tsx'
import styles from './path.module.css'
import { contoursOf, expectedPath, landscapeAt, type Point, placesOf, rangeOf } from './planes.ts'
import { Readout } from './Readout.tsx'
import { gridOf, type ViewProps } from './shown.ts'
import { useCursor } from './useCursor.ts'
import { useSize } from './useSize.ts'

/** A path of another run on the same plane. */
export interface OtherPath {
  readonly key: string
  readonly name: string
  readonly color: string
  readonly points: readonly Point[]
}

interface Props extends ViewProps {
  readonly problem: Problem
  readonly column: number
  /** What is drawn beside the run's own path. */
  readonly others?: readonly OtherPath[]
}

const NONE: readonly OtherPath[] = []

/** The loss of an output column along its slowest and its fastest direction, if there is one. */
export function LandscapePlot(props: Props) {
  const { problem, run, column, way } = props
  const text = useMessages()
  const landscape = useMemo(
    () => landscapeAt(problem, run, column, way.now.iteration),
    [problem, run, column, way.now.iteration],
  )
  if (run.config.loss !== 'mse') return <p className={styles.says}>{text.path.onlyMse}</p>
  if (landscape === null) return <p className={styles.says}>{text.path.oneDirection}</p>
  return <Plane {...props} landscape={landscape} />
}

/** How near to a sample the pointer has to be, in pixels, to be told its iteration. */
const NEAR = 14

function Plane({
  problem,
  run,
  column,
  way,
  last,
  landscape,
  others = NONE,
}: Props & { readonly landscape: Landscape }) {
  const text = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const clip = useId()
  const { width, height } = useSize(root)
  const at = way.samples.map(({ iteration }) => iteration)
  const cursor = useCursor(at)
  const [pointed, setPointed] = useState<Point | null>(null)
  const expected = useMemo(
    () =>
      expectedPath(problem, run, column, { grid: gridOf(last, iterationAxis('log', last)), now: way.now.iteration }),
    [problem, run, column, last, way.now.iteration],
  )
  const places = placesOf(problem, landscape, way.samples)
  const points = places.map(({ slow, fast }): Point => [slow, fast])
  const [now] = placesOf(problem, landscape, [way.now])
  const start = places[0]
  const { low, high } = rangeOf([...points, ...others.flatMap((other) => other.points)])
  const box: Box = { left: 24, top: 4, width: Math.max(1, width - 28), height: Math.max(1, height - 24) }
  const scale = { x: box.width / (high[0] - low[0]), y: box.height / (high[1] - low[1]) }
  const toXY = ([a, b]: Point): Point => [
    box.left + (a - low[0]) * scale.x,
    box.top + box.height - (b - low[1]) * scale.y,
  ]
  const onPointerMove = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    const [x, y] = [clientX - left, clientY - top]
    setPointed([low[0] + (x - box.left) / scale.x, low[1] + (box.top + box.height - y) / scale.y])
    cursor.point(nearestTo(points.map(toXY), [x, y], at))
  }
  const onPointerLeave = () => {
    setPointed(null)
    cursor.point(null)
  }
  const index = cursor.index ?? at.length - 1
  const place = places[index]
  const title = text.iterationsRange(at[index] ?? 0, at[index] ?? 0)
  const onPath = [
    { key: 'loss', name: text.path.lossHere, value: formatExact(Number(place?.loss.toPrecision(6))) },
    { key: 'beside', name: text.path.besideLoss, value: formatExact(Number(place?.beside.toPrecision(6))) },
  ]
  const free =
    pointed === null
      ? []
      : [{ key: 'loss', name: text.path.lossHere, value: formatLoss(lossOnPlane(landscape, ...pointed)) }]
  const summary = text.path.pathSummary(
    formatLoss(start?.loss ?? Number.NaN),
    formatLoss(now?.loss ?? Number.NaN),
    formatLoss(landscape.floor),
  )
  const [startAt, nowAt, optimumAt] = [
    [start?.slow ?? 0, start?.fast ?? 0],
    [now?.slow ?? 0, now?.fast ?? 0],
    [0, 0],
  ].map(([a = 0, b = 0]) => toXY([a, b]))
  const cursorAt = cursor.index === null ? undefined : points[cursor.index]
  return (
    <>
      <div
        ref={root}
        className={styles.plot}
        data-testid="path-plot"
        role="slider"
        tabIndex={0}
        aria-valuenow={cursor.value}
        aria-label={`${text.path.ofLandscape(column)}: ${text.path.cursor}`}
        aria-valuetext={`${title}: ${onPath.map(({ name, value }) => `${name} ${value}`).join('; ')}`}
        {...cursor.slider}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            <clipPath id={clip}>
              <rect x={box.left} y={box.top} width={box.width} height={box.height} />
            </clipPath>
            <rect className={styles.frame} x={box.left} y={box.top} width={box.width} height={box.height} />
            <g clipPath={`url(#${clip})`}>
              <Contours
                contours={contoursOf(landscape, { low, high })}
                box={box}
                center={optimumAt ?? [0, 0]}
                scale={scale}
              />
              <path className={styles.dashed} data-hue="1" d={pathThrough(expected.map(toXY))} />
              {others.map(({ key, color, points }) => (
                <path key={key} className={styles.line} style={{ color }} d={pathThrough(points.map(toXY))} />
              ))}
              <path className={styles.line} data-hue="0" data-testid="path-way" d={pathThrough(points.map(toXY))} />
            </g>
            <Marks start={startAt} now={nowAt} optimum={optimumAt} cursor={cursorAt && toXY(cursorAt)} />
            <text className={styles.direction} x={box.left + box.width / 2} y={height - 6} textAnchor="middle">
              {`${text.path.slowest(short(landscape.slow.eigenvalue))} →`}
            </text>
            <text
              className={styles.direction}
              transform={`translate(14 ${box.top + box.height / 2}) rotate(-90)`}
              textAnchor="middle"
            >
              {`${text.path.fastest(short(landscape.fast.eigenvalue))} →`}
            </text>
          </svg>
        )}
        {(pointed !== null || cursor.index !== null) && (
          <Readout
            title={cursor.index === null ? '' : title}
            rows={cursor.index === null ? free : onPath}
            across={((pointed ?? cursorAt ?? [0, 0])[0] - low[0]) / (high[0] - low[0])}
          />
        )}
      </div>
      <p className={styles.note}>
        {summary} {text.path.scales(short(scale.y / scale.x))} {expected.length > 0 && text.path.dashedExpected}
      </p>
    </>
  )
}

interface MarksProps {
  readonly start: Point | undefined
  readonly now: Point | undefined
  readonly optimum: Point | undefined
  readonly cursor: Point | undefined
}

/** Where the path began, where it is, and where the bowl is deepest. */
function Marks({ start, now, optimum, cursor }: MarksProps) {
  const text = useMessages()
  return (
    <g data-hue="0">
      {optimum !== undefined && (
        <g className={styles.optimum}>
          <line x1={optimum[0] - 6} x2={optimum[0] + 6} y1={optimum[1]} y2={optimum[1]} />
          <line x1={optimum[0]} x2={optimum[0]} y1={optimum[1] - 6} y2={optimum[1] + 6} />
        </g>
      )}
      {start !== undefined && isIn(start) && (
        <>
          <circle className={styles.start} cx={start[0]} cy={start[1]} r={4} />
          <text className={styles.placeLabel} x={start[0]} y={start[1] + 16} textAnchor="middle">
            {text.path.start}
          </text>
        </>
      )}
      {now !== undefined && isIn(now) && <circle className={styles.place} cx={now[0]} cy={now[1]} r={4.5} />}
      {cursor !== undefined && isIn(cursor) && (
        <circle className={styles.start} cx={cursor[0]} cy={cursor[1]} r={3.5} />
      )}
    </g>
  )
}

function isIn([x, y]: Point): boolean {
  return Math.abs(x) < 1e4 && Math.abs(y) < 1e4
}

/** The iteration of the sample nearest to a place on screen; null if none is near. */
function nearestTo(points: readonly Point[], [x, y]: Point, at: readonly number[]): number | null {
  let best = NEAR
  let found: number | null = null
  for (const [i, [px, py]] of points.entries()) {
    const distance = Math.hypot(px - x, py - y)
    if (distance >= best) continue
    best = distance
    found = at[i] ?? null
  }
  return found
}

function short(value: number): string {
  return formatTick(Number(value.toPrecision(3)))
}
