import { count } from '../../../i18n/number-text.ts'
import type { Teller } from '../../../lessons/lesson.ts'
import type { Measure } from '../../../lessons/measure.ts'
import { formatCell, formatLoss, formatShort } from '../../format.ts'

/** What is written where there is no number. */
const NONE = '–'

/** Tells the numbers that `find` knows, written as everywhere on the page. */
export function tellerOf(find: (measure: Measure) => number): Teller {
  const told = (value: number, write: (value: number) => string) => (Number.isNaN(value) ? NONE : write(value))
  return {
    number: find,
    loss: (measure) => told(find(measure), formatLoss),
    count: (measure) => told(find(measure), (value) => count(Math.round(value))),
    cell: (measure) => told(find(measure), formatCell),
    short: (measure, digits = 3) => told(find(measure), (value) => formatShort(value, digits)),
    times: (measure, than) => told(find(measure) / find(than), (value) => formatShort(value, 2)),
  }
}
