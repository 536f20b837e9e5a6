import { type PointerEvent, useRef, useState } from 'react'
import { useText } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { iterationScale } from '../../plot/iterations.ts'
import { Readout } from '../../plot/Readout.tsx'
import type { AxisScale } from '../../plot/scales.ts'
import { plotText } from '../../plot/text.ts'
import { useCursor } from '../../plot/useCursor.ts'
import { pointIn, useSize } from '../../plot/useSize.ts'
import { boxOf, type IterationAxis, LinesPicture, MOST_LABELS, type ReferenceLine } from './LinesPicture.tsx'
import styles from './path.module.css'
import type { Series } from './series.ts'
import { pathText } from './text.ts'

interface Props {
  readonly name: string
  readonly lines: readonly Series[]
  /** The iterations of the samples. */
  readonly at: readonly number[]
  /** The iteration on screen. */
  readonly now: number
  readonly x: IterationAxis
  readonly y: AxisScale
  /** Iterations of live changes. */
  readonly changes: readonly number[]
  /** What the dashed lines are. */
  readonly dashedName: string
  /** A value to be marked across the plot. */
  readonly mark?: ReferenceLine
}

/** How many lines are read out at a time. */
const MOST_READ = 8

/** Lines over the iterations, each with a dashed one beside it; a cursor reads them out. */
export function LinesPlot({ name, dashedName, ...picture }: Props) {
  const { lines, at, y } = picture
  const iterations = useText(plotText)
  const text = useText(pathText)
  const root = useRef<HTMLDivElement>(null)
  const size = useSize(root)
  const cursor = useCursor(at)
  const [pointedY, setPointedY] = useState<number | null>(null)
  const box = boxOf(size, lines.length <= MOST_LABELS)
  const x = iterationScale(picture.x.kind, picture.x.last, box.width)
  const onPointerMove = (event: PointerEvent) => {
    const [left, top] = pointIn(size, event)
    const across = (left - box.left) / box.width
    cursor.point(nearestBy(at, (iteration) => Math.abs(x.place(iteration) - across)))
    setPointedY(1 - (top - box.top) / box.height)
  }
  const onPointerLeave = () => {
    cursor.point(null)
    setPointedY(null)
  }
  const index = cursor.index ?? at.length - 1
  const iteration = at[index] ?? 0
  const read = readAt(lines, index, (value) => (pointedY === null ? 0 : Math.abs(y.place(value) - pointedY)))
  const rows = read.map((line) => ({
    key: line.key,
    name: line.name,
    hue: line.hue,
    value: readingOf(line, index, iteration, dashedName),
  }))
  const title = iterations.range(iteration, iteration)
  return (
    <div
      ref={root}
      className={styles.plot}
      data-testid="path-plot"
      role="slider"
      tabIndex={0}
      aria-valuenow={cursor.value}
      aria-label={`${name}: ${text.cursor}`}
      aria-valuetext={`${title}: ${rows.map(({ name, value }) => `${name} ${value}`).join('; ')}`}
      {...cursor.slider}
      onPointerMove={onPointerMove}
      onPointerLeave={onPointerLeave}
    >
      {size.width > 0 && <LinesPicture {...picture} size={size} cursor={cursor.index} read={read} />}
      {cursor.index !== null && <Readout title={title} rows={rows} across={x.place(iteration)} />}
    </div>
  )
}

function nearestBy(at: readonly number[], distance: (iteration: number) => number): number | null {
  let [least, found]: [number, number | null] = [Number.POSITIVE_INFINITY, null]
  for (const iteration of at) {
    const far = distance(iteration)
    if (far >= least) continue
    least = far
    found = iteration
  }
  return found
}

/** The lines that are read out: all of them, or those nearest to the pointer. */
function readAt(lines: readonly Series[], index: number, distance: (value: number) => number): readonly Series[] {
  if (lines.length <= MOST_READ) return lines
  const by = (line: Series) => distance(line.values[index] ?? Number.NaN)
  return [...lines].sort((a, b) => by(a) - by(b)).slice(0, MOST_READ)
}

function readingOf({ values, dashedAt }: Series, index: number, iteration: number, dashedName: string): string {
  const dashed = dashedAt(iteration)
  const value = formatExact(values[index] ?? Number.NaN)
  return Number.isNaN(dashed) ? value : `${value} (${dashedName} ${formatExact(Number(dashed.toPrecision(6)))})`
}
