import { writeNumber } from '../experiment/numbers.ts'
import type { Excess } from '../theory/excess.ts'

/** An lr to be set by a button: three digits are exact enough, and read well. */
export function rounded(lr: number): number {
  return Number(lr.toPrecision(3))
}

/** An lr that a scheduler has written: of its digits the first four. */
export function writtenRate(lr: number): string {
  return writeNumber(Number(lr.toPrecision(4)))
}

/** Sentences one after the other; Chinese ones stand without a space. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.reduce((said, next) =>
    said === '' || next === '' || /[。：]$/.test(said) ? said + next : `${said} ${next}`,
  )
}

/** What `lr` is beyond, of what the theory told for any; null where it is within all limits. */
export function excessFor(excesses: readonly Excess[], lr: number): Excess | null {
  return excesses.findLast(({ from }) => lr > from) ?? null
}
