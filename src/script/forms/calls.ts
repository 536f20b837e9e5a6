import { type ChoiceKey, ownersOf } from '../../experiment/choices.ts'
import { isKey, snakeCase } from '../../experiment/config.ts'
import type { Form } from './blocks.ts'
import { namedArguments, withCalls } from './variables.ts'

/** How a class or a function is called: its arguments by their places, and what those are that may be left out. */
interface Signature {
  /** What an argument is that is left out, where every release has the same. */
  readonly filled: Readonly<Record<string, string>>
  readonly places: readonly string[]
  readonly defaults: Readonly<Record<string, string>>
}

const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
  ['torch.nn.Linear', { filled: {}, places: ['in_features', 'out_features', 'bias'], defaults: { bias: 'True' } }],
  [
    'torch.utils.data.DataLoader',
    {
      filled: {},
      places: ['dataset', 'batch_size', 'shuffle'],
      defaults: { shuffle: 'False', drop_last: 'False', num_workers: '0', batch_size: '1' },
    },
  ],
  ['numpy.random.choice', { filled: {}, places: ['a', 'size', 'replace'], defaults: { replace: 'True' } }],
  ...registered('torch.nn', 'loss', [], { reduction: "'mean'", size_average: 'True', reduce: 'True' }),
  [
    'torch.nn.utils.clip_grad_norm_',
    {
      filled: {},
      places: ['parameters', 'max_norm', 'norm_type', 'error_if_nonfinite', 'foreach'],
      defaults: { norm_type: '2', error_if_nonfinite: 'False', foreach: 'None' },
    },
  ],
  ['torch.nn.utils.clip_grad_value_', { filled: {}, places: ['parameters', 'clip_value'], defaults: {} }],
  ...registered('torch.optim', 'optimizer', ['params', 'lr'], {}),
  ...registered('torch.optim.lr_scheduler', 'scheduler', ['optimizer'], { verbose: 'False', last_epoch: '-1' }),
])

/** The signatures of classes as the registries have them. */
function registered(
  module: string,
  chooser: ChoiceKey,
  places: readonly string[],
  others: Readonly<Record<string, string>>,
): readonly (readonly [string, Signature])[] {
  return ownersOf(chooser).map(({ className, args }) => {
    // What stands behind these can only be given by name, or is another argument.
    const after = ['OneCycleLR', 'CyclicLR'].includes(className) ? ['pctStart', 'cycleMomentum'] : []
    const keys = Object.keys(args).filter((key) => key !== 'lr' && key !== 'maximize')
    const end = keys.findIndex((key) => after.includes(key))
    const inOrder = chooser === 'loss' ? [] : keys.slice(0, end < 0 ? keys.length : end)
    const known = Object.entries(args).flatMap(([key, argument]) => defaultOf(key, argument))
    const lr = className === 'SGD' ? [] : Object.entries(args).flatMap(([key, argument]) => lrOf(key, argument))
    const filled = Object.fromEntries(places.includes('lr') ? lr : [])
    return [
      `${module}.${className}`,
      {
        places: [...places, ...inOrder.map((key) => nameOf(key, args))],
        filled,
        defaults: { ...Object.fromEntries(known), ...others },
      },
    ] as const
  })
}

/** What PyTorch calls an argument. */
function nameOf(key: string, args: object): string {
  const argument: unknown = new Map(Object.entries(args)).get(key)
  const { name } = { name: isKey(key) ? snakeCase(key) : key, ...(typeof argument === 'object' ? argument : {}) }
  return name
}

function lrOf(key: string, argument: unknown): readonly (readonly [string, string])[] {
  if (key !== 'lr' || typeof argument !== 'object' || argument === null) return []
  const { default: value } = { default: undefined, ...argument }
  return typeof value === 'number' ? [['lr', numeral(value)]] : []
}

function defaultOf(key: string, argument: unknown): readonly (readonly [string, string])[] {
  // The default of lr is not the same in every release: it is always written.
  if (key === 'lr' || !isKey(key) || typeof argument !== 'object' || argument === null) return []
  const entries: Readonly<Record<string, unknown>> = { name: snakeCase(key), ...argument }
  const { name, required, default: value } = entries
  if (required === true || typeof name !== 'string') return []
  if (typeof value === 'string') return [[name, `'${value}'`]]
  if (typeof value !== 'number' && typeof value !== 'boolean') return []
  return [[name, typeof value === 'boolean' ? (value ? 'True' : 'False') : numeral(value)]]
}

/** A number as texts are compared: 1 and 1.0 are the same argument. */
function numeral(value: number): string {
  return String(value)
}

/** Calls with all arguments by name, in order, and none that says what is so without it. */
export const withNamedArguments: Form = (statements) => statements.map((each) => ({ ...each, text: named(each.text) }))

function named(text: string): string {
  let all = text
  for (const [name, { places, defaults, filled }] of SIGNATURES) {
    all = withCalls(all, name, (args) => {
      const given = namedArguments(args, places)
      if (given === null) return null
      const plain = [...given].map(([key, value]) => [key, plainValue(key, value)] as const)
      const said = [...new Map([...Object.entries(filled), ...plain])].filter(
        ([key, value]) => !isDefault(defaults[key], value),
      )
      const inOrder = said.toSorted(([a], [b]) => rank(places, a) - rank(places, b) || (a < b ? -1 : 1))
      const isReal = /^torch\.(?:nn\.\w+Loss|optim\.[A-Z]\w*|nn\.utils\.\w+)$/.test(name)
      return `${name}(${inOrder.map(([key, value]) => `${key}=${isReal ? withReals(value) : value}`).join(',')})`
    })
  }
  return all
}

/** Text in single quotes; a norm's p, which PyTorch makes a float of, `'inf'` where it is infinite in whatever words. */
function plainValue(key: string, value: string): string {
  const text = value.replace(/^"([^"'\\]*)"$/, "'$1'")
  if (key !== 'norm_type') return text
  const number = /^(?:float\()?(['"]?)([^'"()]+)\1\)?$/.exec(text)?.[2] ?? text
  if (/^\+?(?:(?:math|torch|numpy)\.)?inf(?:inity)?$/i.test(number)) return "'inf'"
  return /^\+?[\d.]+(?:e[-+]?\d+)?$/i.test(number) ? number : text
}

/** Whole numbers as floats, where Python makes no difference. */
function withReals(value: string): string {
  return value.replace(/(?<![\w.+-])(-?\d+)(?![\w.])/g, '$1.0')
}

function rank(places: readonly string[], name: string): number {
  const at = places.indexOf(name)
  return at < 0 ? places.length : at
}

function isDefault(byDefault: string | undefined, value: string): boolean {
  if (byDefault === undefined) return false
  return byDefault === value || (/^-?[\d.]/.test(value) && Number(byDefault) === Number(value))
}
