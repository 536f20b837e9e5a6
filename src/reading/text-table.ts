import { parse } from 'papaparse'

/** A text as lines of cells, and what else it says of itself. */
export interface TextTable {
  readonly rows: readonly (readonly string[])[]
  /** Behind the first row stands a rule, which makes a heading of it. */
  readonly ruled: boolean
  /** What separates the cells. */
  /** Rows end at `;` and the like within one line. */
  readonly inLine: boolean
  /** A blank stands behind commas: they are no decimal ones. */
  readonly spaced: boolean
  readonly by: 'bars' | 'tabs' | 'semicolons' | 'commas' | 'blanks'
}

/** Lines of dashes, with crosses, bars and colons: what is drawn above, below and between rows. */
const RULE = /^[\s|+:=\-_─━═┄┈┌┐└┘├┤┬┴┼╒╕╘╛╞╡╤╧╪╔╗╚╝╠╣╦╩╬╭╮╰╯╟╢╫╥╨\u2500-\u257f]+$/
/** What brackets and bars are drawn with. */
const DRAWN = /[⎡⎤⎢⎥⎣⎦⎛⎞⎜⎟⎝⎠⎧⎫⎨⎬⎩⎭⎪]/g
const BARS = /[│┃║┆┊¦｜]/g

/** `lines` as a table by whatever stands between its cells; null where there are none. */
export function tableOf(text: string): TextTable | null {
  const drawn = text.replace(DRAWN, ' ').replace(BARS, '|')
  const all = drawn.split('\n').filter((line) => line.trim() !== '' || line.includes('\t'))
  const isRule = (line: string) =>
    RULE.test(line) && (line.match(/[-=_:\u2500-\u257f]/g)?.length ?? 0) > 1 && !/\d/.test(line)
  const lines = all.filter((line) => !isRule(line))
  const firstRule = all.findIndex(
    (line, i) => i > 0 && isRule(line) && all.slice(0, i).some((before) => !isRule(before)),
  )
  const ruled =
    firstRule > 0 && firstRule < all.length - 1 && all.slice(0, firstRule).filter((line) => !isRule(line)).length === 1
  if (lines.length === 0) return null
  if (isBarred(lines, all.length > lines.length))
    return { rows: barRows(lines), ruled, inLine: false, spaced: true, by: 'bars' }
  const joined = lines.join('\n')
  const table = (by: TextTable['by'], rows: TextTable['rows']) => ({
    rows,
    ruled,
    inLine: false,
    spaced: /, /.test(joined),
    by,
  })
  if (joined.includes('\t') && !lines.some((line) => /\[|\]/.test(line))) return table('tabs', csv(joined, '\t'))
  const bySemicolons = lines.every((line) => /;/.test(line.trimEnd().slice(0, -1)))
  if (lines.length > 1 && bySemicolons) return table('semicolons', csv(withoutEnd(lines, ';').join('\n'), ';'))
  if (lines.length === 1 && /^\s*"[^"]*"\s*;/.test(joined)) return table('semicolons', csv(joined, ';'))
  if (lines.length === 1 || lines.some((line) => line.includes(';'))) return inRows(lines, ruled)
  if (joined.includes(',') && !isBlankWithCommas(lines))
    return table('commas', csv(withoutEnd(lines, ',').join('\n'), ','))
  return table('blanks', lines.map(blankCells))
}

/** Rows by `;`, `~` or `|`, wherever the lines end: as links have them, and MATLAB without its brackets. */
function inRows(lines: readonly string[], ruled: boolean): TextTable {
  const rows = lines
    .flatMap((line) => line.split(/[;~|]/))
    .map((row) => row.trim())
    .filter((row) => row !== '')
  if (!rows.some((row) => row.includes(',')) || isBlankWithCommas(rows, true))
    return { rows: rows.map(blankCells), ruled, inLine: lines.length === 1, spaced: true, by: 'blanks' }
  return {
    rows: csv(withoutEnd(rows, ',').join('\n'), ','),
    ruled,
    inLine: lines.length === 1,
    spaced: rows.some((row) => row.includes(', ')),
    by: 'commas',
  }
}

function isBarred(lines: readonly string[], hasRule: boolean): boolean {
  const cells = lines.filter((line) => line.includes('|'))
  return cells.length === lines.length && (lines.length > 1 || hasRule || /^\s*\|.*\|\s*$/.test(lines[0] ?? ''))
}

/** Julia draws one bar, behind the numbers of the rows. */
function barRows(lines: readonly string[]): string[][] {
  const halves = lines.map((line) => line.split('|'))
  const isOneBar = halves.every((half) => half.length === 2 && blankCells(half[1] ?? '').length > 1)
  return isOneBar ? halves.map(([label = '', rest = '']) => [label.trim(), ...blankCells(rest)]) : lines.map(barCells)
}

function barCells(line: string): string[] {
  const bare = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  const cells = bare.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\|\*\*|`/g, '').trim())
  // Bars of a matrix alone, drawn at its sides: what is between them is separated by blanks.
  return cells.length === 1 ? blankCells(bare) : cells
}

const WITH_DECIMALS = /^[+-]?\d*(?:[.,]\d*)*(?:e[+-]?\d+)?%?$/i

/** `0,3 0,4`: blanks between cells, and commas inside them. */
function isBlankWithCommas(lines: readonly string[], inLine = false): boolean {
  const cells = lines.map((line) => line.trim().split(/\s+/))
  const all = cells.flat()
  const isOfDecimals =
    all.every((cell) => WITH_DECIMALS.test(cell) && !/^,|,$/.test(cell)) && all.some((cell) => cell.includes(','))
  return isOfDecimals && (cells.some((row) => row.length > 1) || isColumnOfDecimals(all, inLine))
}

/** Some with a comma and some without: where each has one it may be two cells, and where one lacks it a cell may be missing. */
function isColumnOfDecimals(cells: readonly string[], inLine: boolean): boolean {
  const isUneven = !cells.every((cell) => cell.includes(','))
  return isUneven && (inLine || cells.length > 2 || cells.some((cell) => /^[+-]?0,|,\d\d|,\d*e/i.test(cell)))
}

function blankCells(line: string): string[] {
  const bare = line.trim()
  return bare.match(/"[^"]*"|'[^']*'|\S+/g) ?? []
}

function withoutEnd(lines: readonly string[], end: string): string[] {
  const bare = lines.map((line) => line.trim())
  // Only where every line has one: else it is an empty cell, or a cell is missing.
  return bare.map((line) => (line.endsWith(end) ? line.slice(0, -1) : line))
}

function csv(text: string, delimiter: string): string[][] {
  return parse<string[]>(text, { delimiter }).data.map((row) => row.map((cell) => cell.trim()))
}
