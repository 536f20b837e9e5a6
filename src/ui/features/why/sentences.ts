import type { Config } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { TheoryText } from '../../../i18n/theory-text.ts'
import type { Leftover } from '../../../theory/leftover.ts'
import type { DataFacts, Insight, Left, Rates } from '../../../theory/questions/questions.ts'
import { formatCell, formatShort, formatTick } from '../../format.ts'
import { joinSentences, sayExcess } from '../../say.ts'
import type { WhyText } from './text.ts'

/** `3.64 %`. */
function percent(share: number): string {
  return `${formatShort(share * 100)} %`
}

/** What is the matter with a run, in the order of what weighs more: too large an lr, standing still, a plateau. */
export function sayVerdict(
  insight: Insight,
  config: Config,
  rates: Rates | undefined,
  why: WhyText,
  theory: TheoryText,
): string {
  const { excess, standstill, plateau, reason, ahead } = insight
  if (excess !== null) return sayExcess(excess, config, theory)
  if (standstill.kind !== 'moves' && standstill.kind !== 'unknown') return why.standstill(standstill)
  const only = reason === null ? '' : (insight.left === null ? why.noCourse : why.onlyMean)(theory.noLimit(reason))
  if (plateau?.reached === true && !ahead) {
    const floor = insight.data.floor === null ? '' : why.plateauFloor(formatShort(insight.data.floor))
    return joinSentences(why.plateau(formatShort(plateau.settled)), floor)
  }
  return joinSentences(withinOf(config, rates, why), only)
}

function withinOf({ lr }: Config, rates: Rates | undefined, why: WhyText): string {
  const lowest = lowestOf(rates)
  if (lowest === null) return ''
  return why.within(writeNumber(lr), percent(lr / lowest), formatShort(lowest, 4))
}

/** The lowest limit of lr, if all are known that can be the lowest. */
function lowestOf(rates: Rates | undefined): number | null {
  if (rates === undefined || !rates.limits.meanSquare.ok) return null
  return rates.limits.meanSquare.value
}

/** A share of which nobody need be told. */
const NOTHING = 1e-7

/** What is expected, what was measured, and what the slowest direction still lacks. */
export function leftSentences(
  { ahead, iteration, expected, measured, left }: Insight,
  why: WhyText,
): readonly string[] {
  const said: string[] = []
  if (expected !== null) {
    const loss = formatShort(expected)
    said.push(ahead ? why.expectedEnd(iteration, loss) : why.expectedNow(iteration, loss, formatShort(measured)))
  }
  if (left === null) return said
  const { leftover, factor, largestNow, inFeatures } = left
  said.push(
    joinSentences(
      why.slowest(directionOf(left, why), formatShort(leftover.eigenvalue), factorOf(factor)),
      leftover.share < NOTHING
        ? why.keptNothing(iteration)
        : why.kept(
            iteration,
            percent(leftover.share),
            formatCell(leftover.largest),
            placeOf(leftover, inFeatures, why),
          ),
      ahead ? '' : why.largestNow(formatCell(largestNow)),
    ),
  )
  return said
}

function placeOf({ input, column }: Leftover, inFeatures: number, why: WhyText): string {
  return input < inFeatures ? why.weight(input + 1, column + 1) : why.biasTerm
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
  return `${terms.join(' ')}${kept.length < all.length ? ' …' : ''}`
}

/** A factor near 1 with three digits of what it lacks: `0.999338`. */
function factorOf(factor: number): string {
  const lacking = Math.abs(1 - factor)
  if (lacking === 0 || lacking > 0.1) return formatShort(factor)
  return factor.toFixed(Math.min(15, 2 - Math.floor(Math.log10(lacking))))
}

/** How many iterations it takes, at this lr and at the fastest, and where float32 has the last word. */
export function howLongOf({ howLong, excess }: Insight, { lr, batchSize }: Config, why: WhyText): string {
  if (howLong === null) return ''
  const { now, fastest, rounding } = howLong
  const goal = formatTick(howLong.goal)
  const here =
    now.kind === 'at'
      ? why.reached(goal, now.iterations, writeNumber(lr))
      : Number.isFinite(now.loss)
        ? why.neverReached(goal, formatShort(now.loss))
        : why.grown(goal)
  const best =
    fastest === null || fastest.reach.kind !== 'at'
      ? ''
      : why.reachedFastest(fastest.reach.iterations, formatShort(fastest.lr), batchSize)
  const stopped = excess === null && rounding > howLong.goal && now.kind === 'at'
  return joinSentences(here, stopped ? why.rounding(formatShort(rounding)) : '', best)
}

/** Why few samples need a smaller lr than many: the two smallest batch sizes whose limits are known. */
export function scatterOf(rates: readonly Rates[], why: WhyText): string {
  const known = rates.flatMap(({ batchSize, limits, variance }) =>
    limits.meanSquare.ok ? [{ batchSize, variance, limit: limits.meanSquare.value }] : [],
  )
  const [few, many] = known
  if (few === undefined || many === undefined) return ''
  const [limitFew, limitMany] = [formatShort(few.limit, 4), formatShort(many.limit, 4)]
  if (many.variance === 0) return why.scatterAll(few.batchSize, limitFew, limitMany)
  const ratio = formatShort(few.variance / many.variance)
  return why.scatter(few.batchSize, many.batchSize, ratio, limitFew, limitMany)
}

/** What a step does along the steepest direction. */
export function steepestOf(steepest: Insight['steepest'], why: WhyText): string {
  if (steepest === null) return ''
  const { eigenvalue, factor } = steepest
  const more = factor < -1 ? why.overshootsMore : factor < 0 ? why.overshoots : ''
  return joinSentences(why.steepest(formatShort(eigenvalue), formatShort(factor)), more)
}

/** What is to be known of the data. */
export function dataSentences({ eigenvalues, rank, condition, floor }: DataFacts, why: WhyText): readonly string[] {
  const width = eigenvalues.length
  return [
    why.eigenvalues(listOf(eigenvalues)),
    Number.isFinite(condition) && rank > 1 ? why.condition(formatShort(condition)) : '',
    rank < width ? why.unseen(width - rank, width) : '',
    floor === null ? why.leastZero : why.least(formatShort(floor)),
  ].filter((said) => said !== '')
}

/** Eigenvalues that are written out from either end. */
const MOST_EIGENVALUES = 4

function listOf(values: Float64Array): string {
  const all = Array.from(values, (value) => formatShort(value))
  if (all.length <= 2 * MOST_EIGENVALUES) return all.join(', ')
  return [...all.slice(0, MOST_EIGENVALUES), '…', ...all.slice(-MOST_EIGENVALUES)].join(', ')
}
