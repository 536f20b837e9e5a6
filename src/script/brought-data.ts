import { MAX_COLUMNS, MAX_ROWS } from '../experiment/data-text.ts'
import type { OwnData } from '../experiment/own-data.ts'
import { takeData } from '../experiment/read-data.ts'
import { ROWS } from './call-arguments.ts'
import type { PlainStatement } from './plain-statements.ts'
import type { ArrayValue } from './values.ts'

type Names = Pick<OwnData, 'inputs' | 'outputs'>

/** What is known of the data of a script beside its statements. */
export interface DataSources {
  /** Tensors that stand in it by their digests, and those whose columns have names, by how they are written. */
  readonly long: ReadonlyMap<string, ArrayValue>
  /** The file that they are from, where they are from one. */
  readonly origin?: string | undefined
}

/** Data that stand in a script number by number, or are read from a file, x and y, as a link has them; null where none do. */
export function broughtData(
  statements: readonly PlainStatement[],
  comments: readonly string[],
  { long, origin }: DataSources,
): string | null {
  const [x, y] = ['x', 'y'].map((name) => rowsOf(statements, name, long))
  if (!x || !y || x.rows !== y.rows) return null
  const names = comments
    .map(namesInComment)
    .find((each) => each?.inputs.length === x.columns && each.outputs.length === y.columns)
  const table = {
    inputs: names?.inputs ?? x.names ?? numbered('x', x.columns),
    outputs: names?.outputs ?? y.names ?? numbered('y', y.columns),
    rows: x.rows,
    x: Float32Array.from(x.data),
    y: Float32Array.from(y.data),
  }
  const isTable = x.rows <= MAX_ROWS && x.columns + y.columns <= MAX_COLUMNS
  const data = isTable ? takeData(table, origin ?? 'script.csv') : null
  return data?.ok ? data.value.written : null
}

interface Rows {
  readonly rows: number
  readonly columns: number
  readonly data: readonly number[]
  readonly names?: readonly string[] | undefined
}

/** The rows of the tensor that `name` is; null where it has not two dimensions, or is not known. */
function rowsOf(statements: readonly PlainStatement[], name: string, long: DataSources['long']): Rows | null {
  const [, rows, columns, digest = ''] =
    texts(statements, new RegExp(`^${name}=${ROWS}\\((\\d+),(\\d+),'(.+)'\\)$`)) ?? []
  const kept = long.get(digest)
  if (kept?.data) {
    const names = kept.names?.length === Number(columns) ? kept.names : undefined
    return { rows: Number(rows), columns: Number(columns), data: kept.data, names }
  }
  const [, inner] = texts(statements, new RegExp(`^${name}=torch\\.tensor\\(\\[\\[([-+.,\\de[\\]]*)\\]\\]\\)$`)) ?? []
  if (inner === undefined) return null
  const all = inner.split('],[').map((row) => row.split(',').map(Number))
  const width = all[0]?.length ?? 0
  const isEven = all.every((row) => row.length === width && row.every(Number.isFinite))
  const named = long.get(`torch.tensor([[${inner}]])`)?.names
  const names = named?.length === width ? named : undefined
  return isEven ? { rows: all.length, columns: width, data: all.flat(), names } : null
}

function texts(statements: readonly PlainStatement[], pattern: RegExp): RegExpExecArray | undefined {
  return statements.map(({ text }) => pattern.exec(text)).find((each) => each !== null) ?? undefined
}

/** Without names the columns are called x, or x1, x2 and so on. */
function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => (count === 1 ? letter : `${letter}${i + 1}`))
}

const QUOTED = /"(?:[^"\\]|\\.)*"/.source
const LIST = `(?:${QUOTED}|[^,"]+)(?:, (?:${QUOTED}|[^,"]+))*`
const COMMENT = new RegExp(`^#? ?(${LIST}) -> (${LIST})$`)

/** The names in a comment as `export/program/column-names.ts` writes it; null where the comment says something else. */
function namesInComment(comment: string): Names | null {
  const [, inputs, outputs] = COMMENT.exec(comment) ?? []
  if (inputs === undefined || outputs === undefined) return null
  return { inputs: namesIn(inputs), outputs: namesIn(outputs) }
}

function namesIn(list: string): readonly string[] {
  const names = list.match(new RegExp(`${QUOTED}|[^,"]+`, 'g')) ?? []
  return names
    .map((name) => name.trim())
    .map((name) => (name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name))
}
