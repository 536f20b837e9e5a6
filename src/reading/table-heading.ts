import { isNumeric } from './cell-values.ts'
import type { CellGrid } from './pasted.ts'

/** What would be a number and is none: it makes no name of the cell. */
const NO_NAME =
  /^(?:[+-]?(?:nan|na|n\/a|inf(?:inity)?|null|none|-+)|\\.*|[+-]?[\d.]+[^\w\s]*[+*/^(].*|[+-]?\.{3}|[⋅…]|\*)$/i

/** Whether a first row may be names: all but the first cell are no numbers, or all count while the rows below have names of their own. */
export function isOfNames(heading: readonly string[], data: CellGrid['rows']): boolean {
  const [first = '', ...rest] = heading
  if (heading.some((cell) => NO_NAME.test(cell))) return false
  if (rest.every((cell) => cell === '' || !isNumeric(cell)))
    return rest.some((cell) => cell !== '') || rest.length === 0 || isNumeric(first) === false
  return (
    rest.every(isNumeric) &&
    isCounting(rest) &&
    data.every((row) => !isNumeric(row[0] ?? '') || isCounting(data.map((each) => each[0] ?? '')))
  )
}

/** Whether `cells` are whole numbers each one more than that before it, or years. */
export function isCounting(cells: readonly string[]): boolean {
  const from = Number(cells[0])
  return (
    cells.every((cell, i) => /^\d+$/.test(cell) && Number(cell) === from + i) ||
    cells.every((cell) => /^(?:1[5-9]|20|21)\d\d$/.test(cell))
  )
}
