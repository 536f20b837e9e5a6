/** Runs up to this long are drawn on their whole width, once there is more than a sliver to see. */
const SHORT = 20_000
const SLIVER = 0.02

/** The fewest iterations that an axis spans: the first steps of a run, one by one. */
const FEWEST = 20

/** For so many seconds ahead there is room on the axis. */
const AHEAD = 10

/**
 * The last iteration on the horizontal axis: the run's; or, while what is done would be a sliver of that, the next round
 * number beyond it and beyond what the speed will bring. So an axis moves rarely, and single steps are seen, too.
 * @param rate iterations a second that are coming; 0 where the run stands still
 */
export function lastShown(iterations: number, recorded: number, rate: number): number {
  const wanted = Math.max(recorded, rate * AHEAD, FEWEST)
  if (iterations <= SHORT && wanted > iterations * SLIVER) return iterations
  return wanted >= iterations ? iterations : Math.min(iterations, niceAbove(wanted))
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

/** The next 1, 2 or 5 times a power of ten. */
export function niceAbove(value: number): number {
  if (value <= 0) return 1
  const decade = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((times) => times * decade >= value) ?? 10
  return Number((step * decade).toPrecision(1))
}
