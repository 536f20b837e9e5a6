import { arrangedInputs } from './arranged-inputs.ts'
import { type BestFit, bestFit } from './best-fit.ts'
import { nameOfData, readDataName } from './data-name.ts'
import { type DataTable, readTable, writeTable } from './data-text.ts'
import { tabulate } from './matrix.ts'
import { type Arrangement, type Best, type OwnData, workOnDataWith } from './own-data.ts'
import { bad, good, type Reading } from './problem.ts'

/** The longest text that is data itself; what is longer is named by a digest. */
export const LONGEST_DATA = 2000

/** Texts written by hand may have more digits than are needed. */
const LONGEST_TEXT = 10 * LONGEST_DATA

/** By their text, or the digest of it. */
const known = new Map<string, OwnData>()

/**
 * Data as a run has them, known from here on by what a link has of them: what is too long for one is named by its digest and
 * by `file`. None where what explains them best is beyond float32.
 */
export function takeData(table: DataTable, file: string): Reading<OwnData> {
  const text = writeTable(table)
  const isLong = text.length > LONGEST_DATA
  const written = isLong ? nameOfData(table, file, text) : text
  const data = dataOf(table, written, isLong ? (readDataName(written)?.file ?? '') : '')
  if (data.ok) {
    known.set(readDataName(written)?.digest ?? written, data.value)
    texts.set(data.value, text)
  }
  return data
}

/** Data as a link has them, or those that are known by the digest that it has. */
function readData(text: string): Reading<OwnData> {
  const name = readDataName(text.trim())
  const found = known.get(name?.digest ?? text.trim())
  if (found !== undefined) return good(found)
  if (name !== null) return bad({ code: 'noData', file: name.file, name: text.trim() })
  if (text.length > LONGEST_TEXT) return bad({ code: 'tooLong', limit: LONGEST_DATA })
  const table = readTable(text)
  if (!table.ok) return table
  const written = writeTable(table.value)
  if (written.length > LONGEST_DATA) return bad({ code: 'tooLong', limit: LONGEST_DATA })
  const data = dataOf(table.value, written, '')
  if (data.ok) for (const each of [written, text.trim()]) known.set(each, data.value)
  return data
}

/** The text of data that a link only names, by which they are kept. */
export function textOfData(data: OwnData): string {
  return texts.get(data) ?? writeTable(data)
}

/** Those that were written: of large ones it takes a second. */
const texts = new WeakMap<OwnData, string>()

function dataOf(table: DataTable, written: string, file: string): Reading<OwnData> {
  const data = { ...table, written, file }
  const beyond = weightsOf(data, { ...PLAIN, bias: true }).weights.find((value) => !Number.isFinite(Math.fround(value)))
  return beyond === undefined ? good(data) : bad({ code: 'notFloat32', text: String(beyond) })
}

const PLAIN: Arrangement = { xScale: null, xShift: null, standardize: false, bias: false }

const bests = new WeakMap<OwnData, Map<string, Best>>()

function best(data: OwnData, arrangement: Arrangement): Best {
  const { xScale, xShift, standardize, bias } = arrangement
  const key = JSON.stringify([xScale, xShift, standardize, bias])
  const all = bests.get(data) ?? new Map<string, Best>()
  bests.set(data, all)
  const found = all.get(key) ?? asBest(weightsOf(data, arrangement), data, bias)
  all.set(key, found)
  return found
}

function weightsOf(data: OwnData, arrangement: Arrangement): BestFit {
  const { rows, y, inputs, outputs } = data
  const samples = { rows, y, inputs: inputs.length, outputs: outputs.length }
  return bestFit({ ...samples, x: arrangedInputs(data, arrangement) }, arrangement.bias)
}

/** Weights are outputs x width, W is the other way round. */
function asBest({ weights, isUnique }: BestFit, { inputs, outputs }: OwnData, bias: boolean): Best {
  const width = inputs.length + (bias ? 1 : 0)
  const value = (o: number, i: number) => {
    const weight = weights[o * width + i] ?? Number.NaN
    return Number.isNaN(weight) ? 0 : Math.fround(Math.max(-LARGEST, Math.min(LARGEST, weight)))
  }
  return {
    W: tabulate(inputs.length, outputs.length, (i, o) => value(o, i)),
    trueBias: bias ? outputs.map((_, o) => value(o, inputs.length)) : null,
    isUnique,
  }
}

/** float32's */
const LARGEST = 3.4028234663852886e38

workOnDataWith({ read: readData, best })
