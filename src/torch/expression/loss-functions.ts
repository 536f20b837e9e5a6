import { raises } from './fault.ts'
import { type GraphMaker, instead, type Operand, scalarOf } from './graph.ts'
import { type CompareSign, ELEMENT_FUNCTIONS, type ElementFunction } from './operations.ts'

/** A call that was understood: what it is given, and where its name stands. */
interface Call {
  readonly graph: GraphMaker
  readonly name: string
  readonly at: number
  readonly args: readonly Operand[]
  readonly keywords: ReadonlyMap<string, Operand>
}

/** What a function of torch makes of a call; as it is written where that is not a call of it. */
interface LossFunction {
  /** Least and most arguments without a keyword, a tensor whose method it is among them. */
  readonly takes: readonly [number, number]
  readonly keywords?: readonly string[]
  readonly usage: string
  make(call: Call): Operand
}

const ALIASES: Readonly<Record<string, string>> = {
  absolute: 'abs',
  negative: 'neg',
  arctan: 'atan',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  true_divide: 'div',
  max: 'maximum',
  min: 'minimum',
  clip: 'clamp',
  greater: 'gt',
  greater_equal: 'ge',
  less: 'lt',
  less_equal: 'le',
  not_equal: 'ne',
}

const PAIRS = ['add', 'sub', 'mul', 'div'] as const
const COMPARISONS: Readonly<Record<string, CompareSign>> = { gt: '>', ge: '>=', lt: '<', le: '<=', eq: '==', ne: '!=' }
const LARGEST_EXPONENT = 1000

/** The functions of torch that a loss may consist of, by their names. */
export const lossFunctions: ReadonlyMap<string, LossFunction> = new Map<string, LossFunction>([
  ...ELEMENT_FUNCTIONS.map((name) => [name, element(name)] as const),
  ...PAIRS.map((name) => [name, pair(name)] as const),
  ['maximum', larger('maximum')],
  ['minimum', larger('minimum')],
  ...Object.entries(COMPARISONS).map(([name, sign]) => [name, compare(name, sign)] as const),
  ['pow', { takes: [2, 2], usage: 'torch.pow(pred - target, 2)', make: power }],
  ['square', { takes: [1, 1], usage: 'torch.square(pred - target)', make: square }],
  [
    'clamp',
    { takes: [1, 3], keywords: ['min', 'max'], usage: 'torch.clamp(pred - target, min=-1, max=1)', make: clamp },
  ],
  ['where', { takes: [3, 3], usage: 'torch.where(pred > target, pred, target)', make: where }],
  [
    'mean',
    { takes: [1, 1], usage: '.mean()', make: ({ graph, args: [a], at }) => graph.reduced('mean', given(a), at) },
  ],
  ['sum', { takes: [1, 1], usage: '.sum()', make: ({ graph, args: [a], at }) => graph.reduced('sum', given(a), at) }],
  [
    'detach',
    { takes: [1, 1], usage: '.detach()', make: ({ graph, args: [a] }) => graph.same(given(a), 'detach', false) },
  ],
  ['float', { takes: [1, 1], usage: '.float()', make: ({ graph, args: [a] }) => graph.same(given(a), 'float', true) }],
])

/** The function of torch, or the method of a tensor, that is called `name`. */
export function lossFunction(name: string): LossFunction | undefined {
  return lossFunctions.get(Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name)
}

/** `a ** b` of which one at least is a tensor. */
export function powerOf(graph: GraphMaker, a: Operand, b: Operand, at: number): Operand {
  if (b.type === 'number' && Math.abs(b.value) <= LARGEST_EXPONENT) return graph.power(a, b.value, at)
  throw instead('**', at, a.type === 'number' ? 'torch.exp(pred - target)' : '** 2')
}

function element(name: ElementFunction): LossFunction {
  return {
    takes: [1, 1],
    usage: `torch.${name}(pred - target)`,
    make: ({ graph, args: [a], at }) => graph.element(name, given(a), at),
  }
}

function pair(name: (typeof PAIRS)[number]): LossFunction {
  return {
    takes: [2, 2],
    usage: `torch.${name}(pred, target)`,
    make({ graph, args: [a, b], at }) {
      // Of two numbers torch makes a tensor of whole numbers, which is no part of a loss.
      const isOfNumbers = given(a).type === 'number' && given(b).type === 'number'
      return graph.pair(name, isOfNumbers ? graph.float(given(a), name, at) : given(a), given(b), at)
    },
  }
}

function larger(name: 'maximum' | 'minimum'): LossFunction {
  return {
    takes: [2, 2],
    usage: `torch.${name}(pred, target)`,
    make({ graph, args: [a, b], at }) {
      return graph.pair(name, graph.float(given(a), name, at), graph.float(given(b), name, at), at)
    },
  }
}

function compare(name: string, sign: CompareSign): LossFunction {
  return {
    takes: [2, 2],
    usage: `torch.${name}(pred, target)`,
    make: ({ graph, args: [a, b], at }) => graph.comparison(sign, graph.float(given(a), name, at), given(b), at),
  }
}

function power({ graph, args: [a, b], at }: Call): Operand {
  return powerOf(graph, given(a), given(b), at)
}

function square({ graph, args: [a], at }: Call): Operand {
  return graph.power(given(a), 2, at)
}

function clamp({ graph, name, args: [a, ...rest], keywords, at }: Call): Operand {
  const limits = ['min', 'max'].map((keyword, i) => {
    const [value, named] = [rest[i], keywords.get(keyword)]
    if (value !== undefined && named !== undefined) throw instead(name, at, 'clamp(min=-1, max=1)')
    const limit = value ?? named
    if (limit !== undefined && limit.type !== 'number') throw instead(name, at, 'torch.maximum(pred, target)')
    return limit?.value
  })
  const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = limits
  if (limits.every((limit) => limit === undefined)) {
    throw raises("RuntimeError: torch.clamp: At least one of 'min' or 'max' must not be None")
  }
  return graph.clamp(given(a), scalarOf(min), scalarOf(max), at)
}

function where({ graph, args: [condition, a, b], at }: Call): Operand {
  return graph.where(given(condition), given(a), given(b), at)
}

/** An argument, of which there are as many as the function takes. */
function given(value: Operand | undefined): Operand {
  if (value === undefined) throw new RangeError('an argument is missing')
  return value
}
