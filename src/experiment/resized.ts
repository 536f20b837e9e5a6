import { at, type Matrix, tabulate } from './matrix.ts'

/** `matrix` cut or filled with 0 to `rows x columns`. */
export function resized(matrix: Matrix, rows: number, columns: number): Matrix {
  return tabulate(rows, columns, (row, column) => at(matrix, row, column))
}
