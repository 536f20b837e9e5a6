import { useRef, useState } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Frame } from '../../../engine/protocol.ts'
import type { Scale } from '../../../share/view.ts'
import { useFrames, useMessages, useSelected } from '../../context.ts'
import { iterationLabel, iterationTicks, lastShown } from '../../iterations.ts'
import { Pace } from '../../pace.ts'
import { ChangeMarks } from './ChangeMarks.tsx'
import { ChartTooltip } from './ChartTooltip.tsx'
import { changeLabels } from './changes.ts'
import { type Axis, axisFor, extentOf, nanSpan, type Point, pointsOf } from './points.ts'

/** At most 20 times a second. */
const EVERY = 50

/** What one drawing shows. */
interface Drawing {
  readonly points: Point[]
  readonly axis: Axis
  readonly last: number
  /** The iterations whose losses are nan. */
  readonly nan: readonly [number, number] | null
  /** The iteration on screen where the history goes beyond it. */
  readonly cursor: number | null
}

/** Batch loss as a mean line in its min-max band, full loss as a second line, live changes marked. */
export function LossChart() {
  const text = useMessages()
  const scale = useSelected((state) => state.scale)
  const run = useSelected((state) => state.run)
  const rate = useSelected((state) => state.rate)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const drawn = useRef<{ axis: Axis | null; scale: Scale }>({ axis: null, scale })
  const [pace] = useState(() => new Pace(EVERY))
  useFrames(
    (frame) => {
      const last = drawn.current
      if (!pace.due(performance.now()) && frame.status === 'running' && last.scale === scale) return
      const next = drawingOf(frame, run.config.iterations, {
        scale,
        rate,
        before: last.scale === scale ? last.axis : null,
      })
      drawn.current = { axis: next.axis, scale }
      setDrawing(next)
    },
    [scale, run, rate],
  )
  if (drawing === null) return null
  const { points, axis, last, nan, cursor } = drawing
  const tick = { fill: 'var(--muted)', fontSize: 11 }
  const line = { type: 'linear', dot: false, isAnimationActive: false, activeDot: false, connectNulls: true } as const
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={points}
        margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
        aria-label={text.chartSummary(last)}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="iteration"
          type="number"
          domain={[0, last]}
          ticks={iterationTicks(last)}
          tickFormatter={iterationLabel}
          interval={0}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          height={24}
        />
        <YAxis
          type="number"
          domain={[axis.low, axis.high]}
          ticks={axis.ticks.map(({ at }) => at)}
          tickFormatter={(at) => axis.ticks.find((each) => each.at === at)?.label ?? ''}
          interval={0}
          allowDataOverflow
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={48}
        />
        <Area {...line} dataKey="band" stroke="none" fill="var(--accent)" fillOpacity={0.16} connectNulls={false} />
        <Line {...line} dataKey="mean" stroke="var(--accent)" strokeWidth={1.25} connectNulls={false} />
        <Line {...line} dataKey="full" stroke="var(--text)" strokeWidth={1.25} />
        {nan !== null && (
          <ReferenceArea
            x1={nan[0]}
            x2={nan[1]}
            fill="var(--danger)"
            fillOpacity={0.08}
            label={{ value: 'nan', fill: 'var(--danger)', fontSize: 11 }}
          />
        )}
        <ChangeMarks marks={changeLabels(run, last)} />
        {cursor !== null && <ReferenceLine x={cursor} stroke="var(--text)" />}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--edge)' }}
          content={<ChartTooltip />}
          allowEscapeViewBox={{ x: false, y: false }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

interface Wanted {
  readonly scale: Scale
  readonly rate: number
  /** The axis of the drawing before, which only grows. */
  readonly before: Axis | null
}

function drawingOf(
  { history, iteration, status }: Frame,
  iterations: number,
  { scale, rate, before }: Wanted,
): Drawing {
  const axis = axisFor(scale, extentOf(history), before)
  const cursor = iteration < history.recorded ? iteration : null
  const coming = status === 'running' || status === 'idle' ? rate : 0
  const points = pointsOf(history, axis)
  return { points, axis, nan: nanSpan(points), last: lastShown(iterations, history.recorded, coming), cursor }
}
