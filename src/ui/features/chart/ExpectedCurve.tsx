import { useEffect, useId, useMemo } from 'react'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { CourseQuestion } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { courseIterations, curveOf, forecastOf, levelNameAt } from '../../plot/expected-curve.ts'
import type { LossExtent } from '../../plot/loss-points.ts'
import type { AxisScale } from '../../plot/scales.ts'
import { isBehind, useAsking, useCourse, useRunAhead, useTheory, useTheoryState } from '../../useTheory.ts'
import chart from './chart.module.css'
import styles from './details.module.css'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Props {
  readonly scale: AxisScale
  readonly last: number
  /** Where the chart draws, in pixels, and where it draws an iteration and a place on the axis of losses. */
  readonly area: Area
  readonly x: (iteration: number) => number
  readonly y: (place: number) => number
  /** Told what holds the curve, so that the axis of a run that has yet to begin can. */
  readonly onForecast: (forecast: LossExtent | null) => void
}

/**
 * The loss that is expected, dashed, and the floor that noise leaves. Drawn here and not as a series of the chart's: it
 * goes beyond what was measured, and follows the slider while nothing runs.
 */
export function ExpectedCurve({ scale, last, area, x, y, onForecast }: Props) {
  const theory = useText(theoryText)
  const run = useRunAhead()
  const question = useMemo<CourseQuestion>(
    () => ({ type: 'course', run, iterations: courseIterations(last, run.changes) }),
    [run, last],
  )
  useAsking(useTheory().course, question)
  const answer = useCourse()
  const behind = useTheoryState(({ course }) => isBehind(course))
  useEffect(() => onForecast(answer && forecastOf(answer)), [answer, onForecast])
  const clip = useId()
  if (answer === null || !answer.course.ok) return null
  const points = curveOf(answer, x, (loss) => y(scale.place(loss)))
  const floor = answer.floor === null ? null : scale.place(answer.floor)
  const level = floor === null || floor < 0 || floor > 1 ? undefined : y(floor)
  return (
    <g data-testid="expected-curve" className={styles.expectedCurve} data-behind={behind}>
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      {level !== undefined && (
        <g data-testid="floor">
          <line x1={area.x} x2={area.x + area.width} y1={level} y2={level} stroke="var(--edge)" strokeWidth={1} />
          <text
            x={area.x + area.width}
            y={levelNameAt(level, area.y + area.height)}
            className={`${chart.label} ${styles.label}`}
          >
            {theory.floor}
          </text>
        </g>
      )}
      <path
        d={`M${points.map((point) => point.join()).join('L')}`}
        clipPath={`url(#${clip})`}
        fill="none"
        stroke="var(--muted)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
    </g>
  )
}
