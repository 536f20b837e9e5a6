import { fieldOf } from '../experiment/config.ts'
import { type Matrix, tabulate } from '../experiment/matrix.ts'
import { shortest } from '../experiment/numbers.ts'
import type { MatrixReading } from '../reading/pasted.ts'
import { readPasted } from '../reading/read-pasted.ts'
import { typedNumber } from '../reading/typed-number.ts'
import type { PastedText, ReadPaste } from './paste-matrix.ts'

export { askWhatItIs } from './read-paste-on-page.ts'

/** What was pasted, by the limits of W; into a cell it may be a number, too. */
export function readPaste({ text, html }: PastedText, W: Matrix, intoCell: boolean): ReadPaste {
  const { control } = fieldOf('W').kind
  const limits = control.type === 'matrix' ? control : { maxRows: W.rows, maxColumns: W.columns }
  const { texts, sure } = typedNumber(text, false)
  if (!intoCell || texts.length === 0) return readPasted(text, html, limits, W)
  // `1,2` and `1 000` may be two cells; nothing else that is one number may.
  if (!/[,，\s]/.test(text.trim()) || (sure && /^[^,，]*\D?0[,，]|^[,，]/.test(text.trim()))) return { type: 'number' }
  const matrices = readPasted(text, '', limits, W)
  if (matrices.type === 'refused') return { type: 'number' }
  const asNumbers = texts.map((each): MatrixReading => {
    const value = Number(each)
    return { name: null, matrix: tabulate(1, 1, () => shortest(Math.fround(value))), notes: [{ code: 'intoCell' }] }
  })
  const others = matrices.type === 'plain' ? [{ name: null, matrix: matrices.matrix, notes: [] }] : matrices.readings
  return { type: 'ask', readings: [...asNumbers, ...others.filter(({ matrix }) => matrix.data.length > 1)] }
}
