import type { Matrix } from '../experiment/matrix.ts'
import type { Problem } from '../experiment/problem.ts'

/** What was done to get from a text to a matrix, where the reader has to know of it. */
export type ReadingNote =
  /** The first row, or the first column, is no part of it: what stands there. */
  | { readonly code: 'headingOut'; readonly text: string }
  | { readonly code: 'indexOut'; readonly text: string }
  /** They are part of it, though they may be a heading or an index. */
  | { readonly code: 'headingIn'; readonly text: string }
  | { readonly code: 'indexIn'; readonly text: string }
  | { readonly code: 'decimalComma' }
  | { readonly code: 'decimalPoint' }
  | { readonly code: 'commaBetween' }
  | { readonly code: 'thousands' }
  /** `nn.Linear` keeps its weight as out x in, W is in x out. */
  | { readonly code: 'transposed' }
  | { readonly code: 'asPrinted' }
  | { readonly code: 'rowsByLine' }
  | { readonly code: 'rowsByComma' }
  | { readonly code: 'oneRow' }
  | { readonly code: 'columnsFirst' }
  | { readonly code: 'rowsFirst' }
  /** MATLAB's common factor. */
  | { readonly code: 'times'; readonly text: string }
  /** Blocks of columns, put beside each other. */
  | { readonly code: 'blocksJoined'; readonly blocks: number }
  /** A number for the cell that it was pasted into, no matrix. */
  | { readonly code: 'intoCell' }
  /** Text around it that was not looked at. */
  | { readonly code: 'leftOut'; readonly text: string }

/** One way to read what was pasted. */
export interface MatrixReading {
  /** What it is called there: `weight`. */
  readonly name: string | null
  readonly matrix: Matrix
  readonly notes: readonly ReadingNote[]
}

/** What a pasted text is. */
export type Pasted =
  /** It can be nothing else. */
  | { readonly type: 'plain'; readonly matrix: Matrix }
  /** It may be several, the likelier first, or something of it was left out: none counts unasked. */
  | { readonly type: 'ask'; readonly readings: readonly MatrixReading[] }
  | { readonly type: 'refused'; readonly problem: Problem }

/** Cells of text that may be a matrix, before anybody looked at the numbers in it. */
export interface CellGrid {
  readonly name: string | null
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly ReadingNote[]
  /** Whether a comma in a cell may be anything but a mistake: not in a programming language. */
  readonly commas: boolean
}
