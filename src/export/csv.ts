import type { Config } from '../experiment/config.ts'
import { at } from '../experiment/matrix.ts'
import { shortest } from '../experiment/numbers.ts'
import type { OwnData } from '../experiment/own-data.ts'
import type { Learned } from '../training/learned.ts'

/** The loss history as it is exported; see `HistoryView` of the engine, which is one. */
export interface LossRows {
  /** Last iteration of each point, which begins after the one before. */
  readonly end: Float64Array
  readonly mean: Float32Array
  readonly min: Float32Array
  readonly max: Float32Array
  /** How many batch losses were NaN. */
  readonly nan: Float64Array
  /** Full loss at iteration `fullAt[i]`; none where that is -1. */
  readonly full: Float32Array
  readonly fullAt: Float64Array
  /** Full loss before the first iteration. */
  readonly initialFull: number
}

const LOSS_COLUMNS = ['from', 'to', 'mean', 'min', 'max', 'nan', 'full_loss_at', 'full_loss']

/**
 * The loss history: for the iterations `from` to `to` mean, least and greatest batch loss, how many were nan, and the full
 * loss where it was computed. The first line is the moment before the first iteration.
 */
export function lossCsv(losses: LossRows): string {
  const { end, mean, min, max, nan, full, fullAt, initialFull } = losses
  const start = ['0', '0', '', '', '', '', '0', float32(initialFull)]
  const rows = Array.from(end, (to, i) => [
    String((end[i - 1] ?? 0) + 1),
    String(to),
    ...[mean, min, max].map((values) => float32(values[i] ?? Number.NaN)),
    String(nan[i] ?? 0),
    ...(fullAt[i] === -1 ? ['', ''] : [String(fullAt[i]), float32(full[i] ?? Number.NaN)]),
  ])
  return table([LOSS_COLUMNS, start, ...rows])
}

const WEIGHT_COLUMNS = ['parameter', 'row', 'column', 'target', 'learned', 'difference']

/**
 * Target, learned value and their difference for each element of W, row and column counted from 0 as in Python, and of the
 * bias where the model or the data has one.
 */
export function weightsCsv({ W, trueBias }: Config, { data, bias }: Learned): string {
  const cells = Array.from({ length: W.rows * W.columns }, (_, i) => {
    const [row, column] = [Math.floor(i / W.columns), i % W.columns]
    const [target, learned] = [at(W, row, column), data[i] ?? Number.NaN]
    return ['weight', String(row), String(column), ...compared(target, learned)]
  })
  const columns = bias === null && trueBias === null ? [] : Array.from({ length: W.columns }, (_, column) => column)
  const biases = columns.map((column) => {
    return ['bias', '', String(column), ...compared(trueBias?.[column] ?? 0, bias?.[column] ?? 0)]
  })
  return table([WEIGHT_COLUMNS, ...cells, ...biases])
}

function compared(target: number, learned: number): readonly string[] {
  return [target, learned, Math.fround(learned - target)].map(float32)
}

/** The shortest decimal that reads back to the float32; nan and inf in the words that NumPy and pandas read. */
function float32(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Object.is(value, -0) ? '-0' : String(shortest(value))
}

/** Somebody's own data, inputs first and outputs last, as `own-data-lines.ts` has its program read them. */
export function dataCsv({ inputs, outputs, rows, x, y }: OwnData): string {
  const row = (r: number) => [
    ...x.subarray(r * inputs.length, (r + 1) * inputs.length),
    ...y.subarray(r * outputs.length, (r + 1) * outputs.length),
  ]
  const names = [...inputs, ...outputs].map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
  return table([names, ...Array.from({ length: rows }, (_, r) => row(r).map(float32))])
}

/** Nothing else in these tables needs quoting. RFC 4180 ends lines with CRLF. */
function table(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\r\n`).join('')
}
