import type { Ending } from '../../../engine/sweep-protocol.ts'

/** How an ending is drawn: on the axis, or on one of the rails at its ends. */
export type Kind = 'point' | 'zero' | 'beyond' | 'diverged'

/** Finite losses more than so many times the loss at the start lie on the upper rail: an axis to 1e38 would show nothing else. */
const BEYOND = 1000

export function kindOf({ fullLoss, initial }: Ending): Kind {
  if (!Number.isFinite(fullLoss)) return 'diverged'
  if (fullLoss === 0) return 'zero'
  return fullLoss > BEYOND * initial ? 'beyond' : 'point'
}

/** The decades between which the losses of a sweep lie. */
export interface Decades {
  readonly bottom: number
  readonly top: number
  /** Decades that are labelled, descending. */
  readonly ticks: readonly number[]
}

/** The fewest decades of an axis, and how many are labelled at most. */
const FEWEST = 3

export function decadesOf(endings: readonly (Ending | null)[], labels: number): Decades {
  let [least, most] = [Infinity, 0]
  for (const ending of endings) {
    if (ending === null) continue
    if (ending.initial > 0 && Number.isFinite(ending.initial)) most = Math.max(most, ending.initial)
    if (kindOf(ending) !== 'point') continue
    least = Math.min(least, ending.fullLoss)
    most = Math.max(most, ending.fullLoss)
  }
  const top = most === 0 ? 0 : Math.ceil(Math.log10(most)) || 0
  const wanted = least === Infinity ? top - FEWEST : Math.floor(Math.log10(least))
  const every = Math.max(1, Math.ceil((top - Math.min(wanted, top - FEWEST)) / labels))
  const steps = Math.ceil((top - Math.min(wanted, top - FEWEST)) / every)
  const ticks = Array.from({ length: steps + 1 }, (_, i) => top - i * every)
  return { top, bottom: top - steps * every, ticks }
}

/** `1e−6`. */
export function decadeLabel(decade: number): string {
  return `1e${decade}`.replace('-', '\u2212')
}

/** The powers of ten between two values, both included. */
export function powersWithin(low: number, high: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(`1e${first + i}`))
}

/** Where `value` lies between `low` (0) and `high` (1) on a logarithmic axis. */
export function logPart(value: number, low: number, high: number): number {
  return Math.log(value / low) / Math.log(high / low)
}

/** The index of the run that ended with the least loss, and how many did not end with a number. */
export function summaryOf(endings: readonly (Ending | null)[]): {
  readonly best: number | null
  readonly known: number
  readonly diverged: number
} {
  let best: number | null = null
  let [known, diverged, least] = [0, 0, Infinity]
  for (const [index, ending] of endings.entries()) {
    if (ending === null) continue
    known += 1
    if (!Number.isFinite(ending.fullLoss)) diverged += 1
    else if (ending.fullLoss < least) {
      least = ending.fullLoss
      best = index
    }
  }
  return { best, known, diverged }
}
