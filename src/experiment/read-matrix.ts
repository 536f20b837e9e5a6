import type { Matrix } from './matrix.ts'
import { plain, readFloat32 } from './numbers.ts'
import { bad, good, type Problem, type Reading } from './problem.ts'

/** 64 x 64 cells of the longest float32 with separators stay well below this many characters. */
const LONGEST = 200_000

// What stands around the brackets where a tensor is printed or written down in Python:
// `W = torch.tensor([[1., 2.]], dtype=torch.float32)`, `array([[1, 2]])`, `tensor([[1.]], grad_fn=<TBackward0>)`.
const BEFORE = /^(?:Parameter containing:\s*)?(?:[\w.]+\s*=\s*)?(?:(?:[\w.]+\.)?(?:tensor|array|matrix|asarray|Tensor)\(\s*)?$/
const AFTER = /^(?:\s*,\s*\w+\s*=\s*[\w.<>'": ]+)*\s*,?\s*\)?\s*;?$/

/**
 * Reads a matrix as people have it at hand: rows by `;`, `|` or line, cells by comma, tab or blank (a spreadsheet's
 * cells, CSV, a URL), or in brackets as Python, NumPy and PyTorch write and print it. Values are rounded to float32.
 * A single number is 1 x 1, one bracketed row 1 x n.
 */
export function readMatrix(text: string, maxRows: number, maxColumns: number): Reading<Matrix> {
  if (text.length > LONGEST) return bad({ code: 'tooLong', limit: LONGEST })
  const trimmed = plain(text)
  if (trimmed === '') return bad({ code: 'empty' })
  const rows = trimmed.includes('[') ? bracketedRows(trimmed) : separatedRows(text.normalize('NFKC'))
  if (rows === null) return bad({ code: 'notAMatrix' })
  return cells(rows, maxRows, maxColumns)
}

/** `[[1, 2], [3, 4]]` or `[1, 2]` as rows of text; null where brackets do not pair up to a matrix. */
function bracketedRows(text: string): string[] | null {
  const first = text.indexOf('[')
  const last = text.lastIndexOf(']')
  if (last < first || !BEFORE.test(text.slice(0, first)) || !AFTER.test(text.slice(last + 1))) return null
  const inner = text.slice(first + 1, last).trim()
  if (!inner.includes('[')) return inner.includes(']') ? null : [inner]
  if (!inner.startsWith('[') || !inner.endsWith(']')) return null
  const rows = inner.slice(1, -1).split(/\]\s*[,;]?\s*\[/)
  return rows.some((row) => /[[\]]/.test(row)) ? null : rows
}

function separatedRows(text: string): string[] {
  const rows = text.split(/[;|\n\r]+/)
  return rows.filter((row, i) => row.trim() !== '' || (i > 0 && i < rows.length - 1))
}

function splitRow(row: string): string[] {
  if (row.includes('\t')) return row.replace(/\t+\s*$/, '').split('\t')
  if (row.includes(',')) return row.replace(/,\s*$/, '').split(',')
  return row.trim().split(/\s+/)
}

function cells(rows: readonly string[], maxRows: number, maxColumns: number): Reading<Matrix> {
  if (rows.length > maxRows) return bad({ code: 'tooManyRows', found: rows.length, limit: maxRows })
  const data: number[] = []
  let columns = 0
  for (const [r, row] of rows.entries()) {
    const parts = splitRow(row)
    if (parts.length > maxColumns) return bad({ code: 'tooManyColumns', found: parts.length, limit: maxColumns })
    if (r === 0) columns = parts.length
    if (parts.length !== columns) return bad({ code: 'ragged', row: r, found: parts.length, expected: columns })
    for (const [c, part] of parts.entries()) {
      const reading = readFloat32(part)
      if (!reading.ok) return bad(located(reading.problem, part, r, c))
      data.push(reading.value)
    }
  }
  return good({ rows: rows.length, columns, data })
}

/** The problem of one cell, with the place where it stands. */
function located(problem: Problem, text: string, row: number, column: number): Problem {
  if (problem.code === 'notANumber' || problem.code === 'notFloat32') return { ...problem, row, column }
  return { code: 'notANumber', text: plain(text), row, column }
}
