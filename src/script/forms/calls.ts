import { isKey, snakeCase } from '../../experiment/config.ts'
import { losses } from '../../torch/nn/losses/registry.ts'
import { schedulers } from '../../torch/optim/lr_scheduler/registry.ts'
import { optimizers } from '../../torch/optim/registry.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { Form } from './blocks.ts'
import { namedArguments, variablesOf, withCalls } from './words.ts'

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
  ...registered('torch.nn', losses, [], { reduction: "'mean'" }),
  [
    'torch.nn.utils.clip_grad_norm_',
    { filled: {}, places: ['parameters', 'max_norm', 'norm_type'], defaults: { norm_type: '2' } },
  ],
  ['torch.nn.utils.clip_grad_value_', { filled: {}, places: ['parameters', 'clip_value'], defaults: {} }],
  ...registered('torch.optim', optimizers, ['params', 'lr'], {}),
  ...registered('torch.optim.lr_scheduler', schedulers, ['optimizer'], {}),
])

/** The signatures of classes as the registries have them. */
function registered(
  module: string,
  classes: Readonly<Record<string, { readonly className: string; readonly args: Readonly<Record<string, unknown>> }>>,
  places: readonly string[],
  others: Readonly<Record<string, string>>,
): readonly (readonly [string, Signature])[] {
  return Object.values(classes).map(({ className, args }) => {
    const known = Object.entries(args).flatMap(([key, argument]) => defaultOf(key, argument))
    const lr = className === 'SGD' ? [] : Object.entries(args).flatMap(([key, argument]) => lrOf(key, argument))
    const filled = Object.fromEntries(places.includes('lr') ? lr : [])
    return [
      `${module}.${className}`,
      { places, filled, defaults: { ...Object.fromEntries(known), ...others } },
    ] as const
  })
}

function lrOf(key: string, argument: unknown): readonly (readonly [string, string])[] {
  if (key !== 'lr' || typeof argument !== 'object' || argument === null) return []
  const { default: value } = { default: undefined, ...argument }
  return typeof value === 'number' ? [['lr', numeral(value)]] : []
}

function defaultOf(key: string, argument: unknown): readonly (readonly [string, string])[] {
  // The default of lr is not the same in every release: it is always written.
  if (key === 'lr' || !isKey(key) || typeof argument !== 'object' || argument === null) return []
  const { name, required, default: value } = { name: snakeCase(key), required: false, default: undefined, ...argument }
  if (required || (typeof value !== 'number' && typeof value !== 'boolean')) return []
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
      const said = [...new Map([...Object.entries(filled), ...given])].filter(
        ([key, value]) => !isDefault(defaults[key], value),
      )
      const inOrder = said.toSorted(([a], [b]) => rank(places, a) - rank(places, b) || (a < b ? -1 : 1))
      const isReal = /^torch\.(?:nn\.\w+Loss|optim\.[A-Z]\w*|nn\.utils\.\w+)$/.test(name)
      return `${name}(${inOrder.map(([key, value]) => `${key}=${isReal ? withReals(value) : value}`).join(',')})`
    })
  }
  return all
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

/** Functions of `torch.nn.functional`, by the class of the same. */
const FUNCTIONS: readonly (readonly [string, string])[] = [
  ['mse_loss', 'MSELoss'],
  ['l1_loss', 'L1Loss'],
  ['smooth_l1_loss', 'SmoothL1Loss'],
  ['huber_loss', 'HuberLoss'],
]

/** The criterion where it is used, whether it is an object or a function; its two arguments may change places. */
export const withPlainLoss: Form = (statements) => {
  const made = statements.filter(({ text }) => /^criterion=/.test(text))
  const [only] = made
  const value = only?.text.slice('criterion='.length) ?? ''
  const isPlain = made.length === 1 && only?.level === 0 && /^torch\.nn\.\w+Loss\([^()]*\)$/.test(value)
  const rest = isPlain ? statements.filter((each) => each !== only) : statements
  return rest.map((each) => {
    let text = each.text
    for (const [name, className] of FUNCTIONS) {
      text = withCalls(text, `torch.nn.functional.${name}`, ([a, b, ...others]) =>
        others.every((other) => /^\w+=/.test(other)) ? `torch.nn.${className}(${others.join(',')})(${a},${b})` : null,
      )
    }
    if (isPlain)
      text = withCalls(text, 'criterion', (args) => (args.length === 2 ? `${value}(${args.join(',')})` : null))
    return { ...each, text: inOrder(text) }
  })
}

/** A loss is the same, and so is its gradient, to the bit, whichever of the two comes first. */
function inOrder(text: string): string {
  return text.replace(/^(loss=torch\.nn\.\w+Loss\([^()]*\))\((\w+),output_pred\)$/, '$1(output_pred,$2)')
}

/** The prediction as a statement of its own, where it stands in the call of the loss. */
export const withPlainForward: Form = (statements) => {
  const model = statements
    .map(({ text }) => /^(\w+)=torch\.nn\.Linear\(/.exec(text)?.[1])
    .find((each) => each !== undefined)
  if (model === undefined || statements.some(({ text }) => variablesOf(text).includes('output_pred'))) return statements
  const inner = new RegExp(`(?<=[(,=])${model}\\((\\w+)\\)(?=[,)])`)
  const places = statements.filter(({ text, level }) => level > 0 && /^\w+=/.test(text) && inner.test(text))
  const [place] = places
  const call = inner.exec(place?.text ?? '')?.[0]
  if (place === undefined || places.length !== 1 || call === undefined) return statements
  return statements.flatMap((each) =>
    each === place
      ? [
          { ...each, text: `output_pred=${call}` },
          { ...each, text: each.text.replace(inner, 'output_pred') },
        ]
      : [each],
  )
}

/** Without `Variable(...)`, which does nothing since PyTorch 0.4, and with a class for what is a function there. */
export const withoutOldWords: Form = (statements) =>
  statements.map((each) => {
    const text = withCalls(each.text, 'torch.autograd.Variable', (args) => (args.length === 1 ? (args[0] ?? '') : null))
    const [, name, called] = /^(\w+)=torch\.nn\.functional\.(\w+)$/.exec(text) ?? []
    const className = FUNCTIONS.find(([each]) => each === called)?.[1]
    return { ...each, text: className === undefined ? text : `${name}=torch.nn.${className}()` }
  })

/** Calls that do the same by other words, or do nothing to what stands on a CPU. */
export const withPlainCalls: Form = (statements) =>
  statements
    .map((each) => ({ ...each, text: plainCalls(each.text) }))
    .filter(
      ({ text }) =>
        !/^(\w+)=\1$|^(\w+),(\w+)=\2,\3$|^\w+$|^model\.(?:train|eval)\((?:True)?\)$/.test(text) || isWord(text),
    )
    .filter(({ text }) => !/^torch\.set_default_dtype\(torch\.float(?:32)?\)$/.test(text))

function isWord(text: string): boolean {
  return /^(?:break|continue|return|pass)$/.test(text)
}

function plainCalls(text: string): string {
  return text.replaceAll(/(?<=^|[=,(])model\.forward\(/g, 'model(')
}

/** Without `.to(device)`, where the device is a CPU or the script takes one where there is no GPU. */
export function withoutDevices(statements: readonly PlainStatement[]): {
  readonly statements: readonly PlainStatement[]
  /** Whether the script would take a GPU. */
  readonly takesGpu: boolean
} {
  const DEVICE =
    /^(\w+)=(?:torch\.device\()?(["'])(cpu|cuda|cuda:0)\2(?:if torch\.cuda\.is_available\(\)else(["'])cpu\4)?\)?$/
  const found = statements.map(({ text, level }) => (level === 0 ? DEVICE.exec(text) : null))
  const names = found.flatMap((each) =>
    each !== null && (each[3] === 'cpu' || each[4] !== undefined) ? [each[1] ?? ''] : [],
  )
  const [name] = names
  const isOnce = names.length === 1 && statements.filter(({ text }) => text.startsWith(`${name}=`)).length === 1
  const device = isOnce ? `(?:${name}|'cpu'|"cpu")` : `(?:'cpu'|"cpu")`
  const takesGpu = isOnce && found.some((each) => each?.[1] === name && each?.[3] !== 'cpu')
  const plain = statements
    .filter((_, i) => !(isOnce && found[i]?.[1] === name))
    .map((each) => ({
      ...each,
      text: each.text
        .replaceAll(new RegExp(`\\.to\\((?:device=)?${device}\\)|,device=${device}(?=[,)])`, 'g'), '')
        .replaceAll(/\.cpu\(\)/g, ''),
    }))
  const left = plain.some(({ text }) => name !== undefined && variablesOf(text).includes(name))
  return left ? { statements, takesGpu: false } : { statements: plain, takesGpu }
}
