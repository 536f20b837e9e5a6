import type { Between } from './literal-tree.ts'
import type { ReadingNote } from './pasted.ts'

/** Rows of cells, and what the reader has to know of how they came about. */
export interface ShapedCells {
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly ReadingNote[]
}

/** Lines of about this many characters are broken by who prints them, wherever that may be. */
const WRAPPED = 55

/**
 * How the items of one list may be arranged, the likelier first. MATLAB and Julia put rows on lines of their own or behind `;`,
 * SAS behind commas; NumPy breaks a long vector where the line is full, C and Python where its author likes.
 */
export function arrangements(
  items: readonly string[],
  between: readonly Between[],
  open: string,
): readonly ShapedCells[] {
  const oneRow = { rows: [items], notes: [] }
  const split = (ends: (between: Between) => boolean) => rowsOf(items, between, ends)
  if (between.some(({ mark }) => mark.includes(';'))) {
    return [{ rows: split(({ mark, line }) => mark.includes(';') || (mark === '' && line)), notes: [] }]
  }
  const byLine = split(({ line }) => line)
  const isLong = (byLine[0] ?? []).join('  ').length >= WRAPPED
  const hasComma = between.some(({ mark }) => mark === ',')
  if (byLine.length > 1 && between.some(({ mark, line }) => line && mark === '')) {
    if (hasComma) return [{ rows: split(({ mark, line }) => line && mark === ''), notes: [] }]
    if (!isLong) return [{ rows: byLine, notes: [] }]
    return isRectangular(byLine) ? either('oneRow', [items], 'rowsByLine', byLine) : [oneRow]
  }
  if (byLine.length > 1 && isRectangular(byLine) && byLine[0]?.length !== 1) {
    return isLong ? either('oneRow', [items], 'rowsByLine', byLine) : either('rowsByLine', byLine, 'oneRow', [items])
  }
  const byComma = split(({ mark }) => mark === ',')
  const isMixed = hasComma && between.some(({ mark }) => mark === '')
  if (isMixed && byComma.length > 1 && isRectangular(byComma)) {
    return open === '{'
      ? either('rowsByComma', byComma, 'oneRow', [items])
      : either('oneRow', [items], 'rowsByComma', byComma)
  }
  return [oneRow]
}

type Arranged = 'oneRow' | 'rowsByLine' | 'rowsByComma'

function either(
  likelier: Arranged,
  rows: ShapedCells['rows'],
  other: Arranged,
  otherRows: ShapedCells['rows'],
): readonly ShapedCells[] {
  return [
    { rows, notes: [{ code: likelier }] },
    { rows: otherRows, notes: [{ code: other }] },
  ]
}

/** `items` in rows, each but the last ending where `ends` says so. */
function rowsOf(
  items: readonly string[],
  between: readonly Between[],
  ends: (between: Between) => boolean,
): string[][] {
  const rows: string[][] = [[]]
  for (const [i, item] of items.entries()) {
    const before = between[i - 1]
    if (i > 0 && before !== undefined && ends(before)) rows.push([])
    rows.at(-1)?.push(item)
  }
  return rows
}

/** Whether all rows are of one length. */
export function isRectangular(rows: ShapedCells['rows']): boolean {
  return rows.every((row) => row.length === rows[0]?.length)
}
