import { expect, test } from 'vitest'
import { textOfData } from '../../src/experiment/read-data.ts'
import { dataCsv } from '../../src/export/csv.ts'
import { program, programText, textOf } from '../../src/export/program.ts'
import { chosenData } from '../../src/reading/chosen-data.ts'
import { readDataFile } from '../../src/reading/data-file.ts'
import { readScript } from '../../src/script/read-script.ts'
import { largeData } from '../experiment/own-data.ts'
import { toRun } from '../goldens/config.ts'

test('own data stand in the program, number by number, and W does not', () => {
  const lines = program(toRun({ data: 'area,rooms:price;2104,3,399.9;1600,3,.1', standardize: true, batch_size: 2 }))
  const text = textOf(lines)
  expect(text).toContain(`# area, rooms -> price
x = torch.tensor([[2104.0, 3.0], [1600.0, 3.0]])
y = torch.tensor([[399.9], [0.1]])
input_dim = 2
output_dim = 1
x = (x - x.mean(0)) / x.std(0)
`)
  expect(text).not.toMatch(/\bW = torch|torch\.matmul|num_samples/)
})

test('those too long for a link are read from their table, which has them to the bit', () => {
  const data = largeData(`Bob's "houses"(1).csv`)
  const text = programText(toRun({ data: data.written }))
  expect(text).toContain(
    "table = np.loadtxt('Bob-s-houses-1--data.csv', delimiter=',', skiprows=1, ndmin=2, encoding='utf-8')",
  )
  const file = readDataFile(dataCsv(data))
  if (file === null) throw new Error('no table')
  const { table } = chosenData(file, { inputs: [0, 1], outputs: [2] }, 10_000)
  expect(textOfData({ ...data, ...table })).toBe(textOfData(data))
})

test('a script that reads a file is not read as another run in silence', () => {
  const text = programText(toRun({ data: largeData('a.csv').written }))
  const { differences } = readScript(text)
  const line = text.split('\n').findIndex((each) => each.startsWith('table =')) + 1
  expect(differences.flatMap(({ lines }) => lines.map((each) => each.line))).toContain(line)
})
