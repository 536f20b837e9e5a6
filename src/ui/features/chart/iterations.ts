import { niceAbove } from './points.ts'

/** Runs up to this long are drawn on their whole width from the start. */
const SHORT = 20_000

/** The last iteration on the horizontal axis: the run's, or for a long run the next round number beyond what is done. */
export function lastShown(iterations: number, recorded: number): number {
  if (iterations <= SHORT) return iterations
  return Math.min(iterations, Math.max(SHORT, niceAbove(recorded)))
}

/** Round iterations to be labelled between 0 and `last`, both included. */
export function iterationTicks(last: number): number[] {
  const step = Math.max(1, niceAbove(last / 6))
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step)
  const end = ticks.at(-1) ?? 0
  if (end === last) return ticks
  // The end is always labelled; a round one too close to it gives way.
  return [...(last - end < step * 0.6 ? ticks.slice(0, -1) : ticks), last]
}

/** `5,000`, `2M`, `1B`. */
export function iterationLabel(iteration: number): string {
  if (iteration < 1_000_000) return iteration.toLocaleString('en-US')
  return iteration.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 2 })
}
