import { expect, test } from 'vitest'
import { tabulate } from '../../src/experiment/matrix.ts'
import { presets } from '../../src/experiment/presets.ts'
import { type Listing, listing } from '../../src/export/listing.ts'

function textOf(program: Listing): string[] {
  return program.flatMap((paragraph) => paragraph.map((line) => line.map(({ text }) => text).join('')))
}

const { config } = presets.tutorial

test('the tutorial’s program with its values', () => {
  expect(textOf(listing(config))).toEqual([
    'torch.manual_seed(0); np.random.seed(0)',
    'x = torch.rand((100, 3))',
    'y = torch.matmul(W.t(), x.t()).t()',
    'model = Simple_nn()',
    '# W = nn.Linear(3, 2, bias=False)',
    'criterion = nn.MSELoss()',
    'optimizer = optim.SGD(',
    '    model.parameters(), lr=0.01)',
    'for epoch in range(5000):',
    '    input_batch, output_batch = random_batch()',
    '    # 4 of 100, replace=False',
    '    optimizer.zero_grad()',
    '    output_pred = model(input_batch)',
    '    loss = criterion(output_pred, output_batch)',
    '    if (epoch + 1) % 1000 == 0: print(…)',
    '    loss.backward()',
    '    optimizer.step()',
    'print(model.W.weight.t())',
  ])
})

test('with bias and noise in it where they are', () => {
  const W = tabulate(2, 1, () => 1)
  const lines = textOf(listing({ ...config, W, x: 'randn', noise: 0.5, trueBias: [2], bias: true, numSamples: 7 }))
  expect(lines.slice(1, 5)).toEqual([
    'x = torch.randn((7, 2))',
    'y = torch.matmul(W.t(), x.t()).t()',
    'y = y + torch.tensor([2])',
    'y = y + 0.5 * torch.randn((7, 1))',
  ])
  expect(lines).toContain('# W = nn.Linear(2, 1, bias=True)')
  expect(lines.at(-1)).toBe('print(model.W.bias)')
})

test('each value is marked with its field', () => {
  const marked = listing(config)
    .flat(2)
    .flatMap(({ key, text }) => (key === undefined ? [] : [[key, text]]))
  expect(marked).toEqual([
    ['seed', '0'],
    ['npSeed', '0'],
    ['x', 'rand'],
    ['numSamples', '100'],
    ['bias', 'False'],
    ['lr', '0.01'],
    ['iterations', '5000'],
    ['batchSize', '4'],
    ['numSamples', '100'],
    ['logEvery', '1000'],
  ])
})
