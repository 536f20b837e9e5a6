import type { DataTable } from '../experiment/data-text.ts'

/** A table that a script reads, at hand. */
export interface ScriptFile {
  /** What the script calls it, without its folders. */
  readonly name: string
  /** The file that it is from: of the table that a program of the page reads another one. */
  readonly origin: string
  readonly columns: readonly FileValues[]
  readonly rows: number
  /** What stands between its cells; null where blanks do. */
  readonly separator: string | null
  readonly hasHeader: boolean
  /** Whether it may have further rows and columns: then none is known by its place. */
  readonly isPart: boolean
  /** Whether its numbers are float32, and it may have more digits itself. */
  readonly isRounded: boolean
}

export interface FileValues {
  readonly name: string
  /** A number a row; null where it has anything else. */
  readonly values: ArrayLike<number> | null
}

/** Data that are from the file `origin` as a table that is called `name`. */
export function fileOfData({ inputs, outputs, rows, x, y }: DataTable, name: string, origin: string): ScriptFile {
  const columns = (names: readonly string[], values: Float32Array) =>
    names.map((each, c) => ({
      name: each,
      values: Float64Array.from({ length: rows }, (_, r) => values[r * names.length + c] ?? Number.NaN),
    }))
  return {
    name,
    origin,
    columns: [...columns(inputs, x), ...columns(outputs, y)],
    rows,
    separator: ',',
    hasHeader: true,
    isPart: false,
    isRounded: false,
  }
}

/** The name of a file without its folders, and of an address without what is asked of it. */
export function baseName(path: string): string {
  return (
    path
      .replace(/[?#].*$/, '')
      .split(/[\\/]/)
      .at(-1) ?? path
  )
}

const READS = /(?<!\w)(?:read_csv|read_table|loadtxt|genfromtxt|open)\(/
const WRITES = /\.(?:to_csv|savetxt|save|savefig)\(|(["'])[wa]b?\1/
const NAMES = /(["'])((?:(?!\1).)+\.(?:csv|tsv|txt|dat|data))(?:\?[^"']*)?\1/gi

/** The files of tables that a script reads, each once: what it calls so, where it reads any. */
export function filesRead(statements: readonly { readonly text: string }[]): readonly string[] {
  if (!statements.some(({ text }) => READS.test(text))) return []
  const paths = statements.flatMap(({ text }) =>
    WRITES.test(text) ? [] : [...text.matchAll(NAMES)].map(([, , path = '']) => path),
  )
  return [...new Set(paths.map(baseName))]
}
