import type { Change } from '../../experiment/config.ts'
import type { CourseAnswer } from '../../theory/questions/questions.ts'

/** Points of the curve, beside those at live changes. */
const POINTS = 240

/** The iterations from 0 to `last` at which the expected loss is drawn, ascending. */
export function courseIterations(last: number, changes: readonly Change[]): readonly number[] {
  const even = Array.from({ length: POINTS + 1 }, (_, i) => Math.round((i * last) / POINTS))
  const around = changes.flatMap(({ iteration }) => [iteration - 1, iteration]).filter((at) => at >= 0 && at <= last)
  return [...new Set([...even, ...around])].sort((a, b) => a - b)
}

/** Pixels beyond which nothing need be told apart. */
const FAR = 1e5

/**
 * The points of a course, in pixels: the expected loss as far as it is known, then the loss at the expected weight. It ends where it
 * is beyond a double.
 */
export function curveOf(
  { iterations, course }: CourseAnswer,
  x: (iteration: number) => number,
  y: (loss: number) => number,
): readonly (readonly [x: number, y: number])[] {
  if (!course.ok) return []
  const { expected, ofMeanWeight, exactUntil } = course.value
  const points: [number, number][] = []
  for (const [i, iteration] of iterations.entries()) {
    const loss = (iteration < exactUntil ? expected[i] : ofMeanWeight[i]) ?? Number.NaN
    if (!Number.isFinite(loss)) break
    const height = Math.max(-FAR, Math.min(FAR, y(loss)))
    points.push([rounded(x(iteration)), rounded(height)])
  }
  return points
}

/** To hundredths of a pixel. */
function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100
}

/** What the dashed curve is: null where there is none. */
export function curveKind(answer: CourseAnswer | null): 'expected' | 'ofMeanWeight' | null {
  if (answer === null || !answer.course.ok) return null
  return answer.course.value.exactUntil > 0 ? 'expected' : 'ofMeanWeight'
}
