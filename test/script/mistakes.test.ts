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

const LINE = `import torch

torch.manual_seed(0)
x = torch.tensor([[1.0], [2.0], [3.0]])
y = torch.tensor([[2.0], [4.0], [6.0]])
net = torch.nn.Linear(1, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.01)
total = 0
for i in range(100):
    pred = net(x)
    loss = torch.nn.functional.mse_loss(pred, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    total += loss.item()
`

it.each([
  [
    'net = torch.nn.Linear(1, 1)',
    'net = torch.nn.Linear(1, 1)\nold = torch.nn.Linear(1, 1)',
    'SGD(net',
    'SGD(old',
    'otherModel',
  ],
  ['total += loss.item()', 'total += loss', '', '', 'lossKept'],
  ['pred = net(x)', 'pred = net(x).detach()', '', '', 'detached'],
  ['(pred, y)', '(pred, y).item()', '', '', 'detached'],
  ['    opt.step()', '    loss.backward()\n    opt.step()', '', '', 'backwardTwice'],
  ['[[1.0], [2.0], [3.0]]', '[[1], [2], [3]]', '', '', 'notFloat32'],
  ['[[2.0], [4.0], [6.0]]', '[2.0, 4.0, 6.0]', '', '', 'flatTargets'],
  ['    opt.zero_grad()\n', '', '', '', 'noZeroGrad'],
  ['    loss.backward()\n    opt.step()', '    opt.step()\n    loss.backward()', '', '', 'stepBeforeBackward'],
  ['net(x)', 'net(inputs)', '', '', 'notMade'],
  ['    pred = net(x)', '  pred = net(x)', '', '', 'notABlock'],
  [
    '(net.parameters(), lr=0.01)',
    '(net.parameters(), lr=0.01)\nnet = torch.nn.Linear(1, 1)',
    '',
    '',
    'optimizerBeforeModel',
  ],
])('finds in other words %j as %j', (right, broken, alsoRight, alsoBroken, code) => {
  expect(readScript(LINE).mistakes).toEqual([])
  expect(LINE).toContain(right)
  const text = LINE.replace(right, broken).replace(alsoRight, alsoBroken)
  const read = readScript(text)
  expect(read.mistakes.map((each) => each.code)).toContain(code)
  if (code !== 'noZeroGrad') expect(read.differences.filter(({ kind }) => kind !== 'print')).not.toEqual([])
})

it('finds no optimizer before the model in a function that is given it', () => {
  const [head = '', ...rest] = LINE.split('opt = ')
  const inFunction = `import torch


def train(net, x, y):
    opt = ${rest.join('opt = ').split('\n')[0]}
    for i in range(10):
        opt.zero_grad()
        torch.nn.functional.mse_loss(net(x), y).backward()
        opt.step()
    return net


${head.replace('import torch\n', '')}train(net, x, y)
train(net, x, y)
`
  expect(readScript(inFunction).mistakes).toEqual([])
})
