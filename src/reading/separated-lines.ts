import { parse } from 'papaparse'
import { dataCell } from './data-cell.ts'
import { fixedWidthCells } from './fixed-width.ts'

/** What stands between the cells of a line, the less usual in numbers and words first. */
export const SEPARATORS = ['tab', 'semicolon', 'bar', 'comma', 'blank'] as const
export type Separator = (typeof SEPARATORS)[number]

const MARKS: Readonly<Record<Separator, string>> = { tab: '\t', semicolon: ';', bar: '|', comma: ',', blank: ' ' }

/** A text as rows of cells, as many in each. */
interface SeparatedLines {
  readonly rows: readonly (readonly string[])[]
  readonly separator: Separator
  /** Lines that have another number of cells than most, which are not among the rows. */
  readonly uneven: readonly string[]
}

/** Cells by which a rule is drawn below a heading. */
const RULE = /^(?:[-=_+]*|:?-+:?)$/

/** As many lines show what separates their cells. */
const TRIED = 200

/** `text` by `separator`, or by the one with which most lines have the same number of cells, and most of these are numbers. */
export function separatedLines(text: string, separator?: Separator): SeparatedLines {
  const lines = withMarks(text)
    .replace(/^\uFEFF|\0/g, '')
    .replace(/\r\n?|\u2028|\v|\f/g, '\n')
    // What Excel writes above a table, and NumPy's mark of a heading.
    .replace(/^"?sep=.(?:"|")?\n/i, '')
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/^((?:[#%].*\n)*)[#%] ?(.*\n)/, '$2')
  const by = separator ?? likeliest(lines.split('\n', TRIED).join('\n'))
  const parsed = cellsBy(outOfQuotes(lines), by)
  const width = usualWidth(parsed)
  // R leaves out the name of the first column, where it numbers the rows.
  const [first = []] = parsed
  const all =
    first.length > 1 && first.length === width - 1 && parsed.length > 1 ? [['', ...first], ...parsed.slice(1)] : parsed
  const whole = MARKS[by] === ',' ? withDecimals(all, width) : all
  const length = whole === all ? width : width / 2
  const isEven = (row: readonly string[]) => row.length === length
  const uneven = whole.filter((row) => !isEven(row)).map((row) => row.join(` ${MARKS[by]} `))
  return { rows: whole.filter(isEven), separator: by, uneven }
}

/** Where all marks between cells are those of a Chinese input method, as programs have them. */
function withMarks(given: string): string {
  // `1,2;`: what only ends a line separates nothing.
  const text = /^(?:[^;\n]*,[^;\n]*;[ \t]*\r?(?:\n|$))+$/.test(given) ? given.replaceAll(';', '') : given
  const comma = text.includes(',') ? text : text.replace(/[，、]/g, ',')
  return comma.includes(';') ? comma : comma.replaceAll('；', ';')
}

/** Decimal commas that nobody quoted: below names every line has twice as many cells, whole numbers behind each other. */
function withDecimals(rows: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const [names = [], ...rest] = rows
  const isPair = (row: readonly string[]) =>
    row.length === width && row.every((cell, i) => (i % 2 === 0 ? /^[+-]?\d+$/ : /^\d+$/).test(cell))
  const isNamed = names.length * 2 === width && names.every((name) => dataCell(name).is === 'text')
  if (!isNamed || rest.length === 0 || !rest.every(isPair)) return rows
  return [names, ...rest.map((row) => names.map((_, i) => `${row[2 * i] ?? ''},${row[2 * i + 1] ?? ''}`))]
}

/** Whole lines in quotation marks, as a spreadsheet saves what it had in one column: `"1,2"` is two cells then. */
function outOfQuotes(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isWhole = (line: string) => /^\s*"(?:[^"]|"")*"[;,]*\s*$/.test(line) && /[,;\t]/.test(line)
  const quoted = lines.filter(isWhole)
  const isOne = quoted.length > 0 && quoted.length >= lines.length - 1
  const marks = (line: string) => line.match(/[,;\t]/g)?.length ?? 0
  const [first = ''] = lines
  // `"1,5"` below one name is a number with a decimal comma.
  if (!isOne || marks(first) === 0 || marks(first) !== marks(quoted.at(-1) ?? '')) return text
  return text.replace(/^\s*"((?:[^"]|"")*)"[;,]*\s*$/gm, (_, line) => String(line).replaceAll('""', '"'))
}

function likeliest(given: string): Separator {
  const text = outOfQuotes(given)
  const shares = SEPARATORS.map((separator) => {
    const rows = cellsBy(text, separator)
    const width = usualWidth(rows)
    const even =
      columnsIn(rows.filter((row) => row.length === width)) > 1 ? rows.filter((row) => row.length === width) : []
    const first = rows[0]?.length ?? 0
    const isNamed = first === width || first === width - 1
    return { separator, isNamed, share: even.length / rows.length, numbers: partOfNumbers(even.flat()) }
  })
  const most = Math.max(...shares.map(({ share }) => share))
  const possible = shares.filter(({ share }) => share > 0 && share >= MOST * most)
  // By what separates the names as well as the values, where there is such a thing.
  const named = possible.filter(({ isNamed }) => isNamed)
  const likely = named.length > 0 ? named : possible
  const best = Math.max(...likely.map(({ numbers }) => numbers))
  return likely.find(({ numbers }) => numbers >= MOST * best)?.separator ?? 'comma'
}

/** Columns that are not empty. */
function columnsIn(rows: readonly (readonly string[])[]): number {
  return (rows[0] ?? []).filter((_, c) => rows.some((row) => row[c] !== '')).length
}

/** What counts as nearly as much. */
const MOST = 0.9

/** Decimal commas between blanks, or blanks in a column of a table with tabs: by what they do not separate no numbers are left. */
function partOfNumbers(cells: readonly string[]): number {
  return cells.filter((cell) => dataCell(cell).is === 'number').length / Math.max(cells.length, 1)
}

function cellsBy(text: string, separator: Separator): string[][] {
  const rows =
    separator === 'blank'
      ? cellsByBlanks(text)
      : parse<string[]>(outOfBlanks(text, MARKS[separator]), { delimiter: MARKS[separator] }).data
  return rows
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== '') && !isRule(row))
}

/** By blanks, and where that gives lines of several lengths by the places at which all lines are blank. */
function cellsByBlanks(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const rows = lines.map((line) => [...(line.match(/"[^"]*"(?=\s|$)|'[^']*'(?=\s|$)|\S+/g) ?? [])])
  const width = usualWidth(rows)
  const isEven = rows.every((row, r) => row.length === width || (r === 0 && row.length === width - 1) || isRule(row))
  return isEven ? rows : (fixedWidthCells(lines) ?? rows)
}

/** Quotation marks count at the very ends of a cell: blanks around them are taken away, those within them stay. */
function outOfBlanks(text: string, mark: string): string {
  const own = mark === '|' ? '\\|' : mark
  const begins = `(?<=(?:^|${own})[ \\t]*)`
  const ends = `[ \\t]*(?=${own}|$)`
  const cells = new RegExp(`${begins}"(?:[^"]|"")*"${ends}|(?<=^|${own})[ \\t]+(?=")`, 'gm')
  return text.replace(cells, (found) => (found.startsWith('"') ? found.trimEnd() : ''))
}

/** A row of single dashes says that every value is missing. */
function isRule(row: readonly string[]): boolean {
  return row.every((cell) => RULE.test(cell)) && row.some((cell) => cell.length > 1)
}

/** The number of cells that most lines have; of two the larger. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0],
  )[0]
}
