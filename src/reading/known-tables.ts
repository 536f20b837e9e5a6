import { cleanPaste, withoutComments } from './clean-paste.ts'
import { htmlTables } from './html-tables.ts'
import { programMatrices } from './program-matrices.ts'

/** In which form a table is that is none of lines of cells. */
export type KnownForm = 'json' | 'arff' | 'html' | 'lists'

/** A table whose cells are known without looking for what separates them. */
export interface KnownTable {
  readonly form: KnownForm
  readonly rows: readonly (readonly string[])[]
  /** Whether the first row has the names; nothing where the form does not say it. */
  readonly hasHeader: boolean | undefined
}

/** A table in JSON, Weka's ARFF, HTML or a program's lists; null where `text` is none of them. */
export function knownTable(text: string): KnownTable | null {
  const bare = text.replace(/^[\s\uFEFF]+/, '')
  if (/^(?:%.*\s+|\s+)*@relation\b/i.test(bare)) return arffTable(bare)
  if (/^<(?:!doctype|html|table|meta|head|body|div|style|xml|\?xml)/i.test(bare) && /<table[\s>]/i.test(bare))
    return htmlTable(bare)
  if (/^[[{]/.test(bare)) return jsonTable(bare) ?? listTable(bare)
  const isBracketed = /^(?:[\w.]+\s*=\s*)?[\w.]*\(?\s*[[(]/.test(bare) && /[\])}][;,]?\s*$/.test(bare.slice(-20))
  return isBracketed ? listTable(bare) : null
}

function arffTable(text: string): KnownTable | null {
  const [, head = '', body] = /^([\s\S]*?)^\s*@data\b.*\n([\s\S]*)$/im.exec(text) ?? []
  if (body === undefined || /^\s*\{/.test(body)) return null
  const names = [...head.matchAll(/^\s*@attribute\s+(?:'([^']*)'|"([^"]*)"|(\S+))/gim)].map(
    ([, single, double, word]) => single ?? double ?? word ?? '',
  )
  const lines = body.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && !/^\s*%/.test(line))
  const cells = (line: string) =>
    (line.match(/\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,\t]*)\s*(?:,|\t|$)/g) ?? [])
      .slice(0, names.length)
      .map((cell) =>
        cell
          .replace(/[,\t]\s*$/, '')
          .trim()
          .replace(/^(['"])(.*)\1$/, '$2'),
      )
  return { form: 'arff', rows: [names, ...lines.map(cells)], hasHeader: true }
}

/** The largest table of a page. */
function htmlTable(text: string): KnownTable | null {
  const [largest] = [...htmlTables(text)].sort((a, b) => sizeOf(b) - sizeOf(a))
  return largest === undefined ? null : { form: 'html', rows: largest, hasHeader: undefined }
}

function sizeOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((sum, row) => sum + row.length, 0)
}

/** Records, an object a line, lists by their names, or rows in brackets. */
function jsonTable(text: string): KnownTable | null {
  const value = parsed(text) ?? parsedLines(text)
  const rows = value === null ? null : rowsOf(value)
  return rows === null ? null : { form: 'json', ...rows }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function parsedLines(text: string): readonly unknown[] | null {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const values = lines.map(parsed)
  return lines.length < 2 || values.includes(null) ? null : values
}

function rowsOf(value: unknown): Omit<KnownTable, 'form'> | null {
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value
    if (all.every((each) => Array.isArray(each)))
      return { rows: all.map((row) => row.map(cellText)), hasHeader: undefined }
    return all.every(isRecord) ? recordRows(all) : null
  }
  if (!isRecord(value)) return null
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const records = lists.find(([, list]) => list.length > 0 && list.every(isRecord))
  if (records !== undefined) return recordRows(records[1].filter(isRecord))
  const length = lists[0]?.[1].length ?? 0
  const columns = lists.filter(
    ([, list]) => list.length === length && !list.some((each) => typeof each === 'object' && each !== null),
  )
  if (columns.length < 2) return null
  const rows = Array.from({ length }, (_, r) => columns.map(([, list]) => cellText(list[r])))
  return { rows: [columns.map(([name]) => name), ...rows], hasHeader: true }
}

function recordRows(records: readonly Readonly<Record<string, unknown>>[]): Omit<KnownTable, 'form'> {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return { rows: [names, ...records.map((record) => names.map((name) => cellText(record[name])))], hasHeader: true }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** Rows in the brackets of a program, where that is all there is. */
function listTable(text: string): KnownTable | null {
  const grids = programMatrices(withoutComments(cleanPaste(text)))
  const [grid] = grids ?? []
  if (grid === undefined || grids?.length !== 1 || grid.rows.length < 2 || grid.notes.length > 0) return null
  return { form: 'lists', rows: grid.rows, hasHeader: undefined }
}
