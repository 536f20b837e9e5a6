import { describe, expect, test } from 'vitest'
import { bestFit } from '../../src/experiment/best-fit.ts'
import type { Config } from '../../src/experiment/config.ts'
import { readDataName } from '../../src/experiment/data-name.ts'
import { columnName, readTable, writeTable } from '../../src/experiment/data-text.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { editOf } from '../../src/experiment/edit.ts'
import { readOwnData } from '../../src/experiment/own-data.ts'
import '../../src/experiment/read-data.ts'
import { largeData, ownDataOf } from './own-data.ts'

const HOUSES = 'area,rooms:price;2104,3,399.9;1600,3,329.9;2400,3,369;1416,2,232;3000,4,539.9;1985,4,299.9;1534,3,314.9'

function configOf(text: string, values: Partial<Config> = {}): Config {
  const given = { ...defaults[CURRENT], ...values, data: ownDataOf(text) }
  return { ...defaultsOf(CURRENT, given), ...values, data: given.data }
}

/** NIST's Statistical Reference Datasets: Longley, the hardest of its linear regressions; employment by six columns. */
const LONGLEY = `60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962`
  .split('\n')
  .map((line) => line.split(' ').map(Number))

describe('the best weight', () => {
  test('is the certified one where the columns nearly depend on each other', () => {
    const samples = { rows: 16, x: LONGLEY.flatMap((row) => row.slice(1)), y: LONGLEY.map(([y = 0]) => y) }
    const { weights, isUnique } = bestFit({ ...samples, inputs: 6, outputs: 1 }, true)
    const certified = [
      ...[15.0618722713733, -0.35819179292591e-1, -2.0202298038168],
      ...[-1.03322686717359, -0.511041056535807e-1, 1829.15146461355, -3482258.63459582],
    ]
    expect(isUnique).toBe(true)
    for (const [i, value] of certified.entries()) expect((weights[i] ?? 0) / value - 1).toBeCloseTo(0, 9)
  })

  test('is the smallest where several are as good, whatever the sizes of the columns', () => {
    const fit = bestFit({ rows: 3, x: [1, 1000, 2, 2000, 3, 3000], y: [1, 2, 3], inputs: 2, outputs: 1 }, false)
    expect(fit.isUnique).toBe(false)
    expect(fit.weights[0]).toBeCloseTo(1 / 1_000_001, 15)
    expect(fit.weights[1]).toBeCloseTo(1000 / 1_000_001, 15)
  })

  test('follows the bias and what is done to x', () => {
    const plain = configOf(HOUSES)
    const scaled = configOf(HOUSES, { xScale: [0.001, 1] })
    expect((scaled.W.data[0] ?? 0) / (plain.W.data[0] ?? 0)).toBeCloseTo(1000, 2)
    expect(scaled.W.data[1]).toBeCloseTo(plain.W.data[1] ?? 0, 3)
    const { trueBias } = configOf(HOUSES, { bias: true, standardize: true })
    // Around their means the bias is the mean of y.
    expect(trueBias?.[0]).toBeCloseTo((399.9 + 329.9 + 369 + 232 + 539.9 + 299.9 + 314.9) / 7, 3)
  })
})

describe('data as text', () => {
  test.each([
    ['', 'notData'],
    ['a:b', 'notData'],
    ['a,b;1,2', 'notData'],
    [':b;1', 'notData'],
    ['a:b;1', 'ragged'],
    ['a:b;1,2;3', 'ragged'],
    ['a:b;1,x', 'notANumber'],
    ['a:b;1,', 'notANumber'],
    ['a:b;1,1e39', 'notFloat32'],
    [`a:b;${'1,2;'.repeat(600)}`, 'tooLong'],
    [`${'a,'.repeat(64)}a:b;1`, 'tooManyColumns'],
    [`sha256-${'A'.repeat(22)}:houses.csv:a:b`, 'noData'],
  ])('%.40s: %s', (text, code) => {
    const reading = readOwnData(text)
    expect(reading.ok ? 'read' : reading.problem.code).toBe(code)
  })

  test('names the file that it misses', () => {
    expect(readOwnData(`sha256-${'A'.repeat(22)}:houses.csv:a:b`)).toMatchObject({ problem: { file: 'houses.csv' } })
  })

  test('keeps every name', () => {
    const names = ['lot, size', '价格: 万元', '100%', "x~y;z!'(", 'a+b&c=d#e?f', `${' '.repeat(9)}b`]
    const table = {
      inputs: names.map(columnName),
      outputs: ['y'],
      rows: 1,
      x: new Float32Array(6),
      y: new Float32Array(1),
    }
    expect(readTable(writeTable(table))).toMatchObject({ ok: true, value: table })
  })
})

describe('a run with own data', () => {
  const config = configOf(HOUSES)

  test.each(['W', 'trueBias', 'numSamples', 'x', 'noise'] as const)('%s is not to be edited', (key) => {
    const other = { ...defaults[CURRENT], trueBias: [1], noise: 1, x: 'randn' as const }
    for (const iteration of [0, 10]) {
      expect(editOf({ config, changes: [] }, iteration, key, other[key])).toMatchObject({
        problem: { code: 'fromData' },
      })
    }
  })

  test('has what is drawn again once the data are gone', () => {
    const edit = editOf({ config, changes: [] }, 0, 'data', null)
    expect(edit).toMatchObject({ value: { run: { config: defaults[CURRENT] } } })
  })

  test('has another target with a bias', () => {
    const edit = editOf({ config, changes: [] }, 0, 'bias', true)
    const withBias = configOf(HOUSES, { bias: true })
    expect(edit).toMatchObject({ value: { run: { config: { W: withBias.W, trueBias: withBias.trueBias } } } })
    expect(withBias.W).not.toEqual(config.W)
  })
})

describe('data too long for a link', () => {
  test('are named by what they are, by their file and by their columns, and known by the first alone', () => {
    const data = largeData('houses.csv')
    expect(data.written).toMatch(/^sha256-[\w-]{22}:houses\.csv:a%2C %22b%22,c:y$/)
    const [digest = ''] = data.written.split(':')
    for (const text of [data.written, digest, `${digest}:other.csv`]) {
      expect(readOwnData(text)).toEqual({ ok: true, value: data })
    }
    expect(largeData('houses.csv', 301).written).not.toContain(digest)
  })

  test('have a name of which nothing can be made but a name', () => {
    const { written, file } = largeData(`..\\a/b:"c"\n${'x'.repeat(80)}.csv`)
    expect(file).toMatch(/^x+\.csv$/)
    expect(readDataName(written)?.file).toBe(file)
    expect(readDataName(`sha256-${'A'.repeat(22)}:a%2Fb%0A.csv`)?.file).toBe('a b .csv')
    expect(readDataName('a:b;1,2')).toBeNull()
  })
})
