import { readFloat32, writeFloat32 } from './numbers.ts'
import { bad, good, quoted, type Reading } from './problem.ts'

/*
 * Data as a link has them, readable as they stand:
 *
 *     area,rooms:price;2104,3,399.9;1600,3,329.9
 *
 * First the names, inputs before the colon and outputs behind it, then a row a sample, the outputs last. In names
 * all marks are escaped as in a link, once more than the link does it, so that none is taken for one of these.
 */

/** The table behind data, nothing computed from it yet. */
export interface DataTable {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly rows: number
  readonly x: Float32Array
  readonly y: Float32Array
}

/** The most that own data may have: rows, and columns, inputs and outputs together. */
export const MAX_ROWS = 10_000
export const MAX_COLUMNS = 64

/** The longest name of a column. */
const LONGEST_NAME = 60

/** The names as they stand before the rows. */
export function writeNames({ inputs, outputs }: Pick<DataTable, 'inputs' | 'outputs'>): string {
  return `${inputs.map(escapedName).join(',')}:${outputs.map(escapedName).join(',')}`
}

/** The table as text; `readTable` gives back the same. */
export function writeTable(table: DataTable): string {
  const { inputs, outputs, rows, x, y } = table
  const row = (_: unknown, r: number) =>
    [
      ...x.subarray(r * inputs.length, (r + 1) * inputs.length),
      ...y.subarray(r * outputs.length, (r + 1) * outputs.length),
    ]
      .map(writeFloat32)
      .join(',')
  return [writeNames(table), ...Array.from({ length: rows }, row)].join(';')
}

/** The names that stand before the rows. */
export function readNames(text: string): Reading<Pick<DataTable, 'inputs' | 'outputs'>> {
  const [inputs, outputs, ...more] = text.split(':').map((part) => part.split(',').map(readName))
  if (inputs === undefined || outputs === undefined || more.length > 0) return bad({ code: 'notData' })
  const all = [...inputs, ...outputs]
  if (all.length > MAX_COLUMNS) return bad({ code: 'tooManyColumns', found: all.length, limit: MAX_COLUMNS })
  const isName = (name: string | null): name is string => name !== null && name !== '' && name.length <= LONGEST_NAME
  if (!inputs.every(isName) || !outputs.every(isName)) return bad({ code: 'notData' })
  return good({ inputs, outputs })
}

/** The table that `text` is: every cell a number that float32 has, every row as long as the names are many. */
export function readTable(text: string): Reading<DataTable> {
  const [head = '', ...rest] = text.split(/[;~]/)
  // A link may have lost the blank at its end, or got a mark there.
  const lines = rest.at(-1)?.trim() === '' ? rest.slice(0, -1) : rest
  const names = readNames(head.trim())
  if (!names.ok) return names
  const { inputs, outputs } = names.value
  const width = inputs.length + outputs.length
  if (lines.length === 0) return bad({ code: 'notData' })
  if (lines.length > MAX_ROWS) return bad({ code: 'tooManyRows', found: lines.length, limit: MAX_ROWS })
  const x = new Float32Array(lines.length * inputs.length)
  const y = new Float32Array(lines.length * outputs.length)
  for (const [r, line] of lines.entries()) {
    const cells = line.split(',')
    if (cells.length !== width) return bad({ code: 'ragged', row: r + 1, found: cells.length, expected: width })
    for (const [c, cell] of cells.entries()) {
      const reading = readFloat32(cell)
      if (!reading.ok) return bad(located(reading.problem.code, cell, r + 1, c + 1))
      if (c < inputs.length) x[r * inputs.length + c] = reading.value
      else y[r * outputs.length + c - inputs.length] = reading.value
    }
  }
  return good({ inputs, outputs, rows: lines.length, x, y })
}

function located(code: string, cell: string, row: number, column: number) {
  return { code: code === 'notFloat32' ? 'notFloat32' : 'notANumber', text: quoted(cell), row, column } as const
}

/** `name` as a column can be called: on one line, not too long. */
export function columnName(name: string): string {
  const line = name.replace(/[\p{C}\s]+/gu, ' ').trim()
  return Array.from(line)
    .slice(0, LONGEST_NAME / 2)
    .join('')
    .trim()
}

/** What no name keeps as it is: all marks but those that are part of words. */
const MARKS = /[^\p{L}\p{M}\p{N} _.-]/gu

export function escapedName(name: string): string {
  return name.replace(MARKS, (mark) => (/['()*!~]/.test(mark) ? byNumber(mark) : encodeURIComponent(mark)))
}

/** What `encodeURIComponent` leaves as it is. */
function byNumber(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
}

export function readName(text: string): string | null {
  try {
    return columnName(decodeURIComponent(text))
  } catch {
    return null
  }
}
