import { readTable } from '../../../experiment/data-text.ts'
import { tableName } from '../../../export/program/own-data-lines.ts'
import { readDataFile } from '../../../reading/data-file.ts'
import { fileOfData, type ScriptFile } from '../../../script/script-files.ts'
import { type KeptTable, listKept } from '../../../share/kept-data.ts'

const MARKS = { tab: '\t', semicolon: ';', bar: '|', comma: ',', blank: null } as const

/**
 * The text of a file as a script finds it that calls it `name`: only what programs of Python read as the page does. A column that
 * has anything but plain numbers has none; null where the lines are no plain table.
 */
export function tableInFile(text: string, name: string): ScriptFile | null {
  const file = readDataFile(text)
  if (file === null) return null
  const { columns, rows, hasHeader, separator, doubt } = file
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const mark = MARKS[separator]
  const cells = mark === null ? columns.length : (lines[0] ?? '').replace(/"[^"]*"/g, '').split(mark).length
  const isPlain = lines.length === rows + (hasHeader ? 1 : 0) && cells === columns.length
  if (!isPlain || file.uneven.length > 0 || /^(?:sep=|[#%])/i.test(text)) return null
  return {
    name,
    origin: name,
    columns: columns.map(({ name: column, kind, values, missing, odd, written }) => {
      const isNumbers = kind === 'number' && missing === 0 && odd === null && written === null && doubt === null
      return { name: column, values: isNumbers ? values : null }
    }),
    rows,
    separator: mark,
    hasHeader,
    isPart: false,
    isRounded: false,
  }
}

/**
 * The tables that this browser keeps, each by the name of the file that it is from, of which it may be a part, and by that of the
 * table that programs of the page read.
 */
export async function keptTables(): Promise<readonly ScriptFile[]> {
  const kept = (await listKept()) ?? []
  return kept.flatMap(({ file, text }: KeptTable) => {
    const table = readTable(text)
    if (!table.ok) return []
    const whole = fileOfData(table.value, tableName(file), file)
    return [whole, { ...whole, name: file, isPart: true, isRounded: true }]
  })
}
