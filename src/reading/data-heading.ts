import { type DataCell, dataCell } from './data-cell.ts'

/** Names of columns: some of its cells are words, and none is a number, or only years are above what are none. */
export function isHeader(cells: readonly DataCell[], rest: readonly (readonly string[])[]): boolean {
  const isYear = (cell: DataCell | undefined) =>
    cell?.is === 'number' && Number.isInteger(cell.point) && cell.point >= 1500 && cell.point < 2200
  const isName = (cell: DataCell, c: number) =>
    cell.is !== 'number' || (isYear(cell) && !rest.every((row) => isYear(dataCell(row[c] ?? ''))))
  return cells.every(isName) && cells.some(({ is }) => is === 'text' || is === 'date')
}

/** Whether all its whole numbers, two at least, count on from 0 or 1: names that pandas and R give, or a sample. */
export function isCount(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => /^\d+$/.test(cell)).map(Number)
  const [from] = numbers
  const isTail =
    cells.findLastIndex((cell) => /^\d+$/.test(cell)) - cells.findIndex((cell) => /^\d+$/.test(cell)) ===
    numbers.length - 1
  return (
    numbers.length > 1 &&
    isTail &&
    (from === 0 || from === 1) &&
    numbers.every((each, i) => each === from + i) &&
    cells.every((cell) => dataCell(cell).is !== 'number' || /^\d+$/.test(cell))
  )
}

/** Whether a count is rather one of the columns: an empty place in front of it, many of them, or below it no whole numbers. */
export function isCountOfColumns(cells: readonly string[], rest: readonly (readonly string[])[]): boolean {
  if (cells[0] === '') return true
  const isWhole = rest.every((row) => row.every((cell, c) => !/^\d+$/.test(cells[c] ?? '') || /^[+-]?\d*$/.test(cell)))
  const numbers = cells.filter((cell) => /^\d+$/.test(cell)).length
  return numbers > 2 && (!isWhole || numbers > 5)
}
