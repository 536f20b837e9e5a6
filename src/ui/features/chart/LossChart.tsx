import { useMemo, useRef, useState } from 'react'
import { Area, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import type { HistoryView } from '../../../engine/worker/loss-history.ts'
import { hasRates } from '../../../experiment/run.ts'
import { useFrames, useMessages, usePace, useSelected, useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { changeLabels, changeTexts, LABEL_ROW, labelRows } from '../../plot/change-labels.ts'
import { iterationScale, lastShown } from '../../plot/iterations.ts'
import {
  extentOf,
  extentOfBoth,
  type LossExtent,
  lossScale,
  nanSpan,
  pointsOf,
  sameHistory,
} from '../../plot/loss-points.ts'
import { FONT_SIZE } from '../../plot/text-width.ts'
import type { Tick } from '../../plot/ticks.ts'
import { type PictureSize, useSize } from '../../plot/useSize.ts'
import { useKnownHistory, usePinnedHistories } from '../../usePinnedHistories.ts'
import { ChangeList } from './ChangeList.tsx'
import { ChangeMarks } from './ChangeMarks.tsx'
import { ChartTooltip } from './ChartTooltip.tsx'
import { Cursor } from './Cursor.tsx'
import styles from './chart.module.css'
import { ExpectedOnChart } from './ExpectedOnChart.tsx'
import { Ground } from './Ground.tsx'
import { LossTable } from './LossTable.tsx'
import { chartText } from './text.ts'

const guessCode = new LazyCode(() => import('./GuessMark.tsx'))
const rateCode = new LazyCode(() => import('./RateLine.tsx'))
const pinLinesCode = new LazyCode(() => import('./PinLines.tsx'))

/** At most 20 times a second. */
const EVERY = 50

/** The room around the plot, in pixels: above, right, beneath for the iterations, left for the losses. */
const ROOM = { top: 8, right: 24, bottom: 24, left: 48 }

/** So that there is a chart also where the page's style sheet could not be loaded; no more than it has otherwise. */
const ROOM_ITSELF = { minHeight: '6rem', contain: 'size' } as const

/** Batch loss as a mean line in its min-max band, full loss as a second line, live changes marked. */
export function LossChart() {
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const [forecast, setForecast] = useState<LossExtent | null>(null)
  const drawing = useDrawing(forecast)
  return (
    <div ref={box} className={styles.picture} style={ROOM_ITSELF}>
      {drawing !== null && size.width > 0 && (
        <div className={styles.scaled} style={{ fontSize: FONT_SIZE, transform: `scale(${size.scale})` }}>
          <Picture size={size} drawing={drawing} onForecast={setForecast} />
        </div>
      )}
    </div>
  )
}

/** What one drawing shows. */
interface Drawing {
  readonly opened: number
  readonly history: HistoryView
  /** The histories of other runs that have to fit. */
  readonly beside: readonly HistoryView[]
  /** The last iteration on the axis. */
  readonly last: number
  /** What the vertical axis holds. It only grows while the run goes on, and is fitted once when it stops. */
  readonly extent: LossExtent
  readonly running: boolean
  /** What of it is only expected. */
  readonly ahead: LossExtent | null
}

/**
 * What is to be drawn: of another run the drawing stays until the first frame comes, so that nothing flickers.
 * @param forecast what is expected of the run: as long as it has not begun that is all there is to see
 */
function useDrawing(forecast: LossExtent | null): Drawing | null {
  const run = useSelected((state) => state.run)
  const rate = useSelected((state) => state.rate)
  const opened = useSelected((state) => state.opened)
  const pinned = usePinnedHistories()
  const known = useKnownHistory()
  const beside = useMemo(
    () => [...pinned.map(({ history }) => history), ...(known === null ? [] : [known])],
    [pinned, known],
  )
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  // Frames come faster than React renders.
  const latest = useRef<Drawing | null>(null)
  const pace = usePace(EVERY)
  useFrames(
    ({ status, history }) => {
      const before = latest.current?.opened === opened ? latest.current : null
      const running = status === 'running'
      const longest = Math.max(0, ...beside.map(({ recorded }) => recorded))
      const shown = lastShown(run.config.iterations, history.recorded, running || status === 'idle' ? rate : 0)
      const last = Math.max(longest, shown)
      // Another moment of the same curve: only the cursor moves.
      const ahead = status === 'idle' ? forecast : null
      const sameLook =
        before?.last === last && before.beside === beside && before.running === running && before.ahead === ahead
      if (sameLook && sameHistory(before.history, history)) return
      if (!pace.due(performance.now()) && running && before !== null) return
      const extents = [history, ...beside].map(extentOf)
      if (running && before !== null) extents.push(before.extent)
      if (ahead !== null) extents.push(ahead)
      const next = { opened, history, beside, last, extent: extents.reduce(extentOfBoth), running, ahead }
      latest.current = next
      setDrawing(next)
    },
    [run, rate, opened, beside, forecast],
  )
  return drawing
}

interface PictureProps {
  readonly size: PictureSize
  readonly drawing: Drawing
  readonly onForecast: (forecast: LossExtent | null) => void
}

function Picture({ size: { width, height }, drawing: { history, extent, last, running }, onForecast }: PictureProps) {
  const text = useText(chartText)
  const { pins } = useMessages()
  const kind = useSelected((state) => state.scale)
  const run = useSelected((state) => state.run)
  const guess = useSelected((state) => state.guess)
  const pinned = usePinnedHistories()
  const [across, upright] = [width - ROOM.left - ROOM.right, height - ROOM.top - ROOM.bottom]
  const scale = useMemo(() => lossScale(kind, extent, upright), [kind, extent, upright])
  const points = useMemo(() => pointsOf(history, scale), [history, scale])
  const iterations = useMemo(() => iterationScale('linear', last, across), [last, across])
  const changes = useMemo(() => changeTexts(run).filter(({ iteration }) => iteration <= last), [run, last])
  const rows = labelRows(upright)
  const labels = useMemo(
    () => changeLabels(changes, { width: across, rows, toX: (at) => iterations.place(at) * across }),
    [changes, across, rows, iterations],
  )
  const nan = nanSpan(points)
  const withRates = hasRates(run)
  const tick = { fill: 'var(--muted)', fontSize: FONT_SIZE }
  const line = { type: 'linear', dot: false, isAnimationActive: false, activeDot: false, connectNulls: true } as const
  return (
    <>
      <ComposedChart
        width={width}
        height={height}
        data={points}
        margin={{ top: ROOM.top, right: ROOM.right, bottom: 0, left: 0 }}
        aria-label={text.summary(last)}
      >
        <Ground ticks={scale.ticks} nan={nan} />
        <XAxis
          dataKey="iteration"
          type="number"
          domain={[0, last]}
          ticks={iterations.ticks.map(({ value }) => value)}
          tickFormatter={(value) => labelAt(iterations.ticks, (tick) => tick.value === value)}
          interval={0}
          niceTicks="none"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          height={ROOM.bottom}
        />
        <YAxis
          type="number"
          domain={[0, 1]}
          ticks={scale.ticks.map(({ at }) => at)}
          tickFormatter={(at) => labelAt(scale.ticks, (tick) => tick.at === at)}
          interval={0}
          niceTicks="none"
          allowDataOverflow
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={ROOM.left}
        />
        <ExpectedOnChart scale={scale} last={last} onForecast={onForecast} />
        {withRates && (
          <Part code={rateCode} name="lr" silent>
            {({ RateLine }) => <RateLine points={points} />}
          </Part>
        )}
        <Area {...line} dataKey="band" stroke="none" fill="var(--accent)" fillOpacity={0.16} connectNulls={false} />
        {pinned.length > 0 && (
          <Part code={pinLinesCode} name={pins} silent>
            {({ PinLines }) => <PinLines pinned={pinned} scale={scale} />}
          </Part>
        )}
        <Line {...line} dataKey="mean" stroke="var(--accent)" strokeWidth={1.25} connectNulls={false} />
        <Line {...line} dataKey="full" stroke="var(--text)" strokeWidth={1.25} />
        <Cursor />
        {guess !== null && (
          <Part code={guessCode} name={pins} silent>
            {({ GuessMark }) => <GuessMark guess={guess} scale={scale} last={last} />}
          </Part>
        )}
        <ChangeMarks changes={changes} labels={labels} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--edge)' }}
          content={<ChartTooltip {...{ changes, withRates }} labelled={labels.length > 0 ? rows * LABEL_ROW + 4 : 0} />}
          // It finds its place itself.
          position={{ x: 0, y: 0 }}
        />
      </ComposedChart>
      <ChangeList changes={changes} />
      {!running && <LossTable points={points} caption={text.summary(last)} {...{ withRates }} />}
    </>
  )
}

function labelAt(ticks: readonly Tick[], isIt: (tick: Tick) => boolean): string {
  return ticks.find(isIt)?.label ?? ''
}
