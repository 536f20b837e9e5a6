import { isNumeric } from './cell-values.ts'
import type { ShapedCells } from './flat-list.ts'
import type { Item } from './literal-tree.ts'
import { inShape, transposedRows } from './shape-words.ts'

/** What a piece of program is as numbers: one, or a list of them in one or several arrangements. */
export type Cells =
  | { readonly type: 'one'; readonly text: string }
  | { readonly type: 'many'; readonly options: readonly ShapedCells[] }

/** The most numbers that a range may stand for: those of the largest matrix. */
const LONGEST_RANGE = 4096

/** `1:6` of R, MATLAB and Julia, both ends in it; null for any other word. */
export function countedCells(text: string): Cells | null {
  const [, from, to] = /^(-?\d{1,9}):(-?\d{1,9})$/.exec(text) ?? []
  const length = Math.abs(Number(to) - Number(from)) + 1
  if (from === undefined || length > LONGEST_RANGE) return null
  const step = Number(to) < Number(from) ? -1 : 1
  return many([Array.from({ length }, (_, i) => String(Number(from) + step * i))])
}

/** The cells of a list that is a row of another; a print's `...` between rows is a row, to be found there. */
export function rowOf(cells: Cells | null): readonly string[] | null {
  if (cells?.type === 'one') return /^(?:\.{3}|…)$/.test(cells.text) ? [cells.text] : null
  const first = cells?.options.find(({ rows }) => rows.length === 1)
  return first?.rows[0] ?? cells?.options.find(({ rows }) => rows.every((row) => row.length === 1))?.rows.flat() ?? null
}

export function many(rows: ShapedCells['rows']): Cells {
  return { type: 'many', options: [{ rows, notes: [] }] }
}

/** `matrix([1, 2], [3, 4])` of Maxima, `Array(Array(1, 2), Array(3, 4))` of Scala: each list a row. */
export function rowsOfEach(lists: readonly Cells[]): Cells | null {
  const rows = lists.map(rowOf)
  return rows.some((row) => row === null) ? null : many(rows.filter((row) => row !== null))
}

/** `matrix(QQ, 2, 3, [1, 2, 3, 4, 5, 6])` of Sage, `mat.NewDense(2, 3, []float64{...})` of Go: sizes before a list without rows. */
export function inGivenShape(
  word: string,
  args: readonly (Cells | null)[],
  list: Extract<Cells, { type: 'many' }>,
): Cells | null {
  const [first] = list.options
  const before = args
    .slice(0, args.indexOf(list))
    .flatMap((each) => (each?.type === 'one' && isNumeric(each.text) ? [Number(each.text)] : []))
  if (before.length === 0 || before.length > 2 || first?.rows.length !== 1) return null
  const sizes = before.length === 1 ? [...before, -1] : before
  return /^densematrix$/.test(word) ? eitherFirst(list, sizes) : shaped(list, sizes, 'rows')
}

/** R's table row by row: names behind `~`, then values. */
export function tribble(items: readonly Item[]): Cells | null {
  const words = items.map(({ tree }) => (tree.type === 'word' || tree.type === 'string' ? tree.text : ''))
  const names = words.filter((word) => word.startsWith('~'))
  const rows = inShape(words.slice(names.length), [-1, names.length], 'rows')
  const text = names.map((name) => name.slice(1)).join(', ')
  return rows && { type: 'many', options: [{ rows, notes: [{ code: 'headingOut', text }] }] }
}

/** Filled along columns, or along rows. */
export function eitherFirst(cells: Cells | null | undefined, sizes: readonly number[]): Cells | null {
  const [columns, rows] = [shaped(cells, sizes, 'columns'), shaped(cells, sizes, 'rows')]
  if (columns?.type !== 'many' || rows?.type !== 'many') return null
  const noted = (filled: typeof columns, code: 'columnsFirst' | 'rowsFirst') =>
    filled.options.slice(0, 1).map((option) => ({ ...option, notes: [{ code } as const] }))
  return { type: 'many', options: [...noted(columns, 'columnsFirst'), ...noted(rows, 'rowsFirst')] }
}

export function sizesAmong(args: readonly (Cells | null)[]): readonly number[] {
  return args
    .flatMap((each) => (each?.type === 'one' ? [each.text] : (each?.options[0]?.rows.flat() ?? [])))
    .map(Number)
}

export function shaped(
  cells: Cells | null | undefined,
  sizes: readonly number[],
  first: 'rows' | 'columns',
): Cells | null {
  const flat = cells?.type === 'many' ? cells.options[0]?.rows.flat() : undefined
  const rows = flat && inShape(flat, sizes, first)
  return rows ? many(rows) : null
}

export function transposedCells(cells: Cells | null | undefined): Cells | null {
  const first = cells?.type === 'many' ? cells.options[0] : undefined
  return first === undefined ? null : many(transposedRows(first.rows))
}
