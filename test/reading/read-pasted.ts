import { matrix } from '../../src/experiment/kinds.ts'
import { readPasted } from '../../src/reading/read-pasted.ts'

const kind = matrix(64, 64)
export const LIMITS = { maxRows: 64, maxColumns: 64 }

/** What `text` is read as, each reading written canonically, those that are asked with their names; or the problem. */
export function pasted(text: string, html = '') {
  const read = readPasted(text, html, LIMITS)
  if (read.type === 'refused') return read.problem
  if (read.type === 'plain') return kind.write(read.matrix)
  return read.readings.map(({ name, matrix: each }) => (name === null ? '' : `${name}: `) + kind.write(each))
}
