import { formatIteration } from '../format.ts'
import type { AxisScale } from './scales.ts'
import { apartAcross, niceAbove } from './ticks.ts'

/** Runs up to this long are drawn on their whole width, once there is more than a sliver to see. */
const SHORT = 20_000
const SLIVER = 0.02

/** The fewest iterations that an axis spans: the first steps of a run, one by one. */
const FEWEST = 20

/** For so many seconds ahead a short run has room on the axis. */
const AHEAD = 10

/**
 * The last iteration on the horizontal axis: the run's; or, while what is done would be a sliver of that, the next round
 * number beyond it. So an axis moves rarely, single steps are seen, too, and a long run looks the same paused and running.
 * @param rate iterations a second that are coming; 0 where the run stands still
 */
export function lastShown(iterations: number, recorded: number, rate: number): number {
  const wanted = Math.max(recorded, FEWEST)
  if (iterations <= SHORT && Math.max(wanted, rate * AHEAD) > iterations * SLIVER) return iterations
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

/** On a logarithmic axis iteration 0 lies so far before iteration 1. */
const RAIL = 0.06

/** The scale of the iterations 0 to `last`, on an axis so many pixels wide. */
export function iterationScale(kind: 'log' | 'linear', last: number, width: number): AxisScale {
  const place = kind === 'linear' ? (iteration: number) => iteration / last : logPlace(last)
  const shown = kind === 'linear' ? iterationTicks(last) : [0, ...powersBelow(last), last]
  const ticks = shown.map((value) => ({ at: place(value), value, label: formatIteration(value) }))
  return { place, ticks: apartAcross(ticks, width) }
}

function logPlace(last: number): (iteration: number) => number {
  const decades = Math.max(1, Math.log10(last))
  return (iteration) => (iteration < 1 ? RAIL * iteration : RAIL + ((1 - RAIL) * Math.log10(iteration)) / decades)
}

function powersBelow(last: number): readonly number[] {
  const powers: number[] = []
  for (let power = 1; power < last; power *= 10) powers.push(power)
  const step = Math.ceil(powers.length / 6)
  return powers.filter((_, i) => i % step === 0)
}
