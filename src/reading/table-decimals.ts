import type { CellGrid, ReadingNote } from './pasted.ts'

type Rows = CellGrid['rows']

/** `1,5;2` in one line: a row of CSV, or rows of one. On lines of their own decimals, and plainly so behind a 0. */
export function columnGrids(rows: Rows, inLine: boolean): CellGrid[] {
  const isPlain = !inLine && rows.flat().some((cell) => /^[+-]?0,/.test(cell))
  const notes: readonly ReadingNote[] = isPlain ? [] : [{ code: 'decimalComma' }]
  return (inLine ? [[rows.flat()], rows] : [rows]).map((each) => ({ name: null, rows: each, notes, commas: true }))
}

/** Where commas stand between cells and none has a point: each two of them may be one number. */
export function withDecimals(grids: readonly CellGrid[], inLine: boolean): CellGrid[] {
  return grids.flatMap((grid) => {
    const pairs = pairsIn(grid.rows)
    const [one] = pairs ?? []
    if (pairs === null || one === undefined) return [grid]
    const lefts = pairs.flat().map(([left]) => left)
    const zeros = lefts.every((left) => /^[+-]?0$/.test(left))
    // `1,2,3,4` is four numbers, `1,2;3,4` the page's own way of writing; a 0 before the comma makes one doubt.
    const isDoubtful =
      zeros || (one.length === 1 && (!inLine || pairs.length === 1 || lefts.some((left) => /^[+-]?0$/.test(left))))
    const isOnes = inLine && grid.rows.flat().every((cell) => /^[01]$/.test(cell))
    if (!isDoubtful || isOnes) return [grid]
    const cells = pairs.map((row) => row.map((pair) => pair.join(',')))
    const decimals = (rows: Rows): CellGrid => ({
      ...grid,
      commas: true,
      rows,
      notes: [...grid.notes, { code: 'decimalComma' }],
    })
    const between: CellGrid = { ...grid, notes: [...grid.notes, { code: 'commaBetween' }] }
    const all = inLine && cells.length > 1 ? [decimals([cells.flat()]), decimals(cells)] : [decimals(cells)]
    return zeros ? [...all, between] : [between, ...all]
  })
}

/**
 * A spreadsheet's array, `={0,3.0,4;0,5.0,6}`, as it is written where a comma is in decimals: points stand between its cells.
 * null where a cell has no comma: then points are in decimals.
 */
export function spreadsheetArray(text: string): CellGrid | null {
  const [, inner] = /^\s*=\{([-+\d,.;\s]*)\}\s*$/.exec(text) ?? []
  if (inner?.includes('.') !== true) return null
  const rows = inner.split(';').map((row) => row.split('.').map((cell) => cell.trim()))
  const isDecimal = (cell: string) => /^[-+]?\d+,\d+$/.test(cell)
  return rows.flat().every(isDecimal) ? { name: null, rows, notes: [{ code: 'decimalComma' }], commas: true } : null
}

/** The cells by two, where all are whole numbers, the second of each without a sign, as many in each row. */
function pairsIn(rows: Rows): (readonly [string, string])[][] | null {
  const pairs = rows.map((row) => row.flatMap((cell, i) => (i % 2 === 1 ? [[row[i - 1] ?? '', cell] as const] : [])))
  const length = pairs[0]?.length ?? 0
  const isEven = length > 0 && rows.every((row) => row.length === length * 2)
  const isWhole = ([left, right]: readonly [string, string]) =>
    /^[+-]?\d+$/.test(left) && /^\d+(?:e[+-]?\d+)?$/i.test(right)
  return isEven && pairs.flat().every(isWhole) ? pairs : null
}
