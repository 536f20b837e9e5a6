/**
 * A matrix of float32 values as people type it: the target W is `in_features x out_features`.
 * `data` is row-major and every value is exactly a float32 (so it survives `Float32Array` unchanged).
 */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: readonly number[]
}

/** The value at `row`, `column` (0-based); 0 outside the matrix. */
export function at(matrix: Matrix, row: number, column: number): number {
  if (row < 0 || column < 0 || row >= matrix.rows || column >= matrix.columns) return 0
  return matrix.data[row * matrix.columns + column] ?? 0
}

/** A matrix whose cell at `row`, `column` is `f(row, column)` rounded to float32. */
export function tabulate(rows: number, columns: number, f: (row: number, column: number) => number): Matrix {
  const cell = (_: unknown, i: number) => Math.fround(f(Math.floor(i / columns), i % columns))
  return { rows, columns, data: Array.from({ length: rows * columns }, cell) }
}

/** `matrix` with one cell replaced; the value is rounded to float32. */
export function withCell(matrix: Matrix, row: number, column: number, value: number): Matrix {
  return { ...matrix, data: matrix.data.with(row * matrix.columns + column, Math.fround(value)) }
}

/** Same rows and columns. */
export function sameShape(a: Pick<Matrix, 'rows' | 'columns'>, b: Pick<Matrix, 'rows' | 'columns'>): boolean {
  return a.rows === b.rows && a.columns === b.columns
}

/** Same shape and the same bits in every cell (0 and -0 differ). */
export function equalMatrices(a: Matrix, b: Matrix): boolean {
  return a === b || (sameShape(a, b) && equalVectors(a.data, b.data))
}

/** Same length and the same bits in every element (0 and -0 differ). */
export function equalVectors(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}
