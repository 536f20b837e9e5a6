import type { Config, Run } from '../experiment/config.ts'
import { difference } from '../training/progress.ts'

/** What of a run differs from the one on screen where something is measured in it. */
export type Variation = Partial<Config>

interface In {
  /** Measured in the run with these values in place of its own; in the run itself where there are none. */
  readonly variation: Variation
}

/**
 * A number that the page computes from a run: data, so that it can be asked for, shown and proved alike. Another one is a
 * line here, a function beside those below, and its case in `measured`.
 */
export type Measure = In &
  (
    | { readonly of: 'fullLoss' | 'batchLoss' | 'maxError'; readonly at: number }
    | { readonly of: 'weight'; readonly row: number; readonly column: number; readonly at: number }
    | { readonly of: 'fallsTo'; readonly loss: number }
    | { readonly of: 'fallsBy'; readonly factor: number }
    | { readonly of: 'divergesAt' }
    | { readonly of: 'largestLoss' }
    | { readonly of: 'lrLimit'; readonly limit: LrLimit }
    | { readonly of: 'leastLoss' }
  )

/**
 * The limits of lr that the theory knows: `fullBatch`, below which the mean error shrinks; `meanSquare`, the safe one, below
 * which its mean square does; `typical`, beyond which almost every run grows; `fastest`, where the full batch shrinks fastest.
 */
export type LrLimit = 'fullBatch' | 'meanSquare' | 'typical' | 'fastest'

/** The loss over all samples once `at` iterations are done. */
export function fullLoss(at: number, variation: Variation = {}): Measure {
  return { of: 'fullLoss', at, variation }
}

/** The loss of the batch of iteration `at` (from 1), before its step: what is printed as cost. */
export function batchLoss(at: number, variation: Variation = {}): Measure {
  return { of: 'batchLoss', at, variation }
}

/** The largest distance of a learned weight from its target once `at` iterations are done. */
export function maxError(at: number, variation: Variation = {}): Measure {
  return { of: 'maxError', at, variation }
}

/** What is learned of the cell of W in `row` and `column` (from 0) once `at` iterations are done. */
export function learned(row: number, column: number, at: number, variation: Variation = {}): Measure {
  return { of: 'weight', row, column, at, variation }
}

/**
 * The iteration at which the full loss falls to `loss`: it is at most that there, and more one before. The first time, as
 * far as a look at some hundred moments of the run tells; NaN where there is none.
 */
export function fallsTo(loss: number, variation: Variation = {}): Measure {
  return { of: 'fallsTo', loss, variation }
}

/** As `fallsTo`, to the initial loss divided by `factor`. */
export function fallsBy(factor: number, variation: Variation = {}): Measure {
  return { of: 'fallsBy', factor, variation }
}

/** The iteration from which no loss is finite any more; NaN where it does not come to that. */
export function divergesAt(variation: Variation = {}): Measure {
  return { of: 'divergesAt', variation }
}

/** The largest full loss that was recorded on the way, the initial one included. */
export function largestLoss(variation: Variation = {}): Measure {
  return { of: 'largestLoss', variation }
}

/** A limit of lr, from the data and the settings other than lr alone; NaN where it is not known. */
export function lrLimit(limit: LrLimit, variation: Variation = {}): Measure {
  return { of: 'lrLimit', limit, variation }
}

/** The least full loss that any weights can reach with these data: 0 where nothing but W is in y. */
export function leastFullLoss(variation: Variation = {}): Measure {
  return { of: 'leastLoss', variation }
}

/** A moment of a run as it is measured; the engine's frames have all of it. */
export interface MeasuredMoment {
  readonly loss: number
  readonly fullLoss: number | null
  /** out_features x in_features, row-major. */
  readonly weight: Float32Array
  readonly divergedAt: number | null
  readonly history: {
    readonly full: Float32Array
    /** -1 where nothing was recorded. */
    readonly fullAt: Float64Array
    readonly initialFull: number
  }
}

/** Where measures are taken: the page asks its workers, a test its own engine. */
export interface Laboratory {
  /** `run` once `iteration` iterations are done. */
  momentOf(run: Run, iteration: number): Promise<MeasuredMoment>
  /** NaN where it is not known. */
  limitOf(run: Run, limit: LrLimit): Promise<number>
  leastLossOf(run: Run): Promise<number>
}

/** `run` with the values of `variation`, its live changes kept. */
export function varied({ config, changes }: Run, variation: Variation): Run {
  return { config: { ...config, ...variation }, changes }
}

/** The number that `measure` is in `run`; NaN where there is none. */
export async function measured(measure: Measure, run: Run, laboratory: Laboratory): Promise<number> {
  const meant = varied(run, measure.variation)
  const { iterations, W } = meant.config
  const at = (iteration: number) => laboratory.momentOf(meant, Math.min(iteration, iterations))
  switch (measure.of) {
    case 'fullLoss':
      return (await at(measure.at)).fullLoss ?? Number.NaN
    case 'batchLoss':
      return (await at(measure.at)).loss
    case 'maxError':
      return difference((await at(measure.at)).weight, W)
    case 'weight':
      return (await at(measure.at)).weight[measure.column * W.rows + measure.row] ?? Number.NaN
    case 'fallsTo':
      return fallOf(meant, measure.loss, laboratory)
    case 'fallsBy':
      return fallOf(meant, (await at(0)).history.initialFull / measure.factor, laboratory)
    case 'divergesAt':
      return (await at(iterations)).divergedAt ?? Number.NaN
    case 'largestLoss': {
      const { history } = await at(iterations)
      return recorded(history).reduce((most, { loss }) => Math.max(most, loss), history.initialFull)
    }
    case 'lrLimit':
      return laboratory.limitOf(meant, measure.limit)
    case 'leastLoss':
      return laboratory.leastLossOf(meant)
  }
}

async function fallOf(run: Run, least: number, laboratory: Laboratory): Promise<number> {
  const { history } = await laboratory.momentOf(run, run.config.iterations)
  const known = [{ iteration: 0, loss: history.initialFull }, ...recorded(history)]
  const first = known.findIndex(({ loss }) => loss <= least)
  if (first <= 0) return first === 0 ? 0 : Number.NaN
  let [above, below] = [known[first - 1]?.iteration ?? 0, known[first]?.iteration ?? 0]
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2)
    const { fullLoss: loss } = await laboratory.momentOf(run, middle)
    if (loss !== null && loss <= least) below = middle
    else above = middle
  }
  return below
}

/** The full losses of a history, oldest first. */
function recorded({ full, fullAt }: MeasuredMoment['history']) {
  return Array.from(fullAt, (iteration, i) => ({ iteration, loss: full[i] ?? Number.NaN })).filter(
    ({ iteration }) => iteration >= 0,
  )
}
