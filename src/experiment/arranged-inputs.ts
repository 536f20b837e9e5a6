import type { Arrangement, OwnData } from './own-data.ts'

/**
 * x as a run makes it of the data (`training/inputs.ts`), in double. What the rules between fields refuse is left undone: as
 * many values as columns, deviations of a single row.
 */
export function arrangedInputs(
  { x, rows, inputs }: OwnData,
  { xScale, xShift, standardize }: Arrangement,
): Float64Array {
  const columns = inputs.length
  const made = Float64Array.from(x)
  each(made, columns, xScale, (value, factor) => value * factor)
  each(made, columns, xShift, (value, shift) => value + shift)
  if (!standardize || rows < 2) return made
  for (let c = 0; c < columns; c++) {
    const column = Float64Array.from({ length: rows }, (_, r) => made[r * columns + c] as number)
    const mean = column.reduce((sum, value) => sum + value, 0) / rows
    const std = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rows - 1))
    for (let at = c; at < made.length; at += columns) made[at] = ((made[at] as number) - mean) / std
  }
  return made
}

function each(
  values: Float64Array,
  columns: number,
  vector: readonly number[] | null,
  make: (value: number, by: number) => number,
): void {
  if (vector === null || (vector.length !== 1 && vector.length !== columns)) return
  for (let at = 0; at < values.length; at++) {
    values[at] = make(values[at] as number, vector[vector.length === 1 ? 0 : at % columns] as number)
  }
}
