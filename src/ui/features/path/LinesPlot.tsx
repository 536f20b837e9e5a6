import { type PointerEvent, useId, useRef, useState } from 'react'
import { useMessages } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { type Axis, pathThrough } from './axes.ts'
import type { Line } from './lines.ts'
import { type Box, PlotAxes } from './PlotAxes.tsx'
import styles from './path.module.css'
import { Readout } from './Readout.tsx'
import { useCursor } from './useCursor.ts'
import { useSize } from './useSize.ts'

interface Props {
  readonly name: string
  readonly lines: readonly Line[]
  /** The iterations of the samples. */
  readonly at: readonly number[]
  /** The iteration on screen. */
  readonly now: number
  readonly x: Axis
  readonly y: Axis
  /** Iterations of live changes. */
  readonly changes: readonly number[]
  /** What the dashed lines are. */
  readonly dashedName: string
  /** A value to be marked across the plot. */
  readonly mark?: { readonly value: number; readonly label: string }
}

/** With more lines than this they are named only where they are pointed at. */
const MOST_LABELS = 12

/** How many lines are read out at a time. */
const MOST_READ = 8

/** Lines over the iterations, each with a dashed one beside it; a cursor reads them out. */
export function LinesPlot({ name, lines, at, now, x, y, changes, dashedName, mark }: Props) {
  const text = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const clip = useId()
  const { width, height } = useSize(root)
  const cursor = useCursor(at)
  const [pointedY, setPointedY] = useState<number | null>(null)
  const labelled = lines.length <= MOST_LABELS
  const box: Box = {
    left: 48,
    top: 8,
    width: Math.max(1, width - 48 - (labelled ? 56 : 16)),
    height: Math.max(1, height - 32),
  }
  const toX = (iteration: number) => box.left + x.place(iteration) * box.width
  const toY = (value: number) => box.top + (1 - y.place(value)) * box.height
  const onPointerMove = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    const places = at.map(toX)
    const px = clientX - left
    const nearestAt = places.reduce(
      (best, place, i) => (Math.abs(place - px) < Math.abs((places[best] ?? 0) - px) ? i : best),
      0,
    )
    cursor.point(at[nearestAt] ?? null)
    setPointedY(clientY - top)
  }
  const onPointerLeave = () => {
    cursor.point(null)
    setPointedY(null)
  }
  const index = cursor.index ?? at.length - 1
  const read = readAt(lines, index, (value) => (pointedY === null ? 0 : Math.abs(toY(value) - pointedY)))
  const rows = read.map((line) => ({
    key: line.key,
    name: line.name,
    hue: line.hue,
    value: readingOf(line, index, at[index] ?? 0, dashedName),
  }))
  const title = text.iterationsRange(at[index] ?? 0, at[index] ?? 0)
  return (
    <div
      ref={root}
      className={styles.plot}
      data-testid="path-plot"
      role="slider"
      tabIndex={0}
      aria-valuenow={cursor.value}
      aria-label={`${name}: ${text.path.cursor}`}
      aria-valuetext={`${title}: ${rows.map(({ name, value }) => `${name} ${value}`).join('; ')}`}
      {...cursor.slider}
      onPointerMove={onPointerMove}
      onPointerLeave={onPointerLeave}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          <clipPath id={clip}>
            <rect x={box.left} y={box.top - 2} width={box.width + 2} height={box.height + 4} />
          </clipPath>
          <PlotAxes box={box} x={x} y={y} />
          <g clipPath={`url(#${clip})`}>
            {changes.map((iteration) => (
              <line
                key={iteration}
                className={styles.change}
                x1={toX(iteration)}
                x2={toX(iteration)}
                y1={0}
                y2={height}
              />
            ))}
            {mark !== undefined && (
              <line
                className={styles.mark}
                x1={box.left}
                x2={box.left + box.width}
                y1={toY(mark.value)}
                y2={toY(mark.value)}
              />
            )}
            {lines.map((line) => (
              <g key={line.key} data-hue={line.hue} data-testid={`path-line-${line.key.replace(' ', '-')}`}>
                <path
                  className={styles.dashed}
                  d={pathThrough(line.dashed.map(([t, value]) => [toX(t), toY(value)]))}
                />
                <path
                  className={styles.line}
                  d={pathThrough(line.values.map((value, i) => [toX(at[i] ?? 0), toY(value)]))}
                />
              </g>
            ))}
            {now < (at.at(-1) ?? 0) && <line className={styles.now} x1={toX(now)} x2={toX(now)} y1={0} y2={height} />}
            {cursor.index !== null && (
              <g className={styles.cursor}>
                <line x1={toX(at[index] ?? 0)} x2={toX(at[index] ?? 0)} y1={box.top} y2={box.top + box.height} />
                {read.map((line) => {
                  const cy = toY(line.values[index] ?? Number.NaN)
                  return (
                    Number.isFinite(cy) && (
                      <circle key={line.key} data-hue={line.hue} cx={toX(at[index] ?? 0)} cy={cy} r={3} />
                    )
                  )
                })}
              </g>
            )}
          </g>
          {mark !== undefined && y.place(mark.value) > 0 && (
            <text className={styles.markLabel} x={box.left + 4} y={toY(mark.value) - 4}>
              {mark.label}
            </text>
          )}
          {labelled && <Labels lines={lines} box={box} toX={toX} toY={toY} at={at} />}
        </svg>
      )}
      {cursor.index !== null && <Readout title={title} rows={rows} across={x.place(at[index] ?? 0)} />}
    </div>
  )
}

/** The lines that are read out: all of them, or those nearest to the pointer. */
function readAt(lines: readonly Line[], index: number, distance: (value: number) => number): readonly Line[] {
  if (lines.length <= MOST_READ) return lines
  const by = (line: Line) => distance(line.values[index] ?? Number.NaN)
  return [...lines].sort((a, b) => by(a) - by(b)).slice(0, MOST_READ)
}

function readingOf({ values, dashedAt }: Line, index: number, iteration: number, dashedName: string): string {
  const dashed = dashedAt(iteration)
  const value = formatExact(values[index] ?? Number.NaN)
  return Number.isNaN(dashed) ? value : `${value} (${dashedName} ${formatExact(Number(dashed.toPrecision(6)))})`
}

interface LabelsProps {
  readonly lines: readonly Line[]
  readonly box: Box
  readonly toX: (iteration: number) => number
  readonly toY: (value: number) => number
  readonly at: readonly number[]
}

/** The least distance between two labels. */
const APART = 12

/** What each line is, at its end; pushed apart where they would overlap. */
function Labels({ lines, box, toX, toY, at }: LabelsProps) {
  const ends = lines
    .map((line) => ({ line, y: toY(line.values.at(-1) ?? Number.NaN) }))
    .filter(({ y }) => Number.isFinite(y) && y > box.top - APART && y < box.top + box.height + APART)
    .sort((a, b) => a.y - b.y)
  const places = spread(
    ends.map(({ y }) => y),
    box.top + 4,
    box.top + box.height,
  )
  const x = Math.min(toX(at.at(-1) ?? 0), box.left + box.width) + 6
  return (
    <g className={styles.labels}>
      {ends.map(({ line }, i) => (
        <text key={line.key} data-hue={line.hue} x={x} y={(places[i] ?? 0) + 4}>
          {line.label[0]}
          <tspan className={line.label[0] === 'λ' ? undefined : styles.sub} dx={line.label[0] === 'λ' ? 2 : 0}>
            {line.label[1]}
          </tspan>
        </text>
      ))}
    </g>
  )
}

/** Ascending places at least `APART` from each other, as near to `wanted` as goes between `low` and `high`. */
function spread(wanted: readonly number[], low: number, high: number): readonly number[] {
  const down: number[] = []
  for (const place of wanted) down.push(Math.max(place, (down.at(-1) ?? low - APART) + APART))
  let limit = high + APART
  return down
    .toReversed()
    .map((place) => {
      limit = Math.min(place, limit - APART)
      return limit
    })
    .toReversed()
}
