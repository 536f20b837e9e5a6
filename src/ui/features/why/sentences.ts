import type { Config } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { DataFacts, Insight, Left } from '../../../theory/questions/questions.ts'
import { formatShort, formatTick } from '../../format.ts'
import { joinSentences, writtenRate } from '../../say.ts'
import { percent } from './answers.ts'
import type { WhyText } from './text.ts'

/** What the samples tell least about. */
export function slowestOf({ left, schedule }: Insight, why: WhyText): string {
  if (left === null || !(left.factor >= 0 && left.factor < 1)) return ''
  const { eigenvalue } = left.leftover
  const each = [directionOf(left, why), formatShort(eigenvalue), percent(1 - left.factor)] as const
  return schedule === null ? why.slowest(...each) : why.slowestNow(...each, writtenRate(schedule.lr))
}

/** Terms of a direction that are written out. */
const MOST_TERMS = 4

/** `−0.288 row 1 + 0.805 row 2`, the largest terms of a long one. */
function directionOf({ leftover: { direction }, inFeatures }: Left, why: WhyText): string {
  const all = Array.from(direction, (value, input) => ({ value, input }))
  const kept = all.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST_TERMS)
  const terms = kept
    .sort((a, b) => a.input - b.input)
    .map(({ value, input }, i) => {
      const name = input < inFeatures ? why.rowTerm(input + 1) : why.biasTerm
      const sign = value < 0 ? '\u2212' : '+'
      const size = formatShort(Math.abs(value))
      return i === 0 ? `${value < 0 ? sign : ''}${size} ${name}` : `${sign} ${size} ${name}`
    })
  return kept.length < all.length ? `${terms.join(' ')} …` : terms.join(' ')
}

/** How many iterations it takes, at this lr and at the fastest, and where float32 has the last word. */
export function howLongOf({ howLong, excess, schedule }: Insight, { lr }: Config, why: WhyText): string {
  if (howLong === null) return ''
  const { now, fastest, rounding } = howLong
  const goal = formatTick(howLong.goal)
  const here =
    now.kind === 'at'
      ? schedule === null
        ? why.reached(goal, now.iterations, writeNumber(lr))
        : why.reachedUnder(goal, now.iterations)
      : Number.isFinite(now.loss)
        ? why.neverReached(goal, formatShort(now.loss))
        : Number.isNaN(now.loss)
          ? ''
          : why.grown(goal)
  const best =
    fastest === null || fastest.reach.kind !== 'at'
      ? ''
      : (schedule === null ? why.reachedFastest : why.reachedSteady)(fastest.reach.iterations, formatShort(fastest.lr))
  const stopped = excess === null && rounding > howLong.goal && now.kind === 'at'
  return joinSentences(here, stopped ? why.rounding(formatShort(rounding)) : '', best)
}

/** What is to be known of the data. */
export function dataSentences({ eigenvalues, rank, condition, floor }: DataFacts, why: WhyText): readonly string[] {
  const width = eigenvalues.length
  return [
    why.eigenvalues(listOf(eigenvalues)),
    Number.isFinite(condition) && rank > 1 ? why.condition(formatShort(condition)) : '',
    rank < width ? why.unseen(width - rank, width) : '',
    why.least(floor === null ? '0' : formatShort(floor)),
  ].filter((said) => said !== '')
}

/** Eigenvalues that are written out from either end. */
const MOST_EIGENVALUES = 4

function listOf(values: Float64Array): string {
  const all = Array.from(values, (value) => formatShort(value))
  if (all.length <= 2 * MOST_EIGENVALUES) return all.join(', ')
  return [...all.slice(0, MOST_EIGENVALUES), '…', ...all.slice(-MOST_EIGENVALUES)].join(', ')
}
