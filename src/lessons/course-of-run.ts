import type { Run } from '../experiment/config.ts'
import { learnedOf } from '../training/learned.ts'
import { difference } from '../training/progress.ts'
import type { Laboratory, MeasuredMoment } from './laboratory.ts'

// What has to be looked for in the course of a run, or added up over it.

/** The full losses of a history, oldest first. */
export function recordedIn({ full, fullAt }: MeasuredMoment['history']) {
  return Array.from(fullAt, (iteration, i) => ({ iteration, loss: full[i] ?? Number.NaN })).filter(
    ({ iteration }) => iteration >= 0,
  )
}

/** See `fallsTo`. */
export async function fallOf(run: Run, least: number, laboratory: Laboratory): Promise<number> {
  const { history } = await laboratory.momentOf(run, run.config.iterations)
  const known = [{ iteration: 0, loss: history.initialFull }, ...recordedIn(history)]
  const first = known.findIndex(({ loss }) => loss <= least)
  if (first <= 0) return first === 0 ? 0 : Number.NaN
  const [above, below] = [known[first - 1]?.iteration ?? 0, known[first]?.iteration ?? 0]
  return firstBetween(above, below, async (iteration) => {
    const { fullLoss: loss } = await laboratory.momentOf(run, iteration)
    return loss !== null && loss <= least
  })
}

/** See `errorHalves`. */
export async function halfErrorOf(run: Run, from: number, laboratory: Laboratory): Promise<number> {
  const { iterations, W } = run.config
  const errorAt = async (iteration: number) => {
    return difference(learnedOf(await laboratory.momentOf(run, iteration)), W)
  }
  const half = (await errorAt(from)) / 2
  let [above, below] = [from, Math.min(from + 1, iterations)]
  while ((await errorAt(below)) > half) {
    if (below === iterations) return Number.NaN
    ;[above, below] = [below, Math.min(from + 2 * (below - from), iterations)]
  }
  return (await firstBetween(above, below, async (iteration) => (await errorAt(iteration)) <= half)) - from
}

/** The iteration at which `reached` begins to hold, where it does not at `above` and does at `below`. */
async function firstBetween(above: number, below: number, reached: (iteration: number) => Promise<boolean>) {
  let [before, after] = [above, below]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (await reached(middle)) after = middle
    else before = middle
  }
  return after
}

/** See `rowsDrawn`. */
export async function rowsDrawnIn(run: Run, iterations: number, laboratory: Laboratory): Promise<number> {
  const rows = new Set<number>()
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const { moment } = await laboratory.momentOf(run, iteration)
    for (const row of moment?.indices ?? []) rows.add(row)
  }
  return rows.size
}

/** How many of `losses` are larger than the one before. */
export function risesOf(losses: Float32Array): number {
  return losses.filter((loss, i) => i > 0 && loss > (losses[i - 1] ?? Number.NaN)).length
}

/** See `meanFullLoss`. */
export function meanOf(history: MeasuredMoment['history'], from: number): number {
  const late = recordedIn(history).filter(({ iteration }) => iteration >= from)
  return late.reduce((sum, { loss }) => sum + loss, 0) / late.length
}
