import { isLoader } from '../experiment/choices.ts'
import type { Config, Run } from '../experiment/config.ts'
import type { Matrix } from '../experiment/matrix.ts'
import type { Learned } from './learned.ts'

/**
 * Passes over the data after `iteration` iterations: rows drawn, live changes of the batch size included, per row of x. A
 * DataLoader's pass ends with its last batch, which may be short or, with `drop_last`, left out.
 */
export function epochsAt(run: Run, iteration: number): number {
  return isLoader(run.config) ? passesAt(run.config, iteration) : rowsAt(run, iteration) / run.config.numSamples
}

function passesAt({ numSamples, batchSize, dropLast }: Config, iteration: number): number {
  const batches = dropLast ? Math.floor(numSamples / batchSize) : Math.ceil(numSamples / batchSize)
  const rows = Math.min(numSamples, batches * batchSize)
  return Math.floor(iteration / batches) + ((iteration % batches) * batchSize) / rows
}

function rowsAt(run: Run, iteration: number): number {
  let rows = 0
  let from = 0
  let { batchSize } = run.config
  for (const change of run.changes) {
    if (change.iteration > iteration) break
    if (change.key !== 'batchSize') continue
    rows += (change.iteration - from) * batchSize
    from = change.iteration
    batchSize = change.value
  }
  return rows + (iteration - from) * batchSize
}

/**
 * What is learned less what is to be learned, `weight.t() - W`.
 * @param out in_features x out_features, row-major; written where it is given
 * @returns the largest absolute difference, a float32; NaN where one is
 */
export function difference(learned: Learned, target: Matrix, out?: Float32Array): number {
  const apart = target.data.map((value, cell) => Math.fround((learned.data[cell] ?? Number.NaN) - value))
  out?.set(apart)
  return apart.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
}
