import type { Config } from '../experiment/config.ts'
import { BatchProduct } from './batch-product.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Limit } from './limit.ts'
import type { Stepping } from './stepping.ts'

/** Multiplications that one product may take. */
const WORK = 800_000
const MOST_STEPS = 20_000
const MOST_MEMORY = 8
const FEWEST_STEPS = 64
/** How narrowly the limit is looked for; what is left to chance is more. */
const NARROW = 2e-4
const MOST_TURNS = 24

/**
 * The lr at which the growth rate of a long product of the maps of random batches changes sign (H. Furstenberg and
 * H. Kesten, "Products of random matrices", 1960: almost every product grows at one and the same rate). An estimate from
 * one seeded product, the same for every lr, of bounded length, along the directions that the samples have; never below the
 * mean square's (Jensen). Exact where batches are all data.
 */
export function typicalLimit(
  problem: LeastSquares,
  config: Config,
  stepping: Stepping,
  fullBatch: number,
  meanSquare: Limit,
): Limit {
  if (stepping.variance === 0) return { ok: true, value: fullBatch }
  const samples = config.batchSize * config.accumulationSteps
  // What momentum remembers is one draw, as it were: the product must be longer for as many.
  const memory = stepping.momentum < 1 ? Math.min(MOST_MEMORY, 1 / (1 - stepping.momentum)) : 1
  const steps = Math.floor(memory * Math.min(MOST_STEPS, WORK / (samples * problem.rank * 2)))
  if (steps < FEWEST_STEPS) return { ok: false, reason: { code: 'work' } }
  const product = new BatchProduct(problem, config, stepping, steps)
  const found = crossing((lr) => product.growth(lr), meanSquare.ok ? meanSquare.value : fullBatch / 4)
  if (found === null) return { ok: false, reason: { code: 'never' } }
  return { ok: true, value: meanSquare.ok ? Math.max(found, meanSquare.value) : found }
}

/** Where `f` goes from below 0 to above it, looked for around `start`; null where it does not. */
function crossing(f: (lr: number) => number, start: number): number | null {
  const at = (lr: number): Point => [lr, f(lr)]
  let low = at(start)
  for (let turn = 0; low[1] >= 0; turn++) {
    if (turn === MOST_TURNS) return null
    low = at(low[0] * 0.7)
  }
  let high = at(low[0] * 1.2)
  for (let turn = 0; high[1] < 0; turn++) {
    if (turn === MOST_TURNS) return null
    low = high
    high = at(high[0] * 1.2)
  }
  return narrowed(f, low, high)
}

type Point = readonly [lr: number, growth: number]

/** Regula falsi, the end that stays halved (Illinois). */
function narrowed(f: (lr: number) => number, from: Point, to: Point): number {
  let [[low, below], [high, above]] = [from, to]
  let side = 0
  for (let turn = 0; turn < MOST_TURNS && high - low > NARROW * high; turn++) {
    const guess = (low * above - high * below) / (above - below)
    const middle = Number.isFinite(guess) ? guess : (low + high) / 2
    const value = f(middle)
    if (Math.abs(value) < Number.EPSILON) return middle
    if (value < 0) {
      ;[low, below] = [middle, value]
      if (side === -1) above /= 2
      side = -1
    } else {
      ;[high, above] = [middle, value]
      if (side === 1) below /= 2
      side = 1
    }
    if (Math.abs(value) * (high - low) < NARROW * high * Math.abs(above - below) * 0.1) return middle
  }
  return (low * above - high * below) / (above - below)
}
