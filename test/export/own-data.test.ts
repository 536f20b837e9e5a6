import { expect, test } from 'vitest'
import { program, textOf } from '../../src/export/program.ts'
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
