import { columnName } from '../experiment/data-text.ts'
import type { Style } from './cell-values.ts'
import { type DataCell, dataCell } from './data-cell.ts'
import { isCount, isCountOfColumns, isHeader } from './data-heading.ts'
import { type KnownForm, knownTable } from './known-tables.ts'
import { type Separator, separatedLines } from './separated-lines.ts'

/** A column of somebody's data. */
export interface FileColumn {
  readonly name: string
  /** What most of its cells are; those of numbers alone can be trained on. */
  readonly kind: 'number' | 'date' | 'text' | 'empty'
  /** The first cells as they stand. */
  readonly sample: readonly string[]
  /** A number a row, NaN where there is none. */
  readonly values: Float64Array
  readonly missing: number
  /** Cells of a column of numbers that are none and do not say that one is missing; the first of them. */
  readonly odd: { readonly count: number; readonly text: string; readonly row: number } | null
  /** The first number that is not written as programs write it, or that they would read as another. */
  readonly written: { readonly text: string; readonly value: number } | null
  /** A number that may say that a value is missing: how often it is there. */
  readonly gap: { readonly value: number; readonly count: number } | null
}

/** Data as they were read, before anybody chose of them. */
export interface DataFile {
  readonly columns: readonly FileColumn[]
  readonly rows: number
  /** Of lines of cells. */
  readonly separator: Separator
  /** Where it is none of lines. */
  readonly form: KnownForm | null
  readonly hasHeader: boolean
  /** The first row, where it counts and may be names as well as a sample. */
  readonly counted: string | null
  /** Lines that have another number of cells than most, and are left out. */
  readonly uneven: readonly string[]
  /** A cell that may be two numbers, as long as nobody has said which. */
  readonly doubt: { readonly text: string; readonly point: number; readonly comma: number } | null
}

/** What a reader says of it, where it is to be read otherwise. */
export interface FileHabit {
  readonly separator?: Separator | undefined
  readonly hasHeader?: boolean | undefined
  /** What a comma, or a point, is where it may be two things. */
  readonly style?: Style | undefined
  /** Whether numbers that may say that a value is missing do so. */
  readonly gaps?: boolean | undefined
}

const SAMPLE = 4

/** Reads data from a text of lines, whatever separates its cells; null where there are none. */
export function readDataFile(text: string, habit: FileHabit = {}): DataFile | null {
  const known = habit.separator === undefined ? knownTable(text) : null
  const { rows, separator, uneven } = known === null ? separatedLines(text, habit.separator) : evenRows(known.rows)
  const [first] = rows
  if (first === undefined) return null
  const head = first.map(dataCell)
  const rest = rows.slice(1)
  const isCounted = isCount(first)
  const hasHeader =
    habit.hasHeader ??
    known?.hasHeader ??
    (rest.length > 0 && (isHeader(head, rest) || (isCounted && isCountOfColumns(first, rest))))
  const body = hasHeader ? rest : rows
  const columns = first.map((cell, c) => {
    const name = hasHeader ? columnName(cell) : ''
    return { name, cells: body.map((row) => row[c] ?? '') }
  })
  const kept = columns.filter(({ name, cells }) => name !== '' || cells.some((cell) => cell !== ''))
  const names = distinct(kept.map(({ name }, i) => name || `c${i + 1}`))
  const read = kept.map(({ cells }) => cells.map(dataCell))
  const evidence = read.map(styleOf)
  const all = new Set(evidence.filter((style) => style === 'point' || style === 'comma'))
  const [common] = all.size === 1 ? all : [undefined]
  const styles = evidence.map((style) => (style === 'unknown' ? (habit.style ?? common) : style))
  const doubtful = evidence.flatMap((style, c) => (style === 'unknown' && common === undefined ? [c] : []))
  return {
    columns: kept.map(({ cells }, c) => {
      const column = columnOf(names[c] ?? '', cells, read[c] ?? [], styles[c] ?? 'point')
      return habit.gaps === true ? withoutGaps(column) : column
    }),
    rows: body.length,
    separator,
    form: known?.form ?? null,
    hasHeader,
    counted: isCounted && known?.hasHeader !== true && first.every((cell) => cell !== '') ? first.join(', ') : null,
    uneven,
    doubt: doubtIn(doubtful.map((c) => ({ cells: kept[c]?.cells ?? [], read: read[c] ?? [] }))),
  }
}

/** The rows that have as many cells as most. */
function evenRows(rows: readonly (readonly string[])[]): ReturnType<typeof separatedLines> {
  const widths = rows.map((row) => row.length).sort((a, b) => a - b)
  const width = widths[widths.length >> 1] ?? 0
  const isEven = (row: readonly string[]) => row.length === width
  const uneven = rows.filter((row) => !isEven(row)).map((row) => row.join(' , '))
  return { rows: rows.filter(isEven), separator: 'comma', uneven }
}

/** The habit in which a column is written; `none` where it has no number that another habit reads otherwise. */
function styleOf(cells: readonly DataCell[]): Style | 'unknown' | 'none' {
  let [points, commas, both] = [0, 0, 0]
  for (const cell of cells) {
    if (cell.is !== 'number') continue
    if (Number.isNaN(cell.comma)) points++
    else if (Number.isNaN(cell.point)) commas++
    else if (cell.point !== cell.comma) both++
  }
  if (points === 0 && commas === 0) return both === 0 ? 'none' : 'unknown'
  return points >= commas ? 'point' : 'comma'
}

function doubtIn(columns: readonly { cells: readonly string[]; read: readonly DataCell[] }[]): DataFile['doubt'] {
  for (const { cells, read } of columns) {
    for (const [r, cell] of read.entries()) {
      if (cell.is !== 'number' || Number.isNaN(cell.point) || Number.isNaN(cell.comma)) continue
      if (cell.point !== cell.comma) return { text: cells[r] ?? '', point: cell.point, comma: cell.comma }
    }
  }
  return null
}

function columnOf(
  name: string,
  cells: readonly string[],
  read: readonly DataCell[],
  style: Style | 'none',
): FileColumn {
  const values = Float64Array.from(read, (cell) =>
    cell.is === 'number' ? (style === 'comma' ? cell.comma : cell.point) : Number.NaN,
  )
  const missing = read.filter(({ is }) => is === 'missing').length
  const dates = read.filter(({ is }) => is === 'date').length
  const numbers = values.filter((value) => !Number.isNaN(value)).length
  const there = cells.length - missing
  const first = read.findIndex(({ is }, r) => is !== 'missing' && Number.isNaN(values[r]))
  const other = cells.findIndex(
    (cell, r) => !Number.isNaN(values[r]) && !(PLAIN.test(cell) && Number(cell) === values[r]),
  )
  return {
    name,
    kind: there === 0 ? 'empty' : numbers * 2 > there ? 'number' : dates * 2 > there ? 'date' : 'text',
    written: other === -1 ? null : { text: cells[other] ?? '', value: values[other] ?? Number.NaN },
    gap: gapIn(values),
    sample: cells.slice(0, SAMPLE),
    values,
    missing,
    odd: first === -1 ? null : { count: there - numbers, text: cells[first] ?? '', row: first + 1 },
  }
}

/** A number as programs write it. */
const PLAIN = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** `-99`, `-999`, `9999`: what stands for a value that is missing. */
const NINES = /^-?99+(?:\.9+)?$/

/**
 * A number that may say that a value is missing: the only negative one, more than once, among many; or nothing but nines and far
 * from all others.
 */
function gapIn(values: Float64Array): FileColumn['gap'] {
  const there = values.filter((value) => !Number.isNaN(value))
  const counts = new Map<number, number>()
  for (const value of there) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (counts.size < 4) return null
  const sorted = [...counts.keys()].sort((a, b) => a - b)
  for (const value of [sorted[0], sorted.at(-1)]) {
    if (value === undefined) continue
    const count = counts.get(value) ?? 0
    const others = sorted.filter((each) => each !== value)
    const largest = Math.max(...others.map(Math.abs))
    const isAlone = value < 0 && others.every((each) => each >= 0) && count > 1
    const isFar = NINES.test(String(value)) && Math.abs(value) > 5 * largest
    if ((isAlone || isFar) && count * 2 < there.length) return { value, count }
  }
  return null
}

function withoutGaps(column: FileColumn): FileColumn {
  const { gap, values, missing } = column
  if (gap === null) return column
  return {
    ...column,
    values: values.map((value) => (value === gap.value ? Number.NaN : value)),
    missing: missing + gap.count,
  }
}

/** Of columns that are called the same all but the first have a number behind their name. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let own = name
    for (let i = 2; taken.has(own); i++) own = `${name} ${i}`
    taken.add(own)
    return own
  })
}
