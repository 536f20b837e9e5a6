import type { Change } from '../../experiment/config.ts'
import type { CourseAnswer } from '../../theory/questions/questions.ts'
import type { LossExtent } from './loss-points.ts'

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
  answer: CourseAnswer,
  x: (iteration: number) => number,
  y: (loss: number) => number,
): readonly (readonly [x: number, y: number])[] {
  const points: [number, number][] = []
  for (const [i, loss] of lossesOf(answer).entries()) {
    if (!Number.isFinite(loss)) break
    const height = Math.max(-FAR, Math.min(FAR, y(loss)))
    points.push([rounded(x(answer.iterations[i] ?? 0)), rounded(height)])
  }
  return points
}

/** What of a course an axis is to hold that has nothing else to show yet, as parts of the first loss: beyond, it leaves. */
const MOST = 100
const LEAST = 1e-12

/** What holds the course, as far as it stays in view; null where there is none. */
export function forecastOf(answer: CourseAnswer): LossExtent | null {
  const losses = lossesOf(answer).filter(Number.isFinite)
  const [first] = losses
  if (first === undefined || !(first > 0)) return null
  const within = losses.map((loss) => Math.min(first * MOST, Math.max(first * LEAST, loss)))
  return { smallest: Math.min(...within), largest: Math.max(...within), zero: false, infinite: false }
}

/** The expected loss at each iteration as far as it is known, then the loss at the expected weight. */
function lossesOf({ iterations, course }: CourseAnswer): readonly number[] {
  if (!course.ok) return []
  const { expected, ofMeanWeight, exactUntil } = course.value
  return iterations.map((iteration, i) => (iteration < exactUntil ? expected[i] : ofMeanWeight[i]) ?? Number.NaN)
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

/** Whether the dashed curve ends where a state is loaded. */
export function endsAtLoad(answer: CourseAnswer | null): boolean {
  return answer?.course.ok === true && answer.course.value.reason?.code === 'state'
}

/** Where the name of a level stands: beneath its line, or above it where beneath is the axis, which ends at `bottom`. */
export function levelNameAt(level: number, bottom: number): number {
  return level + 14 > bottom ? level - 5 : level + 14
}
