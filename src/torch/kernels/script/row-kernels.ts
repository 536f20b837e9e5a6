import type { Kernels } from '../kernels.ts'
import { columnSums, contiguousSum } from './reduce.ts'

/** What is done to the rows of a batch, and how they are added up (docs/pytorch-semantics.md, section 2). */
export const rowKernels: Pick<Kernels, 'addToRows' | 'sum' | 'columnSums' | 'gather'> = {
  addToRows({ values: out }, { values: bias }, rows, columns) {
    let at = 0
    for (let r = 0; r < rows; r++) {
      for (let o = 0; o < columns; o++, at++) out[at] = (out[at] as number) + (bias[o] as number)
    }
  },

  sum: ({ values }, n) => contiguousSum(values, n),

  columnSums: ({ values: v }, rows, columns, { values: out }) => columnSums(v, rows, columns, out),

  gather({ values: from }, { values: indices }, rows, width, { values: to }) {
    let at = 0
    for (let r = 0; r < rows; r++) {
      const row = (indices[r] as number) * width
      for (let i = 0; i < width; i++) to[at++] = from[row + i] as number
    }
  },
}
