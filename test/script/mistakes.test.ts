import { expect, it } from 'vitest'
import { programText } from '../../src/export/program.ts'
import { readScript } from '../../src/script/read-script.ts'
import { tutorial } from '../engine/arbitraries.ts'

const program = programText({ config: tutorial(), changes: [] })
const single = programText({ config: tutorial({ W: { rows: 2, columns: 1, data: [1, 2] } }), changes: [] })

/** The mistakes that are found, each with the line that shows it. */
function found(text: string): readonly string[] {
  const lines = text.split('\n')
  return readScript(text).mistakes.map(({ code, line }) => `${code}: ${lines[line - 1]?.trim()}`)
}

it('finds none in the page’s own programs', () => {
  expect(found(program)).toEqual([])
  expect(found(single)).toEqual([])
})

it.each([
  ['zero_grad() missing', program.replace('    optimizer.zero_grad()\n', ''), ['noZeroGrad: loss.backward()']],
  [
    'step() before backward()',
    program.replace('    loss.backward()\n    optimizer.step()', '    optimizer.step()\n    loss.backward()'),
    ['stepBeforeBackward: optimizer.step()'],
  ],
  [
    'the optimizer before the model',
    program.replace(/(model = Simple_nn\(\)\n)(criterion.*\n)(optimizer.*\n)/, '$3$1$2'),
    ['optimizerBeforeModel: optimizer = optim.SGD(model.parameters(), lr=0.01)'],
  ],
  ['item without brackets', program.replace('format(loss)', 'format(loss.item)'), [/^itemNotCalled: /]],
  [
    'targets without a column',
    single.replace('y = torch.matmul(W.t(), x.t()).t()', 'y = torch.matmul(W.t(), x.t()).t().squeeze()'),
    ['flatTargets: y = torch.matmul(W.t(), x.t()).t().squeeze()'],
  ],
])('names %s', (_, text, expected) => {
  expect(text).not.toBe(program)
  const names = found(text)
  expect(names).toHaveLength(expected.length)
  for (const [i, each] of expected.entries()) {
    if (typeof each === 'string') expect(names[i]).toBe(each)
    else expect(names[i]).toMatch(each)
  }
})
