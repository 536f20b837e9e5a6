import type { SWEPT } from '../../engine/sweep-protocol.ts'
import { applies } from '../../experiment/choices.ts'
import type { Config } from '../../experiment/config.ts'
import { reconciled } from '../../experiment/conflicts.ts'
import { keysDeciding } from '../../experiment/deciding.ts'
import { CURRENT, defaultsOf } from '../../experiment/defaults.ts'
import { LR_DECADES } from '../../experiment/fields.ts'
import type { Problem } from '../../experiment/problem.ts'
import { sameValue, withValue } from '../../experiment/run.ts'

/** What is swept: lr alone, or lr by another field. */
export type View = 'lr' | 'map'

/** What the rows of a map may be. */
export type RowKey = Exclude<(typeof SWEPT)[number], 'lr'>

/** One of the values that the rows of a map stand for. */
export interface SweepRow {
  readonly value: number
  /** Whether it is that of the settings swept. */
  readonly present: boolean
  /** What PyTorch, or this page, refuses in it: then the row is left out. */
  readonly problem: Problem | null
}

/** The runs of a sweep. */
export interface Plan {
  readonly view: View
  /** The settings that are swept. */
  readonly base: Config
  /** What the rows are; null where there is one row, of `base`. */
  readonly rowKey: RowKey | null
  /** Ascending. */
  readonly rates: readonly number[]
  readonly rows: readonly SweepRow[]
  /** rows x rates, row-major. */
  readonly configs: readonly Config[]
  /** The indices of the runs that can be carried out, coarse before fine. */
  readonly order: readonly number[]
}

const RATES = { lr: 60, map: 24 } as const

/** All but what is only printed. */
const DECIDING = keysDeciding('data', 'model', 'batches', 'step')

const MOMENTA = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]
const MOST_BATCHES = 10

/**
 * The sweep of `base`.
 * @param limit the largest lr that the theory names, which is to lie inside; null if there is none
 */
export function planOf(view: View, rowKey: RowKey, base: Config, limit: number | null): Plan {
  const rates = ratesAround(RATES[view], limit)
  const key = view === 'map' ? rowKey : null
  const values = key === null ? [] : valuesOf(key, base)
  const rows: SweepRow[] =
    key === null
      ? [{ value: base.batchSize, present: true, problem: problemIn(base) }]
      : values.map((value) => ({
          value,
          present: value === base[key],
          problem: problemIn(withValue(base, key, value)),
        }))
  const configs = rows.flatMap(({ value }) =>
    rates.map((lr) => ({ ...(key === null ? base : withValue(base, key, value)), lr })),
  )
  const possible = configs.map((_, index) => index).filter((index) => rows[rowOf(index, rates)]?.problem === null)
  return { view, base, rowKey: key, rates, rows, configs, order: coarseFirst(possible, rates.length) }
}

function rowOf(index: number, rates: readonly number[]): number {
  return Math.floor(index / rates.length)
}

/** Whether the sweep `plan` is what `config` would have: all is the same but what is swept. */
export function belongsTo({ base, rowKey }: Plan, config: Config): boolean {
  return DECIDING.every((key) => key === 'lr' || key === rowKey || sameValue(base, config, key))
}

/** What the rows of a map of `config` may be. */
export function rowKeysOf(config: Config): readonly RowKey[] {
  return applies(config, 'momentum') ? ['batchSize', 'momentum'] : ['batchSize']
}

/** Evenly on a log axis, to three digits: they are typed and go into links. */
function ratesAround(count: number, limit: number | null): readonly number[] {
  // The limits lie inside, with some room on both sides.
  const low =
    limit === null || limit / 100 >= LR_DECADES.min ? LR_DECADES.min : 10 ** Math.floor(Math.log10(limit / 100))
  const high = limit === null || limit * 2 <= LR_DECADES.max ? LR_DECADES.max : 10 ** Math.ceil(Math.log10(limit * 2))
  const step = Math.log10(high / low) / (count - 1)
  return Array.from({ length: count }, (_, i) => Number((low * 10 ** (i * step)).toPrecision(3)))
}

function valuesOf(key: RowKey, base: Config): readonly number[] {
  const usual = key === 'momentum' ? MOMENTA : batchSizes(base.numSamples)
  return [...new Set([...usual, base[key]])].sort((a, b) => a - b)
}

/** Sizes from 1 to all samples, evenly on a log axis; divisors where there is one near. */
function batchSizes(numSamples: number): readonly number[] {
  const steps = Math.min(MOST_BATCHES, Math.ceil(Math.log2(numSamples)) + 1)
  const divisors = Array.from({ length: numSamples }, (_, i) => i + 1).filter((each) => numSamples % each === 0)
  return Array.from({ length: steps }, (_, i) => {
    const wanted = numSamples ** (i / Math.max(1, steps - 1))
    const off = (value: number) => Math.abs(Math.log(value / wanted))
    const nearest = divisors.reduce((best, each) => (off(each) < off(best) ? each : best))
    return off(nearest) < 0.35 ? nearest : Math.round(wanted)
  })
}

/** What cannot be in `config`. */
function problemIn(config: Config): Problem | null {
  return reconciled(config, defaultsOf(CURRENT, config)).conflicts[0]?.problem ?? null
}

/** So the picture is there early and gets finer. */
function coarseFirst(indices: readonly number[], columns: number): readonly number[] {
  const level = (index: number) => {
    const column = index % columns
    return [8, 4, 2].findIndex((step) => column % step === 0) >>> 0
  }
  return [...indices].sort((a, b) => level(a) - level(b) || a - b)
}
