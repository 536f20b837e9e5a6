import type { Ending } from '../../../engine/sweep-protocol.ts'
import type { Config } from '../../../experiment/config.ts'

/** The run of the settings on screen among the others; its end where that is known. */
export interface PresentRun {
  readonly config: Config
  readonly ending: Ending | null
}

/** How an ending is drawn: on the axis, or on one of the rails at its ends. */
export type EndingKind = 'point' | 'zero' | 'beyond' | 'diverged'

/** Finite losses more than so many times the loss at the start lie on the upper rail: an axis to 1e38 would show nothing else. */
const BEYOND = 1000

export function endingKind({ fullLoss, initial }: Ending): EndingKind {
  if (!Number.isFinite(fullLoss)) return 'diverged'
  if (fullLoss === 0) return 'zero'
  return fullLoss > BEYOND * initial ? 'beyond' : 'point'
}

/**
 * Whether a run diverged: its loss is no longer finite, or so far beyond the start as no run swings that converges; of a short
 * run the loss has only begun to grow.
 */
function hasDiverged(ending: Ending): boolean {
  const kind = endingKind(ending)
  return kind === 'diverged' || kind === 'beyond'
}

/** The index of the run that ended with the least loss, and how many diverged. */
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
    if (hasDiverged(ending)) diverged += 1
    else if (ending.fullLoss < least) {
      least = ending.fullLoss
      best = index
    }
  }
  return { best, known, diverged }
}
