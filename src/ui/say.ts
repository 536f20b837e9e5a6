import type { Config } from '../experiment/config.ts'
import { writeNumber } from '../experiment/numbers.ts'
import type { TheoryText } from '../i18n/theory-text.ts'
import type { Excess } from '../theory/excess.ts'
import { formatShort } from './format.ts'

/** An lr to be set by a button: three digits are exact enough, and read well. */
export function rounded(lr: number): number {
  return Number(lr.toPrecision(3))
}

/** Sentences one after the other; Chinese ones stand without a space. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.reduce((said, next) =>
    said === '' || next === '' || said.endsWith('。') ? said + next : `${said} ${next}`,
  )
}

/** What `lr` is beyond, of what the theory told for any; null where it is within all limits. */
export function excessFor(excesses: readonly Excess[], lr: number): Excess | null {
  return excesses.findLast(({ from }) => lr > from) ?? null
}

/** Which limit lr is beyond, by what, and what a run does there. */
export function sayExcess({ cause, effect }: Excess, { lr, batchSize }: Config, why: TheoryText): string {
  // The typical limit is an estimate, good for three digits at most.
  const limit = formatShort(cause.value, cause.limit === 'typical' ? 3 : 4)
  const over = why.beyond[cause.limit](writeNumber(lr), limit, batchSize)
  return joinSentences(over, why.effects[effect])
}
