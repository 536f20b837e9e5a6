import { expect, test } from 'vitest'
import { bestFit } from '../../src/experiment/best-fit.ts'
import { SAMPLES, type SampleId, sampleText } from '../../src/experiment/nist-tables.ts'
import { chosenData, usualColumns } from '../../src/reading/chosen-data.ts'
import { readDataFile } from '../../src/reading/data-file.ts'

/**
 * What NIST certifies of each: the least squares of its model, the constant last. A single wrong digit in the table would
 * change nearly all of them.
 */
const CERTIFIED: Readonly<Record<SampleId, readonly number[]>> = {
  longley: [
    ...[15.0618722713733, -0.35819179292591e-1, -2.0202298038168],
    ...[-1.03322686717359, -0.511041056535807e-1, 1829.15146461355, -3482258.63459582],
  ],
  norris: [1.00211681802045, -0.262323073774029],
  // Of a square as well, which the model on the page has not.
  pontius: [0.732059160401003e-6, -0.316081871345029e-14, 0.673565789473684e-3],
}

test.each(SAMPLES)('%s is the table that NIST certifies, digit for digit', async (id) => {
  const file = readDataFile(await sampleText(id))
  if (file === null) throw new Error('no table')
  const columns = usualColumns(file, 64)
  expect(chosenData(file, columns, 10_000)).toMatchObject({ incomplete: 0, beyond: 0, table: { rows: file.rows } })
  const values = (c: number, row: number) => file.columns[c]?.values[row] ?? Number.NaN
  const x = Array.from({ length: file.rows }, (_, row) => {
    const own = columns.inputs.map((c) => values(c, row))
    return id === 'pontius' ? [...own, ...own.map((value) => value ** 2)] : own
  })
  const y = Array.from({ length: file.rows }, (_, row) => values(columns.outputs[0] ?? 0, row))
  const samples = { rows: file.rows, x: x.flat(), y, inputs: x[0]?.length ?? 0, outputs: 1 }
  const { weights } = bestFit(samples, true)
  expect(weights).toHaveLength(CERTIFIED[id].length)
  for (const [i, value] of CERTIFIED[id].entries()) expect((weights[i] ?? 0) / value - 1).toBeCloseTo(0, 8)
})
