import { isLoader, takesRoots } from '../../experiment/choices.ts'
import type { Config } from '../../experiment/config.ts'
import { BLANK, indented, lineOf, type Program, py, separated } from './program-line.ts'
import { bool, chosen, int } from './python.ts'

/** MKL has a path for each maker of CPUs, and adds in another order on each (docs/pytorch-2-semantics.md, section 0). */
const PORTABLE_PRODUCTS: Program = [
  py`import os`,
  BLANK,
  py`# Before torch is imported: so MKL adds in one order on every x86-64 CPU with AVX2.`,
  py`os.environ['MKL_CBWR'] = 'COMPATIBLE'`,
  BLANK,
]

/** Most optimizers take the square root of a tensor, which begins with an estimate of the CPU (section 3 there). */
const PORTABLE_ROOTS: Program = [
  py`# The square root of a tensor is rounded correctly: on its own it depends on the maker of the CPU.`,
  py`torch.Tensor.sqrt = torch.Tensor.sqrt_ = lambda t: torch.sqrt(t.double()).float()`,
]

/** Imports, what the digits depend on, and seeds. */
export function setupLines(config: Config): Program {
  return [
    ...(config.torch === '2' ? PORTABLE_PRODUCTS : []),
    py`import numpy as np`,
    py`import torch`,
    py`import torch.nn as nn`,
    py`import torch.optim as optim`,
    ...(isLoader(config) ? [py`from torch.utils.data import DataLoader, TensorDataset`] : []),
    BLANK,
    // Sums of more than 32768 elements are divided among the threads, and the digits with them.
    py`torch.set_num_threads(1)  # the last digits of large sums depend on it`,
    ...(config.torch === '2' && takesRoots(config) ? PORTABLE_ROOTS : []),
    py`torch.manual_seed(${int(config, 'seed')})`,
    py`np.random.seed(${int(config, 'npSeed')})`,
  ]
}

/** The class, and the instances made before the loop. */
export function modelLines(config: Config): { readonly definition: Program; readonly instances: Program } {
  const optimizer = chosen(config, 'optimizer')
  const layer = py`self.W = nn.Linear(input_dim, output_dim, bias=${bool(config, 'bias')})`
  return {
    definition: [
      py`class Simple_nn(nn.Module):`,
      ...indented([
        py`def __init__(self):`,
        ...indented([py`super(Simple_nn, self).__init__()`, layer]),
        BLANK,
        py`def forward(self, X):`,
        ...indented([py`output = self.W(X)`, py`return output`]),
      ]),
    ],
    instances: [
      py`model = Simple_nn()`,
      ...lossLines(config),
      lineOf('optimizer = optim.', optimizer.name, '(model.parameters(), ', ...separated(optimizer.args, ', '), ')'),
      ...schedulerLines(config),
    ],
  }
}

/** The criterion; a loss that is an expression stands in the loop. */
function lossLines(config: Config): Program {
  if (config.loss === 'custom') return []
  const { name, args } = chosen(config, 'loss')
  return [lineOf('criterion = nn.', name, '(', ...separated(args, ', '), ')')]
}

function schedulerLines(config: Config): Program {
  if (config.scheduler === 'none') return []
  const { name, args } = chosen(config, 'scheduler')
  return [
    lineOf('scheduler = optim.lr_scheduler.', name, '(', ...separated([[{ text: 'optimizer' }], ...args], ', '), ')'),
  ]
}

/** `random_batch()` and the sizes it needs. */
export function batchLines(config: Config): Program {
  const size = py`batch_size = ${int(config, 'batchSize')}`
  const { accumulationSteps } = config
  const steps = accumulationSteps > 1 ? [py`accumulation_steps = ${int(config, 'accumulationSteps')}`] : []
  return [size, ...steps, ...(isLoader(config) ? loaderLines(config) : [BLANK, BLANK, ...choiceLines(config)])]
}

/** As the tutorial has it. */
function choiceLines({ sampler, squeezeY }: Config): Program {
  const shape = squeezeY ? 'batch_size' : '(batch_size, output_dim)'
  const replace = { text: sampler === 'choice_replace' ? 'True' : 'False', key: 'sampler' } as const
  return [
    py`def random_batch():`,
    ...indented([
      py`random_x = torch.zeros((batch_size, input_dim))`,
      py`random_y = torch.zeros(${shape})`,
      py`random_index = np.random.choice(range(len(x)), batch_size, replace=${replace})`,
      py`for i, index in enumerate(random_index):`,
      ...indented([py`random_x[i] = x[index]`, py`random_y[i] = y[index]`]),
      py`return random_x, random_y`,
    ]),
  ]
}

/** A DataLoader, gone through again and again: it draws a seed at the start of each pass. */
function loaderLines(config: Config): Program {
  const shuffle = { text: config.sampler === 'shuffle' ? 'True' : 'False', key: 'sampler' } as const
  return [
    py`loader = DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=${shuffle}, drop_last=${bool(config, 'dropLast')})`,
    BLANK,
    BLANK,
    py`def all_batches():`,
    ...indented([py`while True:`, ...indented([py`yield from loader`])]),
    BLANK,
    BLANK,
    py`batches = all_batches()`,
    BLANK,
    BLANK,
    py`def random_batch():`,
    ...indented([py`return next(batches)`]),
  ]
}
