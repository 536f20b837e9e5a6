import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/torch/decimal.ts'
import { formatParameter, formatWeightT } from '../../src/torch/print.ts'
import { fromHex } from '../goldens/bits.ts'
import { randomAndPrint } from '../goldens/load.ts'

const cases = randomAndPrint().prints

test('there are golden prints', () => {
  expect(cases).toHaveLength(37)
})

describe.each(cases)('$kind $rows x $cols', (golden) => {
  test('print(weight.t())', () => {
    expect(formatWeightT(fromHex(golden.weightBits), golden.rows, golden.cols)).toBe(golden.printed)
  })

  test('print(bias)', () => {
    expect(formatParameter(fromHex(golden.vecBits))).toBe(golden.vecPrinted)
  })

  test('{:.6f}', () => {
    expect(fixed(fromHex(golden.weightBits)[0] ?? Number.NaN, 6)).toBe(golden.first6f)
  })
})
