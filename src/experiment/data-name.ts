import { type DataTable, escapedName, readName, readNames, writeNames, writeTable } from './data-text.ts'
import { digestOf } from './sha256.ts'

/*
 * What names data that are too long for a link, which their reader has to have:
 *
 *     sha256-1B2M2Y8AsgTpgAmY7PhCfg:houses.csv:area,rooms:price
 *
 * The digest of their text, the file that they are from, and its columns where they are not too many.
 */

/** How a name begins that is a digest. */
const DIGEST = /^sha256-[\w-]{22}(?=:|$)/

/** The longest list of columns that stands in a name. */
const LONGEST_LIST = 400

/** What is said of data that are not at hand. */
export interface DataName {
  /** What they are known by. */
  readonly digest: string
  readonly file: string
  /** Of which columns; null where these were too many. */
  readonly columns: Pick<DataTable, 'inputs' | 'outputs'> | null
}

/** The name of the data whose text is `text`. */
export function nameOfData(table: DataTable, file: string, text = writeTable(table)): string {
  const columns = writeNames(table)
  const known = `sha256-${digestOf(text)}:${escapedName(fileName(file))}`
  return columns.length > LONGEST_LIST ? known : `${known}:${columns}`
}

/** What `text` names, or null where it is none of these. */
export function readDataName(text: string): DataName | null {
  const [digest] = DIGEST.exec(text) ?? []
  if (digest === undefined) return null
  const [, file = '', ...columns] = text.split(':')
  const names = columns.length > 0 ? readNames(columns.join(':')) : null
  return { digest, file: fileName(readName(file) ?? ''), columns: names?.ok ? names.value : null }
}

/** `file` as it is said and saved. */
function fileName(file: string): string {
  const plain = file.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').trim()
  // As long as the name of a column may be; the end of it has its kind.
  return Array.from(plain).slice(-30).join('').trim() || 'data.csv'
}
