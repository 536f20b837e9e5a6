import type { DataTable } from '../experiment/data-text.ts'
import type { DataFile } from './data-file.ts'

/** Columns of a file by their place: what a model is given, and what it is to say. */
export interface ChosenColumns {
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
}

/** What is chosen of a file. */
export interface ChosenData {
  readonly table: DataTable
  /** Rows in which a chosen column has no number. */
  readonly incomplete: number
  /** Rows beyond the most that the page takes. */
  readonly beyond: number
}

/** Names that columns have which only number the rows. */
const INDEX = /^(?:c1|unnamed: ?0|index|id|no\.?|#|row|序号|编号)$/i
/** Those that say so: they may begin anywhere. */
const NAMED_INDEX = /^(?:index|id|no\.?|#|row|序号|编号)$/i

/** The last column of numbers is what is to be learned, by all others; none that only numbers the rows. */
export function usualColumns({ columns }: DataFile, maxColumns: number): ChosenColumns {
  const numbers = columns.flatMap(({ kind, values, name }, c) => {
    const isIndex = c === 0 && columns.length > 2 && INDEX.test(name) && counts(values, NAMED_INDEX.test(name))
    return kind === 'number' && !isIndex ? [c] : []
  })
  const outputs = numbers.slice(-1)
  return { inputs: numbers.slice(0, -1).slice(0, maxColumns - outputs.length), outputs }
}

function counts(values: Float64Array, anywhere: boolean): boolean {
  const [first = 0] = values
  return (anywhere || first === 0 || first === 1) && values.every((value, i) => value === first + i)
}

/** The rows of the chosen columns that have a number in each of them. */
export function chosenData({ columns, rows }: DataFile, chosen: ChosenColumns, maxRows: number): ChosenData {
  const all = [...chosen.inputs, ...chosen.outputs].flatMap((c) => columns[c] ?? [])
  const whole = Array.from({ length: rows }, (_, r) => r).filter((r) =>
    all.every(({ values }) => !Number.isNaN(values[r])),
  )
  const taken = whole.slice(0, maxRows)
  const named = (places: readonly number[]) => places.flatMap((c) => columns[c]?.name ?? [])
  const valuesOf = (places: readonly number[]) =>
    Float32Array.from(taken.flatMap((r) => places.map((c) => columns[c]?.values[r] ?? Number.NaN)))
  return {
    table: {
      inputs: named(chosen.inputs),
      outputs: named(chosen.outputs),
      rows: taken.length,
      x: valuesOf(chosen.inputs),
      y: valuesOf(chosen.outputs),
    },
    incomplete: rows - whole.length,
    beyond: whole.length - taken.length,
  }
}
