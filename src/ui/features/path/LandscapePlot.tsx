import { type PointerEvent, useMemo, useRef, useState } from 'react'
import { configAt } from '../../../experiment/run.ts'
import { iterationsText } from '../../../i18n/iteration-text.ts'
import { type Landscape, lossOnPlane, type Place } from '../../../theory/landscape.ts'
import type { Problem } from '../../../theory/problem.ts'
import { useText } from '../../context.ts'
import { formatExact, formatLoss, formatTick } from '../../format.ts'
import { Readout } from '../../plot/Readout.tsx'
import { useCursor } from '../../plot/useCursor.ts'
import { useSize } from '../../plot/useSize.ts'
import { PlanePicture, sheetOf } from './PlanePicture.tsx'
import styles from './path.module.css'
import { expectedPath, landscapeUnder, type PlanePoint, placesOf, rangeOf } from './planes.ts'
import type { Sample } from './samples.ts'
import { gridOf, type ViewProps } from './shown.ts'
import { pathText } from './text.ts'
import { usePinnedWays } from './usePinnedWays.ts'

interface Props extends ViewProps {
  readonly problem: Problem
  readonly column: number
}

/** The loss of an output column along its slowest and its fastest direction, if there is one. */
export function LandscapePlot(props: Props) {
  const { problem, run, column, way } = props
  const text = useText(pathText)
  const { W } = configAt(run, way.now.iteration)
  const landscape = useMemo(() => landscapeUnder(problem, column, W), [problem, column, W])
  if (run.config.loss !== 'mse') return <p className={styles.says}>{text.onlyMse}</p>
  if (landscape === null) return <p className={styles.says}>{text.oneDirection}</p>
  return <Plane {...props} landscape={landscape} />
}

function Plane({ problem, run, column, way, last, landscape }: Props & { readonly landscape: Landscape }) {
  const iterations = useText(iterationsText)
  const text = useText(pathText)
  const root = useRef<HTMLDivElement>(null)
  const size = useSize(root)
  const at = way.samples.map(({ iteration }) => iteration)
  const cursor = useCursor(at)
  const [pointed, setPointed] = useState<PlanePoint | null>(null)
  const { W } = configAt(run, way.now.iteration)
  const expected = useMemo(
    () => expectedPath(problem, run, column, { grid: gridOf('log', last), W }),
    [problem, run, column, last, W],
  )
  const placed = (samples: readonly Sample[]) => placesOf(problem, landscape, samples)
  const places = placed(way.samples)
  const points = places.map(pointOf)
  const [now] = placed([way.now])
  const paths = usePinnedWays(run).map((other) => ({ ...other, points: placed(other.samples).map(pointOf) }))
  const range = rangeOf([...points, ...paths.flatMap((path) => path.points)])
  const sheet = sheetOf(size, range)
  const onPointerMove = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    const place: PlanePoint = [clientX - left, clientY - top]
    setPointed(sheet.fromXY(place))
    cursor.point(nearestTo(points.map(sheet.toXY), place, at))
  }
  const onPointerLeave = () => {
    setPointed(null)
    cursor.point(null)
  }
  const index = cursor.index ?? at.length - 1
  const title = iterations.range(at[index] ?? 0, at[index] ?? 0)
  const free = pointed === null ? Number.NaN : lossOnPlane(landscape, ...pointed)
  const onPath = [
    { key: 'loss', name: text.lossHere, value: exact(places[index]?.loss) },
    { key: 'beside', name: text.besideLoss, value: exact(places[index]?.beside) },
  ]
  const focus = pointed ?? (cursor.index === null ? null : (points[cursor.index] ?? null))
  const notes = [
    text.pathSummary(formatLoss(places[0]?.loss ?? 0), formatLoss(now?.loss ?? 0), formatLoss(landscape.floor)),
    text.scales(formatTick(Number((sheet.scale.y / sheet.scale.x).toPrecision(2)))),
    ...(expected.length > 0 ? [text.dashedExpected] : []),
    ...(points.every((point) => sheet.shows(point)) ? [] : [text.outOfView]),
  ]
  return (
    <>
      <div
        ref={root}
        className={styles.plot}
        data-testid="path-plot"
        role="slider"
        tabIndex={0}
        aria-valuenow={cursor.value}
        aria-label={`${text.ofLandscape(column)}: ${text.cursor}`}
        aria-valuetext={`${title}: ${onPath.map(({ name, value }) => `${name} ${value}`).join('; ')}`}
        {...cursor.slider}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
      >
        {size.width > 0 && (
          <PlanePicture
            {...{ size, range, sheet, landscape, points, expected, paths }}
            now={now === undefined ? undefined : pointOf(now)}
            cursor={cursor.index === null ? undefined : points[cursor.index]}
          />
        )}
        {focus !== null && (
          <Readout
            title={cursor.index === null ? null : title}
            rows={cursor.index === null ? [{ key: 'loss', name: text.lossHere, value: exact(free) }] : onPath}
            across={sheet.toXY(focus)[0] / size.width}
          />
        )}
      </div>
      <p className={styles.note}>{notes.join(' ')}</p>
    </>
  )
}

function pointOf({ slow, fast }: Place): PlanePoint {
  return [slow, fast]
}

function exact(value = Number.NaN): string {
  return formatExact(Number(value.toPrecision(6)))
}

/** How near to a sample the pointer has to be, in pixels, to be told its iteration. */
const NEAR = 14

/** The iteration of the sample nearest to a place on screen; null if none is near. */
function nearestTo(points: readonly PlanePoint[], [x, y]: PlanePoint, at: readonly number[]): number | null {
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
