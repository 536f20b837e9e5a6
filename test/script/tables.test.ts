import { expect, it } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { readDataName } from '../../src/experiment/data-name.ts'
import { takeData } from '../../src/experiment/read-data.ts'
import { runOn } from '../../src/experiment/run-on-data.ts'
import { tableName } from '../../src/export/program/own-data-lines.ts'
import { programText } from '../../src/export/program.ts'
import { readScript } from '../../src/script/read-script.ts'
import { fileOfData } from '../../src/script/script-files.ts'
import { writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { tableInFile } from '../../src/ui/features/script/script-tables.ts'
import { tutorial } from '../engine/arbitraries.ts'
import { TABLES } from './tables.ts'

const HOUSES = 'area,rooms,price\n50.5,2,100.1\n60,3,120\n75.25,3,151\n'

const scriptOf = (x: string, y: string, read = "pd.read_csv('houses.csv')") => `import numpy as np
import pandas as pd
import torch

torch.manual_seed(0)
df = ${read}
x = ${x}
y = ${y}
model = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(model.parameters(), lr=1e-5)
for i in range(20):
    loss = torch.nn.functional.mse_loss(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
`

function tables(text: string, name = 'houses.csv') {
  const table = tableInFile(text, name)
  return table === null ? [] : [table]
}

/** What is not carried out as it stands, output aside. */
function named(script: string, files = tables(HOUSES)) {
  return readScript(script, files).differences.filter(({ kind }) => kind !== 'print')
}

const BY_NAME = [
  "torch.tensor(df[['area', 'rooms']].values, dtype=torch.float32)",
  "torch.tensor(df['price'].values, dtype=torch.float32).view(-1, 1)",
] as const

const TAKEN: readonly (readonly [x: string, y: string])[] = [
  BY_NAME,
  ['torch.from_numpy(df.iloc[:, :-1].values).float()', "torch.from_numpy(df[['price']].to_numpy()).float()"],
  ["torch.Tensor(df.drop('price', axis=1).to_numpy())", 'torch.Tensor(df.price.values).unsqueeze(1)'],
  ["torch.tensor(df.drop(columns=['price']).values).float()", 'torch.tensor(df.iloc[:, [2]].values).float()'],
  [
    "torch.from_numpy(df.loc[:, ['area', 'rooms']].values.astype(np.float32))",
    "torch.from_numpy(df[['price']].astype('float32').values)",
  ],
  ['torch.FloatTensor(np.array(df)[:, 0:2])', 'torch.FloatTensor(df.values[:, 2:])'],
  ['torch.tensor(df.values[:, :2], dtype=torch.float32)', "torch.tensor(df['price'], dtype=torch.float32)[:, None]"],
]

it.each(TAKEN)('takes %s and %s out of a table', (x, y) => {
  const { run, differences, wanted } = readScript(scriptOf(x, y), tables(HOUSES))
  expect(differences.filter(({ kind }) => kind !== 'print')).toEqual([])
  expect(wanted).toEqual([])
  expect(run.config.data?.inputs).toEqual(['area', 'rooms'])
  expect(run.config.data?.outputs).toEqual(['price'])
  expect([...(run.config.data?.x ?? [])]).toEqual([50.5, 2, 60, 3, 75.25, 3])
  expect([...(run.config.data?.y ?? [])]).toEqual([100.1, 120, 151].map(Math.fround))
})

it('says which file it wants, and names what depends on it', () => {
  const script = scriptOf(...BY_NAME, "pd.read_csv('https://example.org/data/houses.csv?raw=1')")
  const read = readScript(script)
  expect(read.wanted).toEqual(['houses.csv'])
  expect(read.run.config.data).toBeNull()
  const lines = read.differences.flatMap(({ kind, lines: each }) =>
    kind === 'done' ? each.map(({ line }) => line) : [],
  )
  expect(lines).toEqual(expect.arrayContaining([6, 7, 8]))
  expect(readScript(script, tables(HOUSES)).wanted).toEqual([])
})

it.each([
  ['a column that it has not', "torch.tensor(df[['area', 'garden']].values, dtype=torch.float32)"],
  ['whole numbers that stay so', "torch.tensor(df[['rooms']].values)"],
  ['the doubles of a file', "torch.tensor(df[['area', 'rooms']].values)"],
  ['numbers scaled by NumPy', 'torch.from_numpy(((df - df.mean()) / df.std()).values[:, :2]).float()'],
  ['a table of several columns in torch.tensor', "torch.tensor(df[['area', 'rooms']], dtype=torch.float32)"],
])('names %s', (_, x) => {
  expect(named(scriptOf(x, BY_NAME[1]))).not.toEqual([])
})

it.each([
  ['header=None', "pd.read_csv('houses.csv', header=None)"],
  ['another mark', "pd.read_csv('houses.csv', sep=';')"],
  ['rows left out', "pd.read_csv('houses.csv', skiprows=1)"],
  ['an index', "pd.read_csv('houses.csv', index_col=0)"],
  ['rows that are shuffled', "pd.read_csv('houses.csv').sample(frac=1)"],
])('names a table read with %s', (_, read) => {
  expect(named(scriptOf(...BY_NAME, read))).not.toEqual([])
})

it.each([
  ['with a value missing', 'area,rooms,price\n50.5,,100\n60,3,120\n75.25,3,151\n'],
  ['with words in a column', 'area,rooms,price\n50.5,two,100\n60,3,120\n75.25,3,151\n'],
  ['of decimal commas', 'area;rooms;price\n50,5;2;100\n60,5;3;120\n75,25;3;151\n'],
  ['of lines of other lengths', 'area,rooms,price\n50.5,2,100\n60,3\n75.25,3,151\n'],
  ['that begins with a remark', '# houses\narea,rooms,price\n50.5,2,100\n60,3,120\n75.25,3,151\n'],
])('takes no numbers out of a file %s', (_, text) => {
  expect(named(scriptOf(...BY_NAME), tables(text))).not.toEqual([])
})

it('knows of a table that is kept its columns by name alone, and nothing that is worked out of them', () => {
  const [whole] = tables(HOUSES)
  const kept = whole === undefined ? [] : [{ ...whole, isPart: true, isRounded: true }]
  expect(named(scriptOf(...BY_NAME), kept)).toEqual([])
  expect(named(scriptOf('torch.from_numpy(df.iloc[:, :-1].values).float()', BY_NAME[1]), kept)).not.toEqual([])
  const scaled = BY_NAME[0].replace('.values', '.values / 100')
  expect(named(scriptOf(scaled, BY_NAME[1]))).toEqual([])
  expect(named(scriptOf(scaled, BY_NAME[1]), kept)).not.toEqual([])
})

it('reads a program of the page whose data are in a file back, where that table is at hand', () => {
  const [marks] = TABLES
  if (marks === undefined) throw new Error('no table')
  const values = (places: readonly number[]) =>
    Float32Array.from({ length: marks.rows * places.length }, (_, i) => {
      const column = marks.columns[places[i % places.length] ?? 0]
      return column?.values?.[Math.floor(i / places.length)] ?? Number.NaN
    })
  const table = { inputs: ['hours', 'sleep'], outputs: ['mark'], rows: marks.rows, x: values([0, 1]), y: values([2]) }
  const data = takeData(table, 'marks.csv')
  if (!data.ok) throw new Error(data.problem.code)
  expect(readDataName(data.value.written)).not.toBeNull()
  const run = runOn(data.value, tutorial(), { bias: true, standardize: true })
  const text = programText(run)
  const linkOf = (each: Run) => writeHash({ run: each, view: DEFAULT_VIEW, unknown: [] })
  const name = tableName('marks.csv')
  expect(readScript(text).wanted).toEqual([name])
  const read = readScript(text, [fileOfData(table, name, 'marks.csv')])
  expect(read.differences).toEqual([])
  expect(linkOf(read.run)).toBe(linkOf(run))
})
