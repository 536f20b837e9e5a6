import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { programText } from '../../src/export/program.ts'
import { notebookSource } from '../../src/script/notebook-source.ts'
import { type ReadScript, readScript } from '../../src/script/read-script.ts'
import { writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { runs, tutorial } from '../engine/arbitraries.ts'

const linkOf = (run: Run) => writeHash({ run, view: DEFAULT_VIEW, unknown: [] })

/** Every line that the run does not carry out as it stands. */
function linesOf({ differences }: ReadScript): readonly number[] {
  return differences.flatMap(({ lines }) => lines).map(({ line }) => line)
}

/** Of one pass to a step a program says no mean: it would be of one. */
function written({ config, changes }: Run): Run {
  const { accumulationSteps, accumulationMean } = config
  return { config: { ...config, accumulationMean: accumulationSteps > 1 && accumulationMean }, changes }
}

it('reads any program of the page back as its run, with nothing left over', () => {
  fc.assert(
    fc.property(runs(50), (run) => {
      const read = readScript(programText(run))
      expect(read.differences).toEqual([])
      expect(linkOf(read.run)).toBe(linkOf(written(run)))
    }),
    { numRuns: 100 },
  )
})

it('reads a loss of all the rows back', () => {
  const { run } = readHash('#v=2&num_samples=10&batch_size=10&sampler=sequential&loss=custom').shared
  const read = readScript(programText(run))
  expect(read.differences).toEqual([])
  expect(linkOf(read.run)).toBe(linkOf(run))
})

it.each(['a%2C b:c -> d%22e%22;1,2;3,4', 'a%5C,b:%22%23%0A;1,2,-0.5;3,4,1e-9', 'x1,x2:y;1,2,3'])(
  'reads the data %s back',
  (data) => {
    const { run } = readHash(`#v=2&data=${encodeURIComponent(data)}`).shared
    expect(run.config.data).not.toBeNull()
    const text = programText(run)
    const read = readScript(text)
    expect(read.differences).toEqual([])
    expect(linkOf(read.run)).toBe(linkOf(run))
  },
)

it('asks nothing of the numbers in a list of several lines', () => {
  const text = programText({ config: tutorial(), changes: [] })
  const [, start = ''] = /(W = .*)\n/.exec(text) ?? []
  const read = readScript(text.replace(start, 'W = torch.tensor([[\n0.3,\n4\n], [1, 2], [3,\n5\n]])'))
  expect(read.differences).toEqual([])
  expect([...read.run.config.W.data].slice(1)).toEqual([4, 1, 2, 3, 5])
})

it.each([
  ['optimizer.step()', 'scheduler.step()'],
  ['loss.backward()', 'loss.backward(retain_graph=True)'],
  ['torch.matmul(W.t(), x.t()).t()', 'torch.matmul(W.t(), x.t())'],
  ['format(loss))', 'format(loss.item))'],
  ['[[0.3, 0.4], [0.5, 0.6], [0.6, 0.2]]', '[[3, 4], [5, 6], [6, 2]]'],
  ['batch_size, replace=False', 'batch_size, replace=False, p=p'],
])('names the line where %s is %s', (right, broken) => {
  const text = programText({ config: tutorial(), changes: [] })
  const lines = text.split('\n')
  const line = lines.findIndex((each) => each.includes(right)) + 1
  const read = readScript(text.replace(right, broken))
  expect(line).toBeGreaterThan(0)
  expect(linesOf(read)).toContain(line)
})

it.each([
  ['missing', '', ['zero_grad']],
  ['commented out', '# optimizer.zero_grad()', ['zero_grad']],
])('knows zero_grad() %s', (_, instead, off) => {
  const text = programText({ config: tutorial(), changes: [] })
  const read = readScript(text.replace('optimizer.zero_grad()', instead))
  expect(read.differences).toEqual([])
  expect(read.run.config.off).toEqual(off)
})

it('names the line of a step before backward', () => {
  const text = programText({ config: tutorial(), changes: [] })
  const read = readScript(
    text.replace('    loss.backward()\n    optimizer.step()', '    optimizer.step()\n    loss.backward()'),
  )
  expect(read.differences.flatMap(({ lines }) => lines)).toHaveLength(1)
  expect(read.differences.flatMap(({ taken }) => taken)).toHaveLength(1)
})

it('names a state that does not fit, and loads none', () => {
  const [run] = fc.sample(
    runs(50).filter(({ changes }) => changes.some(({ key }) => key === 'state')),
    { numRuns: 1, seed: 1 },
  )
  const text = programText(run ?? { config: tutorial(), changes: [] })
  const broken = text.replace("'W.weight': torch.tensor([", "'W.weight': torch.tensor([[9.0, 9.0, 9.0, 9.0, 9.0], ")
  expect(broken).not.toBe(text)
  const read = readScript(broken)
  expect(read.run.changes.some(({ key }) => key === 'state')).toBe(false)
  expect(linesOf(read)).not.toEqual([])
})

it('reads the code of a notebook', () => {
  const source = ['import torch\n', 'torch.manual_seed(3)']
  const cells = [
    { cell_type: 'markdown', source: ['# A title'] },
    { cell_type: 'code', source },
    { cell_type: 'code', source: 'x = 1' },
  ]
  expect(notebookSource(JSON.stringify({ cells }))).toBe('import torch\ntorch.manual_seed(3)\nx = 1')
  expect(notebookSource('x = {1: 2}')).toBeNull()
  expect(notebookSource('{"cells": 3}')).toBeNull()
})

it.each([
  ['batch_size = 4', 'batch_size = 4.0', 'np.random.choice('],
  ['import torch.optim as optim', 'import optim', 'optimizer = '],
])('names the lines that use %s where it is %s', (right, broken, use) => {
  const text = programText({ config: tutorial(), changes: [] })
  const line = text.split('\n').findIndex((each) => each.includes(use)) + 1
  expect(text).toContain(right)
  expect(linesOf(readScript(text.replace(right, broken)))).toContain(line)
})

it.each([
  ['a tab among blanks', '    optimizer.step()', '\toptimizer.step()'],
  ['a line less far in than its block', '    optimizer.step()', '  optimizer.step()'],
  ['an import of everything', 'import torch.optim as optim', 'import torch.optim as optim\nfrom mine import *'],
  ['an import of what nobody knows', 'import torch.optim as optim', 'import torch.optim as optim\nimport setup_run'],
  ['a number before it is made', 'num_samples = 100\n', ''],
])('names the line of %s', (what, right, broken) => {
  const text = programText({ config: tutorial(), changes: [] })
  expect(text).toContain(right)
  const moved = what.startsWith('a number') ? 'num_samples = 100\n' : ''
  expect(linesOf(readScript(text.replace(right, broken) + moved))).toHaveLength(1)
})

it.each(['import numpy as np\n', 'import torch\n', 'import torch.nn as nn\n', 'import os\n'])(
  'says what is used without %j',
  (line) => {
    const text = programText({ config: tutorial(), changes: [] })
    const [name] = /\w+$/.exec(line.trim()) ?? []
    expect(readScript(text).unimported).toEqual([])
    expect(readScript(text.replace(line, '')).unimported).toEqual([name])
  },
)

it('reads the text of the tutorial whole as its link, and says what it took', () => {
  const read = readScript(readFileSync(new URL('tutorial.txt', import.meta.url), 'utf8'))
  expect(linkOf(read.run)).toBe('#v=2')
  expect(read).toMatchObject({ unmade: ['output_dim'], unimported: ['np'], flat: true, portable: true })
  expect(read.differences.flatMap(({ lines }) => lines)).toEqual([])
  expect(read.differences.flatMap(({ taken }) => taken)).toEqual(['torch.manual_seed(0)', 'np.random.seed(0)'])
  expect(read.printed).toHaveLength(1)
})

it('takes what was typed out of a session with Python, and what it answered for what that is', () => {
  const text = programText({ config: tutorial(), changes: [] })
  const typed = text.split('\n').map((line) => (/^\s/.test(line) ? `... ${line}` : line === '' ? '>>>' : `>>> ${line}`))
  const at = typed.findIndex((line) => line.includes('torch.manual_seed')) + 1
  const session = typed.toSpliced(at, 0, '<torch._C.Generator object at 0x7f31c0b3>').join('\n')
  const read = readScript(session)
  expect(read.differences).toEqual([])
  expect(read.prose).toContain(at + 1)
  expect(linkOf(read.run)).toBe(linkOf({ config: tutorial(), changes: [] }))
})

const BATCH = `import torch
torch.manual_seed(0)
x = torch.rand(40, 3)
W = torch.tensor([[1.0], [2.0], [3.0]])
y = torch.matmul(W.t(), x.t()).t()
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(30):
    idx = torch.randperm(40)[:5]
    loss = torch.nn.functional.mse_loss(model(x[idx]), y[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
`

it.each([
  ['torch.randperm(40)[:5]', { sampler: 'choice', batchSize: 5 }, 'replace=False'],
  ['torch.randint(0, 40, (6,))', { sampler: 'choice_replace', batchSize: 6 }, 'replace=True'],
])('names rows drawn by %s, and what it takes instead', (draw, settings, instead) => {
  const read = readScript(BATCH.replace('torch.randperm(40)[:5]', draw))
  const done = read.differences.filter(({ kind }) => kind === 'done')
  expect(done.flatMap(({ lines }) => lines.map(({ line }) => line))).toEqual([9])
  expect(done.flatMap(({ taken }) => taken).join()).toContain(instead)
  expect(read.run.config).toMatchObject(settings)
})

it.each([
  ['random_split', 'train, test = torch.utils.data.random_split(data, [30, 10])'],
  ['Subset', 'train = torch.utils.data.Subset(data, range(30))'],
])('names %s', (_, line) => {
  const split = BATCH.replace(
    'model =',
    `data = torch.utils.data.TensorDataset(x, y)\n${line}\nloader = torch.utils.data.DataLoader(train, batch_size=5)\nmodel =`,
  )
    .replace('    idx = torch.randperm(40)[:5]', '  for xb, yb in loader:')
    .replace('x[idx]', 'xb')
    .replace('y[idx]', 'yb')
  const at = split.split('\n').indexOf(line) + 1
  expect(at).toBeGreaterThan(0)
  expect(linesOf(readScript(split))).toContain(at)
})

const OWN_SET = `import torch
from torch.utils.data import DataLoader, Dataset
class Own(Dataset):
    def __init__(self, x, y):
        self.x, self.n = x, len(x)
        self.y = y
    def __len__(self):
        return len(self.x)
    def __getitem__(self, i):
        return self.x[i], self.y[i]
torch.manual_seed(0)
x = torch.rand(40, 3)
W = torch.tensor([[1.0], [2.0], [3.0]])
y = torch.matmul(W.t(), x.t()).t()
loader = DataLoader(Own(x, y), batch_size=5)
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(3):
    for xb, yb in loader:
        loss = torch.nn.functional.mse_loss(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
`.replace('        self.x, self.n = x, len(x)\n', '        self.x = x\n')

it.each([
  ['another length', 'return len(self.x)', 'return 20'],
  ['rows that are worked on', 'return self.x[i], self.y[i]', 'return self.x[i] * 2, self.y[i]'],
  ['rows in another order', 'return self.x[i], self.y[i]', 'return self.x[-i], self.y[-i]'],
  ['the target first', 'return self.x[i], self.y[i]', 'return self.y[i], self.x[i]'],
])('names a data set of one’s own with %s', (_, right, broken) => {
  const done = (text: string) => readScript(text).differences.filter(({ kind }) => kind === 'done')
  expect(done(OWN_SET)).toEqual([])
  expect(OWN_SET).toContain(right)
  expect(done(OWN_SET.replace(right, broken))).not.toEqual([])
})
