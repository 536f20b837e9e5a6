import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { HistoryView } from '../../../engine/worker/loss-history.ts'
import type { Scale } from '../../../share/page-view.ts'
import { useFrames, useSelected, useText } from '../../context.ts'
import { iterationLabel, iterationTicks, lastShown } from '../../iterations.ts'
import { Pace } from '../../pace.ts'
import { useKnownHistory, usePinnedHistories } from '../../usePins.ts'
import { ChangeMarks } from './ChangeMarks.tsx'
import { ChartTooltip } from './ChartTooltip.tsx'
import { Cursor } from './Cursor.tsx'
import { changeLabels } from './changes.ts'
import { ExpectedCurve } from './ExpectedCurve.tsx'
import { type Axis, axisFor, extentOf, extentOfBoth, nanSpan, type Point, pointsOf, sameHistory } from './points.ts'
import { chartText } from './text.ts'

const PinLines = lazy(() => import('./PinLines.tsx').then((it) => ({ default: it.PinLines })))

/** At most 20 times a second. */
const EVERY = 50

/** What one drawing shows. */
interface Drawing {
  readonly points: Point[]
  readonly axis: Axis
  readonly last: number
  /** The iterations whose losses are nan. */
  readonly nan: readonly [number, number] | null
}

/** Batch loss as a mean line in its min-max band, full loss as a second line, live changes marked. */
export function LossChart() {
  const text = useText(chartText)
  const scale = useSelected((state) => state.scale)
  const run = useSelected((state) => state.run)
  const rate = useSelected((state) => state.rate)
  const pinned = usePinnedHistories()
  const known = useKnownHistory()
  const beside = useMemo(
    () => [...pinned.map(({ history }) => history), ...(known === null ? [] : [known])],
    [pinned, known],
  )
  const opened = useSelected((state) => state.opened)
  // Of another run it stays until the first frame comes, so that nothing flickers while a slider is dragged.
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const drawn = useRef<Drawn>({ axis: null, scale, opened, about: null })
  const [pace] = useState(() => new Pace(EVERY))
  useFrames(
    (frame) => {
      const last = drawn.current
      const same = last.scale === scale && last.opened === opened
      const coming = frame.status === 'running' || frame.status === 'idle' ? rate : 0
      const longest = Math.max(0, ...beside.map(({ recorded }) => recorded))
      const shown = lastShown(run.config.iterations, frame.history.recorded, coming)
      const about = { history: frame.history, beside, last: Math.max(longest, shown) }
      // Another moment of the same curve: only the cursor moves.
      const isDrawn = same && last.about?.last === about.last && last.about.beside === beside
      if (isDrawn && sameHistory(last.about.history, about.history)) return
      if (!pace.due(performance.now()) && frame.status === 'running' && same) return
      const next = drawingOf(about, scale, same ? last.axis : null)
      drawn.current = { axis: next.axis, scale, opened, about }
      setDrawing(next)
    },
    [scale, run, rate, opened, beside],
  )
  if (drawing === null) return null
  const { points, axis, last, nan } = drawing
  const tick = { fill: 'var(--muted)', fontSize: 11 }
  const line = { type: 'linear', dot: false, isAnimationActive: false, activeDot: false, connectNulls: true } as const
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 8, right: 24, bottom: 0, left: 0 }} aria-label={text.summary(last)}>
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
        <ExpectedCurve axis={axis} last={last} />
        <Area {...line} dataKey="band" stroke="none" fill="var(--accent)" fillOpacity={0.16} connectNulls={false} />
        {pinned.length > 0 && (
          <Suspense>
            <PinLines pinned={pinned} axis={axis} />
          </Suspense>
        )}
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
        <Cursor />
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

/** What a drawing is made of. */
interface About {
  readonly history: HistoryView
  /** The losses of other runs that have to fit. */
  readonly beside: readonly HistoryView[]
  /** The last iteration on the axis. */
  readonly last: number
}

/** What was drawn last; its axis only grows. */
interface Drawn {
  readonly opened: number
  readonly axis: Axis | null
  readonly scale: Scale
  readonly about: About | null
}

function drawingOf({ history, beside, last }: About, scale: Scale, before: Axis | null): Drawing {
  const axis = axisFor(scale, [history, ...beside].map(extentOf).reduce(extentOfBoth), before)
  const points = pointsOf(history, axis)
  return { points, axis, nan: nanSpan(points), last }
}
