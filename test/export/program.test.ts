import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldOf, type Key } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { presets } from '../../src/experiment/presets.ts'
import { float } from '../../src/export/program/python.ts'
import { program, programText } from '../../src/export/program.ts'
import { statementsOf } from '../../src/training/phases.ts'
import { run } from '../experiment/arbitrary.ts'

const { config } = presets.tutorial

const PRODUCTS = `import os

# Before torch is imported: so MKL adds in one order on every x86-64 CPU with AVX2.
os.environ['MKL_CBWR'] = 'COMPATIBLE'

`

const ROOTS = `# The square root of a tensor is rounded correctly: on its own it depends on the maker of the CPU.
torch.Tensor.sqrt = torch.Tensor.sqrt_ = lambda t: torch.sqrt(t.double()).float()
`

const TUTORIAL = `import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim

torch.set_num_threads(1)  # the last digits of large sums depend on it
torch.manual_seed(0)
np.random.seed(0)

W = torch.tensor([[0.3, 0.4], [0.5, 0.6], [0.6, 0.2]])

num_samples = 100
input_dim = 3
output_dim = 2
x = torch.rand((num_samples, input_dim))
y = torch.matmul(W.t(), x.t()).t()


class Simple_nn(nn.Module):
    def __init__(self):
        super(Simple_nn, self).__init__()
        self.W = nn.Linear(input_dim, output_dim, bias=False)

    def forward(self, X):
        output = self.W(X)
        return output


batch_size = 4


def random_batch():
    random_x = torch.zeros((batch_size, input_dim))
    random_y = torch.zeros((batch_size, output_dim))
    random_index = np.random.choice(range(len(x)), batch_size, replace=False)
    for i, index in enumerate(random_index):
        random_x[i] = x[index]
        random_y[i] = y[index]
    return random_x, random_y


model = Simple_nn()
criterion = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

for epoch in range(5000):
    input_batch, output_batch = random_batch()

    optimizer.zero_grad()
    output_pred = model(input_batch)
    loss = criterion(output_pred, output_batch)

    if (epoch + 1) % 1000 == 0:
        print('Epoch:', '%04d' % (epoch + 1), 'cost =', '{:.6f}'.format(loss))

    loss.backward()
    optimizer.step()

print(model.W.weight.t())
`

describe('whole programs', () => {
  test('the tutorial’s', () => {
    expect(programText({ config: { ...config, torch: '1.13' }, changes: [] })).toBe(TUTORIAL)
  })

  test('for PyTorch 2 the same, with what makes its digits the same on every CPU', () => {
    expect(programText(presets.tutorial)).toBe(PRODUCTS + TUTORIAL)
    const roots = TUTORIAL.replace('torch.manual_seed', `${ROOTS}torch.manual_seed`)
    const adam = roots.replace('optim.SGD', 'optim.Adam')
    expect(programText({ config: { ...config, optimizer: 'adam' }, changes: [] })).toBe(PRODUCTS + adam)
  })

  test('one with everything in it', () => {
    const W = tabulate(2, 1, (row) => row + 1)
    const other = tabulate(2, 1, (row) => (row === 0 ? -0 : 1e30))
    const everything = {
      ...config,
      W,
      trueBias: [2],
      noise: 0.5,
      x: 'randn',
      seed: -1,
      bias: true,
      momentum: 0.9,
      weightDecay: 1e-8,
      sampler: 'shuffle',
      accumulationSteps: 4,
      accumulationMean: true,
      off: ['zero_grad'],
    } as const
    const changes = [
      { iteration: 1200, key: 'lr', value: 1 },
      { iteration: 1200, key: 'W', value: other },
      { iteration: 1500, key: 'momentum', value: 5e-324 },
    ] as const
    const text = programText({ config: everything, changes })
    expect(text.slice(text.indexOf('torch.manual_seed'), text.indexOf('class Simple_nn'))).toBe(DATA)
    expect(text.slice(text.indexOf('batch_size ='))).toBe(LOOP)
  })
})

const DATA = `torch.manual_seed(-1)
np.random.seed(0)

W = torch.tensor([[1.0], [2.0]])

num_samples = 100
input_dim = 2
output_dim = 1
x = torch.randn((num_samples, input_dim))
noise = torch.randn((num_samples, output_dim))


def targets(W):
    y = torch.matmul(W.t(), x.t()).t()
    y = y + torch.tensor([2.0])
    y = y + 0.5 * noise
    return y


y = targets(W)


`

const LOOP = `batch_size = 4
accumulation_steps = 4
loader = DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=True, drop_last=False)


def all_batches():
    while True:
        yield from loader


batches = all_batches()


def random_batch():
    return next(batches)


model = Simple_nn()
criterion = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-8)

for epoch in range(5000):
    if epoch == 1200:
        optimizer.param_groups[0]['lr'] = 1.0
        W = torch.tensor([[-0.0], [1e30]])
        y[:] = targets(W)

    if epoch == 1500:
        optimizer.param_groups[0]['momentum'] = 5e-324

    input_batch, output_batch = random_batch()

    # if epoch % accumulation_steps == 0:
    #     optimizer.zero_grad()
    output_pred = model(input_batch)
    loss = criterion(output_pred, output_batch)

    if (epoch + 1) % 1000 == 0:
        print('Epoch:', '%04d' % (epoch + 1), 'cost =', '{:.6f}'.format(loss))

    (loss / accumulation_steps).backward()
    if (epoch + 1) % accumulation_steps == 0:
        optimizer.step()

print(model.W.weight.t())
print(model.W.bias)
`

test('a large W is wrapped, each row beginning on a line of its own', () => {
  const lines = programText({ config: { ...config, W: tabulate(3, 20, (r, c) => r + c / 3) }, changes: [] }).split('\n')
  const from = lines.indexOf('W = torch.tensor([')
  expect(lines.slice(from + 1, from + 4)).toEqual([
    '    [0.0, 0.33333334, 0.6666667, 1.0, 1.3333334, 1.6666666, 2.0, 2.3333333, 2.6666667,',
    '     3.0, 3.3333333, 3.6666667, 4.0, 4.3333335, 4.6666665, 5.0, 5.3333335, 5.6666665,',
    '     6.0, 6.3333335],',
  ])
  expect(lines[from + 10]).toBe('])')
})

test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [0.9, '0.9'],
  [1e-7, '1e-7'],
  [5e-324, '5e-324'],
  [1e15, '1000000000000000.0'],
  [1e16, '1e16'],
  [123456789012345680000, '1.2345678901234568e20'],
  [1e30, '1e30'],
])('the double %s in Python', (value, text) => {
  expect(float(value)).toBe(text)
})

test('a scheduler whose arguments all have their defaults is made of the optimizer alone', () => {
  const text = programText({ config: { ...config, scheduler: 'reduce_lr_on_plateau', factor: 0.1 }, changes: [] })
  expect(text).toContain('\nscheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer)\n')
})

describe('tokens', () => {
  test('mark each value with its setting', () => {
    const marked = program(presets.tutorial).flatMap(({ tokens }) => tokens.filter(({ key }) => key !== undefined))
    expect(marked.map(({ key, text }) => [key, text])).toEqual([
      ['seed', '0'],
      ['npSeed', '0'],
      ['W', '[[0.3, 0.4], [0.5, 0.6], [0.6, 0.2]]'],
      ['numSamples', '100'],
      ['x', 'rand'],
      ['bias', 'False'],
      ['batchSize', '4'],
      ['sampler', 'False'],
      ['loss', 'MSELoss'],
      ['optimizer', 'SGD'],
      ['lr', '0.01'],
      ['iterations', '5000'],
      ['logEvery', '1000'],
    ])
  })

  test('neither lines nor other tokens are empty or broken', () => {
    fc.assert(
      fc.property(run, (description) => {
        for (const { tokens } of program(description)) {
          for (const { text } of tokens) expect(text).toMatch(/^[^\n]+$/)
        }
      }),
    )
  })

  test('a token with a key is what the setting says', () => {
    const texts = (of: Parameters<typeof program>[0], key: Key) =>
      program(of).flatMap(({ tokens }) => tokens.flatMap((token) => (token.key === key ? [token.text] : [])))
    fc.assert(
      fc.property(run, (description) => {
        const drawn = description.config.data === null
        const own = drawn ? (['numSamples'] as const) : []
        for (const key of [...own, 'batchSize', 'npSeed', 'iterations', 'logEvery', 'lr'] as const) {
          const numbers = texts(description, key).map(Number)
          expect(numbers.length).toBeGreaterThan(0)
          for (const value of numbers) expect(value).toBe(description.config[key])
        }
        // To the last digit: it may be more than a double holds.
        expect(new Set(texts(description, 'seed'))).toEqual(new Set([String(description.config.seed)]))
        if (!drawn) return
        const written = texts(description, 'W')
          .join('')
          .replace(/[[\]\s]/g, '')
          .replace(/,$/, '')
          .split(',')
          .map(Number)
        expect(written.map(Math.fround)).toEqual(description.config.W.data)
        expect(texts(description, 'x')).toEqual([fieldOf('x').kind.write(description.config.x)])
      }),
    )
  })

  test('every statement of the loop is on lines of its own, whether commented out or not', () => {
    fc.assert(
      fc.property(run, (description) => {
        const lines = program(description)
        const found = lines.flatMap(({ statement }, i) =>
          statement === undefined || lines[i - 1]?.statement === statement ? [] : [statement],
        )
        expect(found).toEqual(statementsOf(description.config))
        for (const { statement, off, tokens } of lines) {
          const isOff = statement !== undefined && description.config.off.some((each) => each === statement)
          expect(off ?? false).toBe(isOff)
          if (isOff) expect(tokens[0]?.text).toMatch(/^ +# /)
        }
      }),
    )
  })
})
