import '../experiment/read-data.ts'
import { writeTable } from '../experiment/data-text.ts'
import type { OwnData } from '../experiment/own-data.ts'
import type { PlainStatement } from './plain-statements.ts'

type Names = Pick<OwnData, 'inputs' | 'outputs'>

/** Data that stand in a script number by number, `x = torch.tensor([[...], ...])` and y, as a link has them; null where none do. */
export function broughtData(statements: readonly PlainStatement[], comments: readonly string[]): string | null {
  const x = rowsOf(statements, 'x')
  const y = rowsOf(statements, 'y')
  if (x === null || y === null || x.length !== y.length) return null
  const [inputs, outputs] = [x[0]?.length ?? 0, y[0]?.length ?? 0]
  const names = comments
    .map(namesInComment)
    .find((each) => each?.inputs.length === inputs && each.outputs.length === outputs)
  return writeTable({
    inputs: names?.inputs ?? numbered('x', inputs),
    outputs: names?.outputs ?? numbered('y', outputs),
    rows: x.length,
    x: Float32Array.from(x.flat()),
    y: Float32Array.from(y.flat()),
  })
}

/** The rows of the literal that `name` is; null where there is none, or its rows differ in length. */
function rowsOf(statements: readonly PlainStatement[], name: string): readonly (readonly number[])[] | null {
  const literal = statements.map(({ text }) => /^(\w+)=torch\.tensor\(\[\[([-+.,\de[\]]*)\]\]\)$/.exec(text))
  const inner = literal.find((each) => each?.[1] === name)?.[2]
  if (inner === undefined) return null
  const rows = inner.split('],[').map((row) => row.split(',').map(Number))
  return rows.every((row) => row.length === rows[0]?.length && row.every(Number.isFinite)) ? rows : null
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
