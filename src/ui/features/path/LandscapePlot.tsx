import { type PointerEvent, useMemo, useRef, useState } from 'react'
import type { LandscapePlane, LandscapeQuestion, PlanePoint } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { formatExact, formatLoss, formatTick } from '../../format.ts'
import type { PixelPoint } from '../../plot/paths.ts'
import { Readout } from '../../plot/Readout.tsx'
import { plotText } from '../../plot/text.ts'
import { useCursor } from '../../plot/useCursor.ts'
import { pointIn, useSize } from '../../plot/useSize.ts'
import { joinSentences } from '../../say.ts'
import { TheoryFailed } from '../../TheoryFailed.tsx'
import { useAsking, useAsks, useTheory, useTheoryState } from '../../useTheory.ts'
import { Computing } from './Computing.tsx'
import { PlanePicture, sheetOf } from './PlanePicture.tsx'
import styles from './path.module.css'
import { landscapeQuestion } from './path-questions.ts'
import type { PinnedTrajectory } from './samples.ts'
import type { ViewProps } from './shown.ts'
import { pathText } from './text.ts'
import { usePinnedTrajectories } from './usePinnedTrajectories.ts'

interface Props extends ViewProps {
  readonly column: number
}

/** The loss of an output column along its slowest and its fastest direction, if there is one. */
export function LandscapePlot(props: Props) {
  const { run, column } = props
  const text = useText(pathText)
  const pinned = usePinnedTrajectories(run)
  const question = useQuestion(props, pinned)
  const isMse = run.config.loss === 'mse'
  useAsking(useTheory().landscape, isMse ? question : null)
  const { answered, failed } = useTheoryState((state) => state.landscape)
  const asks = useAsks()
  if (!isMse) return <p className={styles.says}>{text.onlyMse}</p>
  if (failed) return <TheoryFailed />
  // Of a run under way the newest answer is drawn, of another run or column none.
  if (answered?.question.run.config !== run.config || answered.question.column !== column) return <Computing />
  const { plane: told } = answered.answer
  // What is expected would give away what a card asks.
  const plane = asks && told !== null ? { ...told, expected: [] } : told
  if (plane === null) return <p className={styles.says}>{text.oneDirection}</p>
  return <Plane plane={plane} question={answered.question} pinned={pinned} />
}

function useQuestion({ trajectory, run, column, last }: Props, pinned: readonly PinnedTrajectory[]): LandscapeQuestion {
  return useMemo(
    () => landscapeQuestion({ trajectory, run, column, last }, pinned),
    [trajectory, run, column, last, pinned],
  )
}

interface PlaneProps {
  readonly plane: LandscapePlane
  /** What the plane answers: the page may be a moment ahead. */
  readonly question: LandscapeQuestion
  readonly pinned: readonly PinnedTrajectory[]
}

function Plane({ plane, question, pinned }: PlaneProps) {
  const iterations = useText(plotText)
  const text = useText(pathText)
  const root = useRef<HTMLDivElement>(null)
  const size = useSize(root)
  const at = useMemo(() => Array.from(question.samples.iterations), [question])
  const cursor = useCursor(at)
  const [pointed, setPointed] = useState<PlanePoint | null>(null)
  const { path, now, floor, expected } = plane
  const points = useMemo(() => path.map(pointOf), [path])
  const paths = pinned.flatMap(({ key, color, dash }) => {
    const other = plane.others.find((each) => each.key === key)
    return other === undefined ? [] : [{ key, color, dash, points: other.points }]
  })
  const sheet = sheetOf(size, plane.range)
  const onPointerMove = (event: PointerEvent) => {
    const pixel = pointIn(size, event)
    setPointed(sheet.fromXY(pixel))
    cursor.point(nearestTo(points.map(sheet.toXY), pixel, at))
  }
  const onPointerLeave = () => {
    setPointed(null)
    cursor.point(null)
  }
  const index = cursor.index ?? at.length - 1
  const title = iterations.range(at[index] ?? 0, at[index] ?? 0)
  const onPath = [
    { key: 'loss', name: text.lossHere, value: exact(path[index]?.loss) },
    { key: 'beside', name: text.besideLoss, value: exact(path[index]?.beside) },
  ]
  const free = { key: 'loss', name: text.lossHere, value: exact(lossAt(plane, pointed)) }
  const focus = pointed ?? (cursor.index === null ? null : (points[cursor.index] ?? null))
  return (
    <>
      <div
        ref={root}
        className={styles.plot}
        data-testid="path-plot"
        role="slider"
        tabIndex={0}
        aria-valuenow={cursor.value}
        aria-label={`${text.ofLandscape(question.column)}: ${text.cursor}`}
        aria-valuetext={`${title}: ${onPath.map(({ name, value }) => `${name} ${value}`).join('; ')}`}
        {...cursor.slider}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
      >
        {size.width > 0 && (
          <PlanePicture
            {...{ size, sheet, plane, points, paths }}
            now={now === null ? undefined : pointOf(now)}
            cursor={cursor.index === null ? undefined : points[cursor.index]}
          />
        )}
        {focus !== null && (
          <Readout
            title={cursor.index === null ? null : title}
            rows={cursor.index === null ? [free] : onPath}
            across={sheet.toXY(focus)[0] / size.width}
          />
        )}
      </div>
      <p className={styles.note}>
        {joinSentences(
          text.pathSummary(formatLoss(path[0]?.loss ?? 0), formatLoss(now?.loss ?? 0), formatLoss(floor)),
          text.scales(formatTick(Number((sheet.scale.y / sheet.scale.x).toPrecision(2)))),
          expected.length > 0 ? text.dashedExpected : '',
          points.every((point) => sheet.shows(point)) ? '' : text.outOfView,
        )}
      </p>
    </>
  )
}

function pointOf({ slow, fast }: LandscapePlane['path'][number]): PlanePoint {
  return [slow, fast]
}

/** The loss at a point that is pointed at, by the plane's own numbers: a pointer cannot wait for an answer. */
function lossAt({ floor, slow, fast }: LandscapePlane, point: PlanePoint | null): number {
  if (point === null) return Number.NaN
  const [a, b] = point
  return floor + slow.curvature * a * a + fast.curvature * b * b
}

function exact(value = Number.NaN): string {
  return formatExact(Number(value.toPrecision(6)))
}

/** How near to a sample the pointer has to be, in pixels, to be told its iteration. */
const NEAR = 14

/** The iteration of the sample nearest to a place on screen; null if none is near. */
function nearestTo(points: readonly PixelPoint[], [x, y]: PixelPoint, at: readonly number[]): number | null {
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
