import type { Matrix } from './matrix.ts'
import { bad, type Reading } from './problem.ts'

/** Samples that somebody brought: they take the place of those that a program draws. */
export interface OwnData {
  /** The data as a link has them (`data-text.ts`), or what names them there (`data-name.ts`): what they are compared by. */
  readonly written: string
  /** The file that they are from, where they are too long for a link; else nothing. */
  readonly file: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly rows: number
  /** rows x inputs, row-major, float32. */
  readonly x: Float32Array
  /** rows x outputs, row-major, float32. */
  readonly y: Float32Array
}

/** What a run makes of x, and whether it adds a number to each output. */
export interface Arrangement {
  readonly xScale: readonly number[] | null
  readonly xShift: readonly number[] | null
  readonly standardize: boolean
  readonly bias: boolean
}

/** The least-squares weight as the fields hold it, as float32: what stands as the target. */
export interface Best {
  readonly W: Matrix
  readonly trueBias: readonly number[] | null
  /** Whether no other weight explains the data as well. */
  readonly isUnique: boolean
}

/** What reads data, and works out what explains them best. */
interface DataWork {
  read(text: string): Reading<OwnData>
  best(data: OwnData, arrangement: Arrangement): Best
}

let work: DataWork | null = null

/**
 * Data have been read wherever there are any: what reads them comes with what reads links and files (`read-data.ts`), and no
 * page that has none of either needs it. In a worker nothing of this is asked: a run comes with its W.
 */
export function workOnDataWith(its: DataWork): void {
  work = its
}

/** The data that `text` names. */
export function readOwnData(text: string): Reading<OwnData> {
  return work?.read(text) ?? bad({ code: 'notData' })
}

/** What stands as the target of `data`; null where that is not worked out. */
export function bestOf(data: OwnData, arrangement: Arrangement): Best | null {
  return work?.best(data, arrangement) ?? null
}
