import type { Matrix } from './matrix.ts'
import { halfWidth, plain, readFloat32 } from './numbers.ts'
import { bad, good, type Problem, type Reading } from './problem.ts'

/** 64 x 64 cells of the longest float32 with separators stay well below this many characters. */
const LONGEST = 200_000

// What stands around the brackets, blanks removed, where a tensor is printed or written down in Python:
// `W = torch.tensor([[1., 2.]], dtype=torch.float32)`, `array([[1, 2]])`, `tensor([[1.]], grad_fn=<TBackward0>)`.
// No part may start with what the part before it may end with: a regex that can split a text in two ways takes for ever
// over a long one.
const BEFORE = /^(?:Parametercontaining:)?(?:[\w.]+=)?(?:(?:\w+\.)*(?:tensor|array|matrix|asarray|\w*Tensor)\()?$/
const AFTER = /^(?:,\w+=[\w.<>'":]+)*,?\)?;?$/

/**
 * Reads a matrix as people have it at hand: rows by `;`, `~`, `|` or line, cells by comma, tab or blank (a spreadsheet's
 * cells, CSV, a URL), or in brackets as Python, NumPy and PyTorch write and print it. Values are rounded to float32.
 * A single number is 1 x 1, one bracketed row 1 x n.
 */
export function readMatrix(text: string, maxRows: number, maxColumns: number): Reading<Matrix> {
  if (text.length > LONGEST) return bad({ code: 'tooLong', limit: LONGEST })
  const known = halfWidth(text)
  if (known.trim() === '') return bad({ code: 'empty' })
  const rows = known.includes('[') ? bracketedRows(known) : separatedRows(known)
  if (rows === null) return bad({ code: 'notAMatrix' })
  return cells(rows, maxRows, maxColumns)
}

/** A row's cells as text. */
type Row = readonly string[]

/** `[[1, 2], [3, 4]]`, `[1, 2]` or `[1 2; 3 4]` as cells of text; null where brackets do not pair up to a matrix. */
function bracketedRows(text: string): Row[] | null {
  const first = text.indexOf('[')
  const last = text.lastIndexOf(']')
  if (last < first) return null
  const outside = (part: string) => part.replace(/\s+/g, '')
  if (!BEFORE.test(outside(text.slice(0, first))) || !AFTER.test(outside(text.slice(last + 1)))) return null
  const inner = text
    .slice(first + 1, last)
    .replace(/\s+/g, ' ')
    .trim()
  if (inner === '') return null
  if (inner.includes('[')) return innerRows(inner)
  return inner.includes(']') ? null : withoutBlank(inner.split(';')).map(splitRow)
}

/** `[1, 2], [3, 4]` as cells of text; a comma may follow the last row, as formatters of Python put it. */
function innerRows(inner: string): Row[] | null {
  const pieces = inner.split(']').map((piece) => piece.trim())
  const rest = pieces.pop()
  if (rest !== '' && rest !== ',') return null
  const rows: Row[] = []
  for (const piece of pieces) {
    const row = rows.length === 0 ? piece : piece.replace(/^[,;] ?/, '')
    if (!row.startsWith('[') || row.indexOf('[', 1) !== -1) return null
    rows.push(splitRow(row.slice(1)))
  }
  return rows
}

/** Rows by line, `;`, `~` or `|`. Where lines have `;` inside them, it separates cells: CSV where the comma is a decimal's. */
function separatedRows(text: string): Row[] {
  const lines = withoutBlank(text.split(/[\n\r]+/))
  const isCsv = lines.length > 1 && lines.every((line) => line.slice(0, line.trimEnd().length - 1).includes(';'))
  if (isCsv) return lines.map((line) => line.replace(/;$/, '').split(';'))
  return withoutBlank(text.split(/[;~|\n\r]+/)).map(splitRow)
}

/** `rows` without blank ones, except a row of empty spreadsheet cells between others: that one is an error. */
function withoutBlank(rows: readonly string[]): string[] {
  const hasText = (row: string) => row.trim() !== ''
  const last = rows.findLastIndex(hasText)
  const first = rows.findIndex(hasText)
  return rows.filter((row, i) => hasText(row) || (first < i && i < last && row.includes('\t')))
}

function splitRow(row: string): Row {
  if (row.includes('\t')) return row.trimEnd().split('\t')
  if (row.includes(',')) return row.replace(/,\s*$/, '').split(',')
  return row.trim().split(/\s+/)
}

function cells(rows: readonly Row[], maxRows: number, maxColumns: number): Reading<Matrix> {
  if (rows.length === 0) return bad({ code: 'empty' })
  if (rows.length > maxRows) return bad({ code: 'tooManyRows', found: rows.length, limit: maxRows })
  const data: number[] = []
  let columns = 0
  for (const [r, row] of rows.entries()) {
    if (row.length > maxColumns) return bad({ code: 'tooManyColumns', found: row.length, limit: maxColumns })
    if (r === 0) columns = row.length
    if (row.length !== columns) return bad({ code: 'ragged', row: r, found: row.length, expected: columns })
    for (const [c, cell] of row.entries()) {
      const reading = readFloat32(cell)
      if (!reading.ok) return bad(located(reading.problem, cell, r, c))
      data.push(reading.value)
    }
  }
  return good({ rows: rows.length, columns, data })
}

/** The problem of one cell, with the place where it stands. */
function located(problem: Problem, text: string, row: number, column: number): Problem {
  if (problem.code === 'notANumber' || problem.code === 'notFloat32') return { ...problem, row, column }
  return problem.code === 'tooSmall' ? problem : { code: 'notANumber', text: plain(text), row, column }
}
