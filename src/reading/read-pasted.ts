import { equalMatrices } from '../experiment/matrix.ts'
import { type Problem, quoted } from '../experiment/problem.ts'
import { gridReadings, isNumeric, type SizeLimits } from './cell-values.ts'
import { cleanPaste, withoutComments } from './clean-paste.ts'
import { columnBlocks } from './column-blocks.ts'
import { htmlTables } from './html-tables.ts'
import { latexMatrices, latexRest } from './latex-cells.ts'
import { tokensOf } from './literal-tokens.ts'
import { inKnownNotation } from './other-notations.ts'
import type { CellGrid, MatrixReading, Pasted, ReadingNote } from './pasted.ts'
import { programMatrices } from './program-matrices.ts'
import { spreadsheetArray } from './table-decimals.ts'
import { cellGrids, tableGrids } from './table-grids.ts'

/** As `readMatrix` has it: 64 x 64 cells of the longest float32 stay well below. */
const LONGEST = 200_000
/** A cell takes some hundred characters of it where a spreadsheet says how it looks. */
const LONGEST_HTML = 4_000_000

/**
 * What is on the clipboard as a matrix, in whatever form: of a spreadsheet, a document, a program or what one printed. What may be
 * two matrices is both, to be asked; what cannot be read is told with its place.
 * @param html the clipboard's HTML, for programs whose plain text is poor; empty where there is none
 * @param shape of the matrix that it would replace: likelier than its transpose
 */
export function readPasted(
  text: string,
  html: string,
  limits: SizeLimits,
  shape?: { readonly rows: number; readonly columns: number },
): Pasted {
  if (text.length > LONGEST) return refused({ code: 'tooLong', limit: LONGEST })
  const fromText = read(text, limits)
  const [table] = html.length > LONGEST_HTML ? [] : htmlTables(html)
  const pasted =
    table !== undefined && isPoor(fromText, table)
      ? judged(cellGrids(table.map((row) => row.map(cleanPaste))), limits)
      : fromText
  return shape === undefined || pasted.type !== 'ask'
    ? pasted
    : { ...pasted, readings: likeliestFirst(pasted.readings, shape) }
}

/** Whether the clipboard's HTML has more than its plain text: that cannot be read, or all of it is one line. */
function isPoor(pasted: Pasted, table: CellGrid['rows']): boolean {
  if (pasted.type === 'refused') return true
  if (pasted.type === 'ask') return false
  const { rows, columns } = pasted.matrix
  return (rows === 1 || columns === 1) && table.length > 1 && (table[0]?.length ?? 0) > 1
}

function read(text: string, limits: SizeLimits): Pasted {
  const source = /<m?table[\s>]/i.test(text) ? htmlTables(text)[0] : undefined
  if (source !== undefined) return judged(cellGrids(source.map((row) => row.map(cleanPaste))), limits)
  const clean = inKnownNotation(cleanPaste(text))
  if (clean.trim() === '') return refused({ code: 'empty' })
  if (SPARSE.test(clean)) return refused({ code: 'unread', text: quoted(clean.trim().split('\n')[0] ?? ''), line: 1 })
  const columns = columnBlocks(clean)
  if (columns !== null) return judged(columns, limits)
  const array = spreadsheetArray(clean)
  if (array !== null) return judged([...(programMatrices(clean) ?? []), array], limits)
  if (/\\begin\s*\{|\\[bp]?matrix\b/.test(clean)) return readLatex(clean, limits)
  if (/[[{(<]/.test(clean) && !R_VECTOR.test(clean) && !isTableOfBrackets(clean)) {
    const program = readProgram(withMarks(withoutComments(clean).replaceAll('$', ' ')), limits)
    if (program !== null) return program
  }
  const grids = tableGrids(rVector(clean))
  return grids.length === 0 ? refused({ code: 'empty' }) : judged(grids, limits)
}

/** Row, column and value of what is not 0, as SciPy and MATLAB print it: the size is not there. */
const SPARSE = /^(?:\s*[A-Za-z]\w*\s*=\s*)?(?:\s*\(\d+,\s*\d+\)\s+[+-]?[\d.][^\s()]*)+\s*$/

/** What R prints of a vector: the place of the first in each line, in brackets. */
const R_VECTOR = /^ *\[1\] +[+-]?[\d.][^[\n]*(?:\n *\[\d+\] [^[\n]*)*$/

function rVector(text: string): string {
  return R_VECTOR.test(text) ? text.replace(/\s*\[\d+\]\s*/g, ' ') : text
}

/** R's labels, Stata's title, WolframAlpha's parentheses and what databases count have brackets, and are tables of lines. */
const BRACKETED_TABLES: readonly RegExp[] = [
  /^[^\S\n]*\[(?:,\d+|\d+,)\]/m,
  /^[A-Za-z_]\w{0,40}\[\d+,\d+\][^\S\n]*$/m,
  /^[^\S\n]*\d+[×x]\d+ (?:[\w{},. ]{1,60}|[^\n]{1,200}:)[^\S\n]*$/m,
  /^[^\S\n]*\d+-element /m,
  /[│┃║┆]|<(?:dbl|int|chr|num)>/,
  /\[\d+ rows? x \d+ columns?\]|^\(\d+ rows?\)$/m,
]

function isTableOfBrackets(text: string): boolean {
  const isBarred = text.includes('|') && /^\s*\([^()[\]]*\)\s*$/.test(text)
  return isBarred || BRACKETED_TABLES.some((table) => table.test(text))
}

/** Texts in Eigen's and Maple's ways are short. */
const SHORT = 5000

/** Eigen's and Maple's ways, as lists in brackets. */
function withMarks(text: string): string {
  if (text.length > SHORT || !text.includes('<<')) return text
  const [head = '', values = '', ...more] = text.split('<<')
  const [, name] = /(\w+)\s*$/.exec(head.slice(-60)) ?? []
  if (name !== undefined && more.length === 0 && /^[^<>[\]{}]*$/.test(values))
    return `${name} = [${values.replace(/;\s*$/, '')}]`
  const [start, end] = [text.indexOf('<<'), text.lastIndexOf('>>') + 2]
  const maple = text.slice(start, end)
  if (end < start || !/^[\d.eE+\-,|/<>\s]+$/.test(maple)) return text
  const lists = maple.replace(/</g, '[').replace(/>/g, ']').replace(/\|/g, ',')
  return text.slice(0, start) + (/>\s*\|/.test(maple) ? `${lists}.T` : lists) + text.slice(end)
}

function readLatex(text: string, limits: SizeLimits): Pasted {
  const found = latexMatrices(text)
  if (found.length === 0) return refused({ code: 'unread', text: quoted(text.trim()), line: 1 })
  const ends = found.map(({ end }) => end)
  const rest = found
    .map(({ start }, i) => text.slice(i === 0 ? 0 : ends[i - 1], start))
    .concat(text.slice(ends.at(-1)))
    .find((gap) => latexRest(gap) !== '')
  const notes: readonly ReadingNote[] = rest === undefined ? [] : [{ code: 'leftOut', text: quoted(rest.trim()) }]
  const grids = found.flatMap(({ rows }) => cellGrids(rows))
  return judged(
    grids.map((grid) => ({ ...grid, notes: [...notes, ...grid.notes] })),
    limits,
  )
}

function readProgram(text: string, limits: SizeLimits): Pasted | null {
  const grids = programMatrices(text)
  if (grids === null) return /[[{]/.test(text) ? refused({ code: 'notAMatrix' }) : null
  if (grids.length > 0) return judged(grids, limits)
  if (!/[[{]|\w\(/.test(text)) return null
  const odd = tokensOf(text).find(({ kind, text: word }) => kind === 'word' && NEARLY.test(word) && !isNumeric(word))
  if (isNestedList(text) && odd !== undefined) return refused({ code: 'notANumber', text: quoted(odd.text) })
  const lines = text.split('\n')
  const line = Math.max(
    0,
    lines.findIndex((each) => /[[{(]/.test(each)),
  )
  return refused(
    isNestedList(text)
      ? { code: 'notAMatrix' }
      : { code: 'unread', text: quoted((lines[line] ?? '').trim()), line: line + 1 },
  )
}

/** What stands in a list in the place of a number. */
const NEARLY = /\d|^(?:true|false|nan|[+-]?inf|none|null)$/i

/** Lists alone, nothing done to them, and nothing called in them. */
function isNestedList(text: string): boolean {
  return (
    !/[[{(,;]\s*(?!(?:np|torch|tf|tensor|array)\b)[A-Za-z_]\w*[[(]/.test(text) &&
    !/[\])}]\s*\.\s*[a-z_]\w*\(/.test(text) &&
    /^\s*(?:[\w.]+\s*=\s*)?(?:(?:\w+\.)*(?:tensor|array|matrix)\()?\s*[[{(]/i.test(text)
  )
}

/** Grids of text as readings, those that can be read; what is wrong with the first where none can. */
function judged(grids: readonly CellGrid[], limits: SizeLimits): Pasted {
  const outcomes = grids.map((grid) => gridReadings(grid, limits))
  const readings = distinct(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])))
  const [first] = readings
  const bad = outcomes.find((outcome) => !outcome.ok)
  if (first === undefined) return refused(bad?.ok === false ? bad.problem : { code: 'empty' })
  return readings.length === 1 && first.notes.every(({ code }) => SILENT.has(code))
    ? { type: 'plain', matrix: first.matrix }
    : { type: 'ask', readings }
}

/** Of these nobody needs to know where there is only one reading. */
const SILENT: ReadonlySet<ReadingNote['code']> = new Set([
  'decimalPoint',
  'commaBetween',
  'thousands',
  'rowsByLine',
  'oneRow',
  'rowsByComma',
])

/** The same matrix twice, as what is assigned and then printed, is one. */
function distinct(readings: readonly MatrixReading[]): readonly MatrixReading[] {
  return readings.filter(
    (reading, i) => !readings.slice(0, i).some((before) => equalMatrices(before.matrix, reading.matrix)),
  )
}

/** Where one is offered as it is and transposed, and only one has the shape of what is there, that one comes first. */
function likeliestFirst(
  readings: readonly MatrixReading[],
  shape: { readonly rows: number; readonly columns: number },
): readonly MatrixReading[] {
  const fits = ({ matrix }: MatrixReading) => matrix.rows === shape.rows && matrix.columns === shape.columns
  const [first, second] = readings
  if (first === undefined || second === undefined || fits(first) || !fits(second)) return readings
  const isTurned =
    first.notes.some(({ code }) => code === 'transposed') && second.notes.some(({ code }) => code === 'asPrinted')
  return isTurned ? [second, first, ...readings.slice(2)] : readings
}

function refused(problem: Problem): Pasted {
  return { type: 'refused', problem }
}
