import type { Matrix } from './matrix.ts'
import { bad, type Reading } from './problem.ts'

/** Samples that somebody brought: they take the place of those that a program draws. */
export interface OwnData {
  /**
   * What names them, in a link and wherever they are compared: the data themselves where they are short
   * (`data-text.ts`), else a digest of them with the file that they are from.
   */
  readonly written: string
  /** The file to look for where the data are not at hand; empty where the text is the data. */
  readonly file: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly rows: number
  /** rows x inputs, row-major, float32. */
  readonly x: Float32Array
  /** rows x outputs, row-major, float32. */
  readonly y: Float32Array
  /** What stands as the target: the least-squares weight of a model without a bias and with one, as float32. */
  readonly best: { readonly plain: Best; readonly withBias: Best }
}

/** The least-squares weight as the fields hold it. */
export interface Best {
  readonly W: Matrix
  readonly trueBias: readonly number[] | null
  /** Whether no other weight explains the data as well. */
  readonly isUnique: boolean
}

/** What stands as the target of a model that has a bias or not. */
export function bestOf({ best }: OwnData, bias: boolean): Best {
  return bias ? best.withBias : best.plain
}

type DataReader = (text: string) => Reading<OwnData>

let reader: DataReader = (text) => bad({ code: 'noData', file: text.slice(0, 40) })

/**
 * Data have been read wherever their text is: what reads them comes with what reads links and files (`read-data.ts`), and
 * no page that has none of either needs it.
 */
export function readDataWith(read: DataReader): void {
  reader = read
}

/** The data that `text` names. */
export function readOwnData(text: string): Reading<OwnData> {
  return reader(text)
}
