import type { Config, Run } from '../experiment/config.ts'
import { learnedOf } from '../training/learned.ts'
import { difference } from '../training/progress.ts'
import { fallOf, halfErrorOf, meanOf, recordedIn, risesOf, rowsDrawnIn } from './course-of-run.ts'
import type { Extreme, Laboratory, LrLimit, MeasuredMoment } from './laboratory.ts'

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
    | { readonly of: 'divergesAt' | 'largestLoss' | 'risingCosts' }
    | { readonly of: 'meanLoss'; readonly from: number }
    | { readonly of: 'lrLimit'; readonly limit: LrLimit }
    | { readonly of: 'leastLoss' | 'variance' }
    | { readonly of: 'columnError'; readonly column: number; readonly at: number }
    | { readonly of: 'errorHalves'; readonly from: number }
    | { readonly of: 'rowsDrawn'; readonly iterations: number }
    | { readonly of: 'halving'; readonly along: Extreme }
  )

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

/** The largest loss on the way: of a batch, or over all samples where that was recorded. */
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

/** The sum of the errors of a column of W (learned - target) once `at` iterations are done. */
export function columnError(column: number, at: number, variation: Variation = {}): Measure {
  return { of: 'columnError', column, at, variation }
}

/** How many iterations after `from` the largest error of a weight is half of what it was; of a run whose errors shrink. */
export function errorHalves(from: number, variation: Variation = {}): Measure {
  return { of: 'errorHalves', from, variation }
}

/** The mean of the full losses that were recorded from iteration `from` on. */
export function meanFullLoss(from: number, variation: Variation = {}): Measure {
  return { of: 'meanLoss', from, variation }
}

/** How many of the printed costs are larger than the one before. */
export function risingCosts(variation: Variation = {}): Measure {
  return { of: 'risingCosts', variation }
}

/** How many different rows were in the first `iterations` batches. */
export function rowsDrawn(iterations: number, variation: Variation = {}): Measure {
  return { of: 'rowsDrawn', iterations, variation }
}

/** In how many iterations the mean error halves in the long run, along the slowest or the fastest direction. */
export function halving(along: Extreme, variation: Variation = {}): Measure {
  return { of: 'halving', along, variation }
}

/** The variance of a batch's gradient, in that of a single sample's: 0.24 for four of 100. */
export function gradientVariance(variation: Variation = {}): Measure {
  return { of: 'variance', variation }
}

/** `run` with the values of `variation`, its live changes kept. */
export function varied({ config, changes }: Run, variation: Variation): Run {
  return { config: { ...config, ...variation }, changes }
}

/** The number that `measure` is in `run`; NaN where there is none. */
export async function measured(measure: Measure, run: Run, laboratory: Laboratory): Promise<number> {
  const meant = varied(run, measure.variation)
  const { iterations } = meant.config
  const at = (iteration: number) => laboratory.momentOf(meant, Math.min(iteration, iterations))
  switch (measure.of) {
    case 'fullLoss':
    case 'batchLoss':
    case 'maxError':
    case 'weight':
    case 'columnError':
      return inMoment(measure, await at(measure.at), meant)
    case 'fallsTo':
      return fallOf(meant, measure.loss, laboratory)
    case 'fallsBy':
      return fallOf(meant, (await at(0)).history.initialFull / measure.factor, laboratory)
    case 'errorHalves':
      return halfErrorOf(meant, measure.from, laboratory)
    case 'rowsDrawn':
      return rowsDrawnIn(meant, measure.iterations, laboratory)
    case 'divergesAt':
    case 'largestLoss':
    case 'meanLoss':
    case 'risingCosts':
      return overAll(measure, await at(iterations))
    case 'lrLimit':
      return laboratory.limitOf(meant, measure.limit)
    case 'leastLoss':
      return laboratory.leastLossOf(meant)
    case 'halving':
      return laboratory.halvingOf(meant, measure.along)
    case 'variance':
      return laboratory.varianceOf(meant)
  }
}

type At = Extract<Measure, { readonly at: number }>

/** A number of a moment of `run`. */
function inMoment(measure: At, moment: MeasuredMoment, { config: { W } }: Run): number {
  const found = learnedOf(moment)
  const of = (row: number, column: number) => found.data[row * W.columns + column] ?? Number.NaN
  switch (measure.of) {
    case 'fullLoss':
      return moment.fullLoss ?? Number.NaN
    case 'batchLoss':
      return moment.loss
    case 'maxError':
      return difference(found, W)
    case 'weight':
      return of(measure.row, measure.column)
    case 'columnError':
      return Array.from({ length: W.rows }, (_, row) => {
        return of(row, measure.column) - (W.data[row * W.columns + measure.column] ?? Number.NaN)
      }).reduce((sum, error) => sum + error, 0)
  }
}

type OverAll =
  | Extract<Measure, { readonly of: 'divergesAt' | 'largestLoss' | 'risingCosts' }>
  | Extract<Measure, { readonly of: 'meanLoss' }>

/** A number of a run that is over, `end` its last moment. */
function overAll(measure: OverAll, { divergedAt, history, logged }: MeasuredMoment): number {
  switch (measure.of) {
    case 'divergesAt':
      return divergedAt ?? Number.NaN
    case 'largestLoss':
      return recordedIn(history).reduce(
        (most, { loss }) => Math.max(most, loss),
        history.max.reduce((most, loss) => Math.max(most, loss), history.initialFull),
      )
    case 'meanLoss':
      return meanOf(history, measure.from)
    case 'risingCosts':
      return risesOf(logged.losses)
  }
}
