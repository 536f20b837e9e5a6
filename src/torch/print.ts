/**
 * Tensors as Python's `print` shows them: torch/_tensor_str.py with its default print options (precision 4, threshold 1000,
 * edgeitems 3, linewidth 80; docs/pytorch-semantics.md, section 5).
 */
import { exponential, fixed } from './decimal.ts'

const LINE_WIDTH = 80
const THRESHOLD = 1000
const EDGE_ITEMS = 3

/** `print(weight.t())` of an out_features x in_features, row-major `weight` that has been through autograd; lines joined by '\n'. */
export function formatWeightT(weight: Float32Array, inFeatures: number, outFeatures: number): string {
  const summarised = weight.length > THRESHOLD
  const rows = shownIndices(inFeatures, summarised)
  const columns = shownIndices(outFeatures, summarised)
  const at = (row: number, column: number): number => weight[column * inFeatures + row] ?? Number.NaN
  const values = rows.flatMap((row) => (row === null ? [] : rowValues(columns, (column) => at(row, column))))
  const formatter = formatterFor(values)
  const lines = rows.map((row) => {
    if (row === null) return '...'
    return formatRow(columns, (column) => at(row, column), formatter, 'tensor(['.length)
  })
  return withSuffix(`tensor([${lines.join(`,\n${' '.repeat(8)}`)}]`, 'grad_fn=<TBackward0>')
}

/** `print(bias)` of an `nn.Parameter` with one dimension; lines joined by '\n'. */
export function formatParameter(parameter: Float32Array): string {
  const indices = shownIndices(parameter.length, parameter.length > THRESHOLD)
  const at = (index: number): number => parameter[index] ?? Number.NaN
  const formatter = formatterFor(rowValues(indices, at))
  const row = formatRow(indices, at, formatter, 'tensor('.length)
  return `Parameter containing:\n${withSuffix(`tensor(${row}`, 'requires_grad=True')}`
}

/** The indices of a dimension that are shown, and null for the dots between the first and the last. */
function shownIndices(size: number, summarised: boolean): readonly (number | null)[] {
  const all = Array.from({ length: size }, (_, index) => index)
  if (!summarised || size <= 2 * EDGE_ITEMS) return all
  return [...all.slice(0, EDGE_ITEMS), null, ...all.slice(-EDGE_ITEMS)]
}

function rowValues(indices: readonly (number | null)[], at: (index: number) => number): number[] {
  return indices.flatMap((index) => (index === null ? [] : [at(index)]))
}

/** One format for the whole tensor (`_Formatter`). */
interface Formatter {
  /** The least width of an item; zeros, nan and inf do not count and may be wider. */
  readonly width: number
  format(value: number): string
}

function formatterFor(values: readonly number[]): Formatter {
  const deciding = values.filter((value) => value !== 0 && Number.isFinite(value))
  const style = styleFor(deciding)
  const width = deciding.reduce((longest, value) => Math.max(longest, style(value).length), 1)
  return { width, format: (value) => style(value).padStart(width) }
}

/** Scientific, integer or fixed, chosen from the finite values other than 0. */
function styleFor(deciding: readonly number[]): (value: number) => string {
  let least = Number.POSITIVE_INFINITY
  let greatest = 0
  for (const value of deciding) {
    least = Math.min(least, Math.abs(value))
    greatest = Math.max(greatest, Math.abs(value))
  }
  const integers = deciding.every(Number.isInteger)
  const scientific = greatest / least > 1000 || greatest > 1e8 || (!integers && least < 1e-4)
  if (deciding.length > 0 && scientific) return (value) => exponential(value, 4)
  if (!integers) return (value) => fixed(value, 4)
  return (value) => fixed(value, 0) + (Number.isFinite(value) ? '.' : '')
}

/** One row in brackets, broken where the line is full; `indent` is where its opening bracket stands. */
function formatRow(
  indices: readonly (number | null)[],
  at: (index: number) => number,
  formatter: Formatter,
  indent: number,
): string {
  const items = indices.map((index) => (index === null ? ' ...' : formatter.format(at(index))))
  const perLine = Math.max(1, Math.floor((LINE_WIDTH - indent) / (formatter.width + 2)))
  const lines: string[] = []
  for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine).join(', '))
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`
}

/** Appends the keyword, on a line of its own if the last one has no room (`_add_suffixes`). */
function withSuffix(text: string, suffix: string): string {
  const lastLine = text.length - text.lastIndexOf('\n') - 1 + 2
  const separator = lastLine + suffix.length + 2 > LINE_WIDTH ? `,\n${' '.repeat('tensor('.length)}` : ', '
  return `${text}${separator}${suffix})`
}
