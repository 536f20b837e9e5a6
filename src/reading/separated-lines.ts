import { parse } from 'papaparse'
import { dataCell } from './data-cell.ts'

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
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\u2028|\v|\f/g, '\n')
    // What Excel writes above a table, and NumPy's mark of a heading.
    .replace(/^sep=.\n/i, '')
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/^((?:[#%].*\n)*)[#%] ?(.*\n)/, '$2')
  const by = separator ?? likeliest(lines.split('\n', TRIED).join('\n'))
  const parsed = cellsBy(lines, by)
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
function withMarks(text: string): string {
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

function likeliest(text: string): Separator {
  const shares = SEPARATORS.map((separator) => {
    const rows = cellsBy(text, separator)
    const width = usualWidth(rows)
    const even = width > 1 ? rows.filter((row) => row.length === width) : []
    return { separator, share: even.length / rows.length, numbers: partOfNumbers(even.flat()) }
  })
  const most = Math.max(...shares.map(({ share }) => share))
  const likely = shares.filter(({ share }) => share > 0 && share >= MOST * most)
  const best = Math.max(...likely.map(({ numbers }) => numbers))
  return likely.find(({ numbers }) => numbers >= MOST * best)?.separator ?? 'comma'
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
      ? text.split('\n').map((line) => line.match(/"[^"]*"|\S+/g) ?? [])
      : parse<string[]>(outOfBlanks(text, MARKS[separator]), { delimiter: MARKS[separator] }).data
  return rows
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== '') && !isRule(row))
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
