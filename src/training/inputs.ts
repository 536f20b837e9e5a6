import type { Config } from '../experiment/config.ts'
import type { Device } from '../torch/device.ts'
import type { Floats } from '../torch/memory.ts'

/** What is done to x before anything is computed from it. */
type Arrangement = Pick<Config, 'numSamples' | 'W' | 'xScale' | 'xShift' | 'standardize'>

/**
 * Does to `x`, num_samples x in_features, what the script does between drawing it and using it, a statement each:
 * `x = x * x_scale`, `x = x + x_shift`, `x = (x - x.mean(0)) / x.std(0)` (docs/pytorch-semantics.md, section 1).
 */
export function arrange(x: Floats, { numSamples, W, xScale, xShift, standardize }: Arrangement, device: Device): void {
  const columns = W.rows
  const { values } = x
  if (xScale !== null) apply(values, columns, (value, c) => value * at(xScale, c))
  if (xShift !== null) apply(values, columns, (value, c) => value + at(xShift, c))
  if (!standardize) return
  const sums = device.lease.floats(columns)
  device.kernels.columnSums(x, numSamples, columns, sums)
  const mean = sums.values.map((sum) => sum / numSamples)
  const std = deviations(x.values, mean, numSamples)
  const centre = (value: number, c: number) => Math.fround(value - (mean[c] as number))
  apply(x.values, columns, (value, c) => centre(value, c) / (std[c] as number))
}

/** One value for all columns, or one for each. */
function at(vector: readonly number[], column: number): number {
  return Math.fround(vector[vector.length === 1 ? 0 : column] ?? Number.NaN)
}

/** Each value anew, rounded to float32. */
function apply(x: Float32Array, columns: number, make: (value: number, column: number) => number): void {
  for (let i = 0; i < x.length; i++) x[i] = make(x[i] as number, i % columns)
}

/**
 * `x.std(0)`, in doubles: of several columns as Welford's recurrence has it, row by row; of a single one the squared
 * distances from its float32 mean.
 */
function deviations(x: Float32Array, mean: Float32Array, rows: number): Float32Array {
  const columns = mean.length
  return Float32Array.from(mean, (known, column) => {
    const spread = columns === 1 ? squaresAround(x, known) : welford(x, column, columns)
    return Math.sqrt(spread / (rows - 1))
  })
}

/** aten/src/ATen/native/ReduceOps.cpp, std_var_all_cpu */
function squaresAround(x: Float32Array, mean: number): number {
  let sum = 0
  for (const value of x) sum += (value - mean) * (value - mean)
  return sum
}

/** aten/src/ATen/native/SharedReduceOps.h, WelfordOps */
function welford(x: Float32Array, column: number, columns: number): number {
  let mean = 0
  let squares = 0
  for (let i = column, n = 1; i < x.length; i += columns, n++) {
    const value = x[i] as number
    const before = value - mean
    mean += before / n
    squares += before * (value - mean)
  }
  return squares
}
