import { isNumeric } from './cell-values.ts'
import type { CellGrid, ReadingNote } from './pasted.ts'
import { columnGrids, withDecimals } from './table-decimals.ts'
import { isCounting, isOfNames } from './table-heading.ts'
import { type TextTable, tableOf } from './text-table.ts'

type Rows = readonly (readonly string[])[]

/** Lines that only say what is shown: `A =`, `2×2 Matrix{Float64}:`, `ans =`, `[2 rows x 3 columns]`, `dtype: float64`. */
const TITLE =
  /^\s*(?:(?:[A-Za-z_][\w.$]*(?:\[[\d, ]*\])?\s*(?:=|:|:=|<-))|\d+[×x]\d+ .*|\d+-element .*:|\[\d+ rows? x \d+ columns?\]|(?:dtype|Name|Length)\s*:.*|ans|(?:Diagonal|Full|Sparse|Column|Row) (?:Matrix|vector).*|# A tibble.*|Type = \w+ , rows = \d+ , cols = \d+|\w*Matrix \d+x\d+-\w+|A (?:data\.frame|matrix|tibble).*|shape: \(.*\)|[A-Za-z_]\w*\[\d+,\d+\]|\(\d+ rows?\)|\d+ rows in set.*|#.*|%.*|(?:disp|print|display|show)\([A-Za-z_. ]*\);?)\s*$/
const FACTOR = /^\s*(\d(?:\.\d*)?e[+-]?\d+|10+|0?\.0*1)\s*\*\s*$/i
const COLUMNS = /^\s*Columns?\s+\d+(?:\s*(?:through|to|and|-)\s*\d+)?\s*:?\s*$/i
const TYPE = /^(?:[fiu]\d{1,2}|str|bool|<\w+>|U?Int\d+\??|[Ff]loat\d+\??|int\d+|double|-{2,})$/
/** R's `[1,]` and `[,1]`, without their commas. */
const R_LABEL = /^\[\d+\]$/

/** What a text of lines may be as a matrix, the likelier first. */
export function tableGrids(text: string): readonly CellGrid[] {
  const lines = text
    .replace(/\[,?(\d+),?\]/g, '[$1]')
    .replace(/^\s{0,9}(\w{1,40});?\s{0,9}\n(?=\s{0,9}\1\s{0,9}=[^\S\n]*\n|\s{0,9}\[1\](?: +\[\d+\])* *\n)/, '')
    .split('\n')
  const factor = lines.map((line) => FACTOR.exec(line)?.[1]).find((found) => found !== undefined)
  const name = nameIn(lines)
  const body = lines.filter((line) => !TITLE.test(line) && !FACTOR.test(line))
  const blocks = blocksOf(body)
  const notes: readonly ReadingNote[] = [
    ...(factor === undefined ? [] : [{ code: 'times', text: factor } as const]),
    ...(blocks.length > 1 ? [{ code: 'blocksJoined', blocks: blocks.length } as const] : []),
  ]
  const tables = blocks.map((block) => tableOf(outOfParentheses(block)))
  const first = tables[0]
  if (first === undefined || first === null) return []
  const rows = blocks.length > 1 ? joined(tables) : first.rows
  const scaled = factor === undefined ? rows : rows.map((row) => row.map((cell) => timesFactor(cell, factor)))
  const typed = rows.some((row) => isOfTypes(row))
  const ruled = (first.ruled || typed) && (first.rows[0] ?? []).some((cell) => cell !== '')
  return readingsOf({ ...first, ruled, rows: trimmed(scaled.filter((row) => !isOfTypes(row))) }).map((grid) => ({
    ...grid,
    name,
    notes: [...notes, ...grid.notes],
  }))
}

/** The same of cells that are there already, as a table of HTML has them. */
export function cellGrids(rows: Rows): readonly CellGrid[] {
  const plain = rows.map((row) => row.map((cell) => cell.trim()))
  return readingsOf({ rows: trimmed(plain), ruled: false, by: 'tabs', inLine: false, spaced: true })
}

function nameIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const [, name] = /^\s*([A-Za-z_][\w.]*)\s*(?:=|:=|<-|\[\d+,\d+\])\s*$/.exec(line) ?? []
    if (name !== undefined && name !== 'ans') return name
  }
  return null
}

/** Polars, Julia and R's tibbles print a row of types beneath the heading. */
function isOfTypes(row: readonly string[]): boolean {
  const cells = row.filter((cell) => cell !== '')
  return cells.length > 0 && cells.every((cell) => TYPE.test(cell))
}

/** WolframAlpha's `(1 | 2\n3 | 4)`. */
function outOfParentheses(text: string): string {
  const bare = text.trim()
  return bare.startsWith('(') && bare.endsWith(')') && !/[()]/.test(bare.slice(1, -1)) ? bare.slice(1, -1) : text
}

/** MATLAB, R and pandas print wide matrices in blocks of columns, one beneath the other. */
function blocksOf(lines: readonly string[]): string[] {
  const isWrapped = lines.some((line) => /\S\s+\\\s*$/.test(line))
  if (isWrapped) {
    const blocks = lines.map((line) => line.replace(/\\\s*$/, '')).join('\n')
    return blocks.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  }
  const isHead = (line: string) => COLUMNS.test(line) || isRHeading(line)
  const starts = lines.flatMap((line, i) => (isHead(line) ? [i] : []))
  const withoutHeads = (part: readonly string[]) => part.filter((line) => !COLUMNS.test(line)).join('\n')
  if (starts.length < 2) return [withoutHeads(lines)]
  return starts.map((start, i) => withoutHeads(lines.slice(start, starts[i + 1] ?? lines.length)))
}

function isRHeading(line: string): boolean {
  return line
    .trim()
    .split(/\s+/)
    .every((cell) => R_LABEL.test(cell))
}

/** Blocks beside each other; row labels of all but the first are the same again. */
function joined(tables: readonly (TextTable | null)[]): Rows {
  const [first, ...rest] = tables.flatMap((table) => (table === null ? [] : [alignedRows(table.rows)]))
  const labels = (rows: Rows) => rows.slice(1).map((row) => row[0])
  return (first ?? []).map((row, r) => [
    ...row,
    ...rest.flatMap((rows) => {
      const isLabelled =
        first !== undefined && rows[0]?.[0] === '' && labels(rows).every((label, i) => label === labels(first)[i])
      return (rows[r] ?? []).slice(isLabelled ? 1 : 0)
    }),
  ])
}

/** A heading that has no word for the column of row names gets an empty one. */
function alignedRows(rows: Rows): Rows {
  const [heading, ...below] = rows
  const [named] = below
  // pandas has the name of the index on a line of its own.
  const isNamed =
    below.length > 1 &&
    named?.length === 1 &&
    !isNumeric(named[0] ?? '') &&
    heading?.length === (below[1]?.length ?? 0) - 1
  const data = isNamed ? below.slice(1) : below
  const length = data[0]?.length
  if (heading === undefined || length === undefined || data.some((row) => row.length !== length)) return rows
  const firsts = data.map((row) => row[0] ?? '')
  const isNames =
    heading.every((cell) => !isNumeric(cell)) ||
    (isCounting(heading) && (!firsts.every(isNumeric) || counts(firsts, [])))
  return heading.length === length - 1 && isNames ? [['', ...heading], ...data] : rows
}

/** Without empty columns and rows at the edges, as a spreadsheet may have them. */
function trimmed(rows: Rows): Rows {
  const isEmpty = (row: readonly string[]) => row.every((cell) => cell === '')
  const last = rows.findLastIndex((row) => !isEmpty(row))
  const first = rows.findIndex((row) => !isEmpty(row))
  const kept = rows.slice(Math.max(first, 0), last + 1)
  const width = Math.max(...kept.map((row) => row.findLastIndex((cell) => cell !== '') + 1), 0)
  const widest = kept.some((row) => row.length > width) ? width : Number.POSITIVE_INFINITY
  return kept.map((row) => row.slice(0, Math.max(widest, row.findLastIndex((cell) => cell !== '') + 1)))
}

function timesFactor(cell: string, factor: string): string {
  const [, mantissa = '', power = '0'] = /^(.*)e([+-]?\d+)$/i.exec(Number(factor).toExponential()) ?? []
  const [, own = '', ownPower = '0'] = /^([+-]?[\d.]+)(?:e([+-]?\d+))?$/i.exec(cell) ?? []
  return Number(mantissa) === 1 && own !== '' ? `${own}e${Number(power) + Number(ownPower)}` : cell
}

/** The table with and without what may be a heading and an index; and where commas may be decimals', as these. */
function readingsOf({ rows: given, ruled, by, inLine, spaced }: TextTable): CellGrid[] {
  if (!given.some((row) => row.some(isNumeric))) return [{ name: null, rows: given, notes: [], commas: true }]
  const rows = alignedRows(given)
  const [heading = [], ...data] = rows
  const hasText = (cells: readonly string[]) => cells.some((cell) => cell !== '' && !isNumeric(cell))
  const isLabelled =
    rows.length > 1 &&
    isOfNames(heading, data) &&
    hasText(heading) &&
    !/^[+-]?[\d.]+\*/.test(heading[0] ?? '') &&
    !data.every((row) => hasText(row.slice(1)))
  const isNumbered = rows !== given || (rows.length > 1 && !hasText(heading) && (ruled || heading[0] === ''))
  const isHeading = isLabelled || isNumbered || (rows.length > 2 && counts(heading, data.flat()))
  const headings: readonly boolean[] = !isHeading
    ? [false]
    : isLabelled || rows !== given || heading[0] === ''
      ? [true]
      : ruled
        ? [false, true]
        : [true, false]
  const bases = headings.flatMap((out) => {
    const body = out ? data : rows
    const note: readonly ReadingNote[] = isHeading
      ? [{ code: out ? 'headingOut' : 'headingIn', text: shown(heading) }]
      : []
    return indexReadings(body, out ? heading[0] : undefined).map((each) => ({
      ...each,
      notes: [...note, ...each.notes],
    }))
  })
  const grids = bases.map((each) => ({
    ...each,
    name: null,
    commas: by !== 'commas' || each.rows.some((row) => row.some((cell) => cell.includes(','))),
  }))
  const isColumn = by === 'blanks' && rows.length > 1 && rows.every((row) => row.length === 1)
  if (isColumn && rows.flat().some((cell) => cell.includes(','))) return columnGrids(rows, inLine)
  return by === 'commas' && !spaced ? withDecimals(grids, inLine) : grids
}

/** `rows` without their first column, where that may be an index, and with it. */
function indexReadings(rows: Rows, title: string | undefined): readonly Pick<CellGrid, 'rows' | 'notes'>[] {
  const first = rows.map((row) => row[0] ?? '')
  const rest = rows.map((row) => row.slice(1))
  const plain = { rows, notes: [] }
  if (rows.length === 0 || rest.some((row) => row.length === 0)) return [plain]
  const out = { rows: rest, notes: [{ code: 'indexOut', text: shown(first) }] } as const
  const isNamed =
    first.every((cell) => !isNumeric(cell)) && first.some((cell) => cell !== '') && rest.flat().some(isNumeric)
  if (isNamed || first.every((cell) => R_LABEL.test(cell))) return [out]
  const isTitled = title !== undefined && /^(?:|unnamed: 0|index|id|no\.?|#|row|序号|编号)$/i.test(title)
  if (isTitled && counts(first, [])) return [out]
  const isAsked = rows.length > 1 && counts(first, rest.flat())
  const isCounted = rows.length > 2 && counts(first, [])
  if (!isAsked && !isCounted) return [plain]
  const within = { rows, notes: [{ code: 'indexIn', text: shown(first) }] } as const
  return isAsked ? [out, within] : [within, out]
}

/** Whether `cells` count from 0 or 1; beside `others`, where there are any, of which some are no whole numbers. */
function counts(cells: readonly string[], others: readonly string[]): boolean {
  const from = Number(cells[0])
  const isCount = cells.every((cell, i) => /^\d+$/.test(cell) && Number(cell) === from + i)
  return (
    isCount &&
    (from === 0 || from === 1) &&
    (others.length === 0 || others.some((cell) => isNumeric(cell) && !/^[+-]?\d+$/.test(cell)))
  )
}

function shown(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell !== '').join(', ')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
