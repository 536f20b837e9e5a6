import { type BestFit, bestFit } from './best-fit.ts'
import { type DataTable, readTable, writeTable } from './data-text.ts'
import type { Best, OwnData } from './own-data.ts'
import { readDataWith } from './own-data.ts'
import { bad, good, type Reading } from './problem.ts'

/** The longest text that is data itself; what is longer is named by a digest. */
export const LONGEST_DATA = 2000

/** Texts written by hand may have more digits than are needed. */
const LONGEST_TEXT = 10 * LONGEST_DATA

/** `sha256-`, 43 characters, and what is said of the file. */
const DIGEST = /^sha256-[\w-]{43}(?=:)/

const known = new Map<string, OwnData>()

/** Makes data known by what names them. */
export function keepData(data: OwnData): void {
  known.set(nameOf(data.written), data)
}

/** The digest alone where there is one: what is said beside it of the file is said to people. */
function nameOf(written: string): string {
  return DIGEST.exec(written)?.[0] ?? written
}

/** Data as a link has them, or where it names them by a digest those that are known by it. */
export function readData(text: string): Reading<OwnData> {
  const found = known.get(nameOf(text.trim()))
  if (found !== undefined) return good(found)
  if (DIGEST.test(text.trim())) return bad({ code: 'noData', file: text.split(':')[1] ?? '' })
  if (text.length > LONGEST_TEXT) return bad({ code: 'tooLong', limit: LONGEST_DATA })
  const table = readTable(text)
  if (!table.ok) return table
  const written = writeTable(table.value)
  if (written.length > LONGEST_DATA) return bad({ code: 'tooLong', limit: LONGEST_DATA })
  const data = dataOf(table.value, written, '')
  if (data.ok) for (const each of [written, text.trim()]) known.set(each, data.value)
  return data
}

/** Data of `table`, with the weight that explains them best; none where that is beyond float32. */
export function dataOf(table: DataTable, written: string, file: string): Reading<OwnData> {
  const samples = { ...table, inputs: table.inputs.length, outputs: table.outputs.length }
  const [plain, withBias] = [bestFit(samples, false), bestFit(samples, true)]
  const beyond = [...plain.weights, ...withBias.weights].find((value) => !Number.isFinite(Math.fround(value)))
  if (beyond !== undefined) return bad({ code: 'notFloat32', text: String(beyond) })
  const best = (fit: BestFit, width: number): Best => asBest(fit, samples, width)
  return good({
    ...table,
    written,
    file,
    best: { plain: best(plain, samples.inputs), withBias: best(withBias, samples.inputs + 1) },
  })
}

/** Weights are outputs x width, W is the other way round. */
function asBest(
  { weights, isUnique }: BestFit,
  size: { readonly inputs: number; readonly outputs: number },
  width: number,
): Best {
  const { inputs, outputs } = size
  const value = (o: number, i: number) => Math.fround(weights[o * width + i] ?? 0)
  const each = Array.from({ length: outputs }, (_, o) => o)
  const data = Array.from({ length: inputs }, (_, i) => each.map((o) => value(o, i))).flat()
  return {
    W: { rows: inputs, columns: outputs, data },
    trueBias: width > inputs ? each.map((o) => value(o, inputs)) : null,
    isUnique,
  }
}

readDataWith(readData)
