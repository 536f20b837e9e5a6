import { isNumeric } from './cell-values.ts'
import { isRectangular } from './flat-list.ts'
import type { CellGrid, ReadingNote } from './pasted.ts'
import { transposedRows } from './shape-words.ts'

/**
 * What is copied of a formula that a page shows by KaTeX: a number a line, column after column, an empty line between them. It
 * may be rows as well, or one column.
 */
export function columnBlocks(text: string): readonly CellGrid[] | null {
  const bare = text.replace(/^\s*(?:\w{1,40}\s*=\s*)?[[(|]\s*\n/, '').replace(/\n\s*[\])|]\s*$/, '')
  const blocks = bare.split(/\n(?:[^\S\n]*\n)+/).map((block) => block.trim().split(/\s*\n\s*/))
  const isOfNumbers = blocks.every((block) => block.every((cell) => !/[\s,;]/.test(cell) && isNumeric(cell)))
  if (blocks.length < 2 || (blocks[0]?.length ?? 0) < 2 || !isOfNumbers || !isRectangular(blocks)) return null
  const grid = (rows: CellGrid['rows'], ...notes: readonly ReadingNote[]): CellGrid => ({
    name: null,
    rows,
    notes,
    commas: false,
  })
  return [
    grid(transposedRows(blocks), { code: 'columnsFirst' }),
    grid(blocks, { code: 'rowsFirst' }),
    grid(blocks.flat().map((cell) => [cell])),
  ]
}
