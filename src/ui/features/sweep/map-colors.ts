import type { Ending } from '../../../engine/sweep-protocol.ts'
import { logPart } from '../../plot/scales.ts'
import { summaryOf } from './endings.ts'

/** The losses between which colours tell runs apart. */
export interface LossRange {
  readonly least: number
  /** The loss at the start: whatever ends there or above has learned nothing. */
  readonly most: number
}

/** The range of the losses found so far, or null: a single colour tells nothing apart. */
export function lossRange(endings: readonly (Ending | null)[]): LossRange | null {
  const { best } = summaryOf(endings)
  const positive = endings.flatMap((ending) => (ending !== null && ending.fullLoss > 0 ? [ending.fullLoss] : []))
  const least = positive.reduce((least, loss) => Math.min(least, loss), Infinity)
  const most = endings.reduce((most, ending) => Math.max(most, ending?.initial ?? 0), 0)
  return best === null || !(least < most) || most === Infinity ? null : { least, most }
}

/** How far along the scale a loss lies, from 0 (the best) to 1. */
export function colorPart({ fullLoss }: Ending, range: LossRange | null): number {
  if (range === null) return fullLoss === 0 ? 0 : 1
  return fullLoss <= range.least ? 0 : Math.min(1, logPart(fullLoss, range.least, range.most))
}

/** Where lr lies across the cells, 0 and 1 being the outer edges. */
export function across(rates: readonly number[], lr: number): number {
  const columns = rates.length
  return (logPart(lr, rates[0] ?? 1, rates.at(-1) ?? 1) * (columns - 1) + 0.5) / columns
}
