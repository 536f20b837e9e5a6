import { describe, expect, test } from 'vitest'
import { applies, chooserOf, classOf, isChoice } from '../../src/experiment/choices.ts'
import { type Config, fieldOf, KEYS, type Key, type Run } from '../../src/experiment/config.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { differenceOf, tutorialValue } from '../../src/experiment/difference.ts'
import { editOf } from '../../src/experiment/edit.ts'
import { optimizerSet } from '../../src/experiment/optimizer-set.ts'
import { sameValue, withValue } from '../../src/experiment/run.ts'
import { readPins, writePins } from '../../src/share/pin-entries.ts'
import { losses } from '../../src/torch/nn/losses/registry.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { conflictsOf } from './arbitrary.ts'

const tutorial = defaults[CURRENT]

/** A choice of each key that chooses a class, with an argument that only this class has. */
const CASES: readonly {
  readonly choice: Partial<Config>
  readonly argument: Partial<Config>
  readonly owner: string
}[] = [
  { choice: { loss: 'huber' }, argument: { delta: 2 }, owner: 'MSELoss' },
  { choice: { optimizer: 'adam' }, argument: { betas: [0.5, 0.5] }, owner: 'SGD' },
  { choice: { clipGrad: 'norm' }, argument: { maxNorm: 7 }, owner: 'None' },
  { choice: { scheduler: 'step_lr' }, argument: { stepSize: 7 }, owner: 'None' },
  { choice: { sampler: 'shuffle' }, argument: { dropLast: true }, owner: 'np.random.choice' },
]

function described(config: Config): Run {
  return { config, changes: [] }
}

/** The config of the run that an edit of `config` describes. */
function edited<K extends Key>(config: Config, key: K, value: Config[K]): Config | null {
  const reading = editOf(described(config), 0, key, value)
  return reading.ok && reading.value.type === 'run' ? reading.value.run.config : null
}

describe('a class is chosen by its name as PyTorch writes it', () => {
  const named = [
    ...Object.entries(optimizers).map(([name, { className }]) => ['optimizer', name, 'optim', className] as const),
    ...Object.entries(losses).map(([name, { className }]) => ['loss', name, 'nn', className] as const),
  ]
  test.each(named)('%s=%s is %s.%s', (key, name, room, className) => {
    const ways = [
      className,
      `${className}()`,
      `${room}.${className}`,
      `torch.${room}.${className}()`,
      className.toLowerCase(),
    ]
    for (const text of [name, ...ways]) expect(fieldOf(key).kind.read(text), text).toEqual({ ok: true, value: name })
  })
})

describe.each(CASES)('$choice', ({ choice, argument, owner }) => {
  const [chooser] = KEYS.filter((key) => Object.hasOwn(choice, key))
  const [key] = KEYS.filter((each) => Object.hasOwn(argument, each))
  if (chooser === undefined || key === undefined) throw new Error('no such key')
  const byDefault: Config = { ...defaultsOf(CURRENT, { ...tutorial, ...choice }), ...choice }
  const chosen: Config = { ...byDefault, ...argument }

  test('gives its argument a meaning, which it has with no other class', () => {
    expect(isChoice(chooser)).toBe(true)
    expect([applies(chosen, key), applies(tutorial, key)]).toEqual([true, false])
    expect(conflictsOf(chosen)).toEqual([])
    expect(conflictsOf({ ...tutorial, ...argument })).toEqual([{ key, problem: { code: 'notAnArgument', owner } }])
  })

  test('is chosen with the defaults of its arguments, and left with those of the other', () => {
    expect(edited(tutorial, chooser, byDefault[chooser])).toEqual(byDefault)
    expect(edited(chosen, chooser, tutorial[chooser])).toEqual(tutorial)
    expect(edited(chosen, chooser, chosen[chooser])).toEqual(chosen)
  })

  test('comes before its argument in what makes two runs differ, and nothing of it is compared', () => {
    const { values } = differenceOf(described(tutorial), described(chosen))
    expect(values.map((each) => [each.key, each.from === null])).toEqual([
      [chooser, false],
      [key, true],
    ])
  })

  test('is read of a pin with its own defaults, both ways', () => {
    for (const [from, to] of [
      [tutorial, chosen],
      [chosen, tutorial],
      [byDefault, chosen],
    ] as const) {
      const pins = writePins([described(to)], described(from))
      expect(readPins(pins, described(from))).toEqual({ runs: [described(to)], issues: [] })
    }
  })
})

test('a DataLoader stays the same class however it orders the samples', () => {
  const loader: Config = { ...tutorial, sampler: 'sequential', dropLast: true }
  expect(edited(loader, 'sampler', 'shuffle')).toEqual({ ...loader, sampler: 'shuffle' })
  expect(differenceOf(described(loader), described({ ...loader, sampler: 'shuffle' })).values).toEqual([
    { key: 'sampler', from: 'sequential', to: 'shuffle' },
  ])
})

test('no other key chooses a class', () => {
  expect(KEYS.filter(isChoice)).toEqual(['loss', 'optimizer', 'scheduler', 'clipGrad', 'sampler'])
})

test('an option is called by its class where it is the only one of it', () => {
  expect([classOf('loss', 'l1'), classOf('optimizer', 'adamw')]).toEqual(['L1Loss', 'AdamW'])
  expect([classOf('sampler', 'shuffle'), classOf('x', 'rand'), classOf('loss', 'toString')]).toEqual(
    Array(3).fill(undefined),
  )
})

describe('a run of each optimizer', () => {
  const start: Config = {
    ...withValue(tutorial, 'momentum', 0.5),
    lr: 3,
    loss: 'huber',
    delta: 2,
    sampler: 'shuffle',
    dropLast: true,
  }
  const runs = optimizerSet({
    config: start,
    changes: [
      { iteration: 3, key: 'lr', value: 1 },
      { iteration: 5, key: 'W', value: tutorial.W },
    ],
  })

  test('has the usual ones, as many as there are pins', () => {
    const usual = ['sgd', 'rmsprop', 'adam', 'adamw', 'adagrad']
    expect([...new Set(runs.map(({ config }) => config.optimizer))]).toEqual(usual)
    expect(runs.length).toBe(6)
  })

  test('has the rest of the run, and nothing of its optimizer', () => {
    for (const { config, changes } of runs) {
      const others = KEYS.filter((key) => key !== 'optimizer' && chooserOf(key) !== 'optimizer')
      expect(others.filter((key) => !sameValue(config, start, key))).toEqual([])
      expect(conflictsOf(config)).toEqual([])
      expect(changes.map(({ key }) => key)).toEqual(['W'])
    }
  })
})

test('what goes back to the tutorial goes back to PyTorch’s default where the tutorial has no such argument', () => {
  const adam: Config = {
    ...defaultsOf(CURRENT, { ...tutorial, optimizer: 'adam' }),
    optimizer: 'adam',
    lr: 0.3,
    noise: 1,
  }
  const written = (['noise', 'optimizer', 'lr', 'eps', 'batchSize'] as const).map((key) => tutorialValue(adam, key))
  expect(written).toEqual(['0', 'sgd', '0.001', '1e-8', '4'])
})
