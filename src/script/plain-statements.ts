import type { ScriptStatement } from './statements.ts'

/** A statement with the names of modules written out and constants in their places, without blanks. */
export interface PlainStatement {
  /** The lines on which it begins and ends, counted from 1. */
  readonly line: number
  readonly end: number
  readonly level: number
  readonly text: string
}

/** A script in which everything that can be written in several ways is written in one. */
export interface PlainScript {
  readonly statements: readonly PlainStatement[]
  /** Numbers that have a name from the beginning to the end. */
  readonly constants: ReadonlyMap<string, string>
  /** Modules that are used before any import makes them. */
  readonly unimported: readonly string[]
}

/** What the tutorial's snippets leave to the reader to import. */
export const USUAL: readonly (readonly [string, string])[] = [
  ['np', 'numpy'],
  ['nn', 'torch.nn'],
  ['optim', 'torch.optim'],
]

/** Names that stand for modules in programs of the page. */
const MODULES = ['os', 'torch', 'np', 'nn', 'optim']

/** Modules that by their import alone change nothing of what PyTorch does. */
export const HARMLESS = (
  'torch numpy os sys math random time datetime typing collections itertools functools copy pathlib argparse warnings ' +
  'json csv re pdb pprint logging string io operator __future__ matplotlib pandas scipy sklearn seaborn tqdm torchvision torchtext torchmetrics tensorboard IPython'
).split(' ')

/**
 * `written` in their plain form; those that only give a name to a module or a number are no longer among them.
 * @param given the values of names that the script uses and never makes
 */
export function plainScript(
  written: readonly ScriptStatement[],
  given: ReadonlyMap<string, string> = new Map(),
): PlainScript {
  const statements = written.flatMap(apart)
  const modules = new Map(USUAL)
  const imported = new Set<string>()
  const unimported = new Set<string>()
  const constants = constantsOf(statements)
  const known = new Map(given)
  const plain: PlainStatement[] = []
  // In a function its parameters are meant, whatever else is called so.
  let scope = { level: Number.POSITIVE_INFINITY, parameters: new Set<string>() }
  for (const { line, end, level, tokens } of statements) {
    if (level <= scope.level) scope = { level: Number.POSITIVE_INFINITY, parameters: new Set() }
    if (tokens[0] === 'def') scope = { level, parameters: new Set([...scope.parameters, ...parametersOf(tokens)]) }
    if (namesModules(tokens, modules, imported)) continue
    const [name = '', is] = tokens
    const constant = constants.get(name)
    if (level === 0 && is === '=' && constant !== undefined) {
      known.set(name, constant)
      continue
    }
    const text = tokens.map((token, i) => {
      if (tokens[i - 1] === '.' || (i > 0 && tokens[i + 1] === '=') || scope.parameters.has(token)) return token
      if (MODULES.includes(token) && !imported.has(token)) unimported.add(token)
      return known.get(token) ?? modules.get(token) ?? numberOf(token) ?? token
    })
    plain.push({ line, end, level, text: withFloats(joined(text)) })
  }
  return { statements: plain, constants: new Map([...given, ...constants]), unimported: [...unimported] }
}

/**
 * Whether the statement is an import of what leaves PyTorch as it is; the names that it gives are put into `modules`. What
 * a module of one's own does as it is imported, and which names a `*` stands for, is not known.
 */
function namesModules(tokens: readonly string[], modules: Map<string, string>, imported: Set<string>): boolean {
  const text = tokens.join(' ').replaceAll(' . ', '.')
  const from = /^from ([\w.]+) import \(? ?(.*?),? ?\)?$/.exec(text)
  const names = from?.[2] ?? /^import (.*)$/.exec(text)?.[1]
  if (names === undefined) return false
  const each = names.split(' , ').map((one) => one.split(' as '))
  const roots = from === null ? each.map(([name = '']) => rootOf(name)) : [rootOf(from[1] ?? '')]
  for (const [name = '', alias] of each) {
    const whole = from === null ? name : `${from[1]}.${name}`
    const root = rootOf(whole)
    imported.add(alias ?? (from === null ? root : name))
    // `import torch.nn` makes `torch`; a module of one's own called `optim` is not PyTorch's.
    if (alias === undefined && from === null) modules.set(root, root)
    else modules.set(alias ?? name, whole)
  }
  return names !== '*' && roots.every((root) => HARMLESS.includes(root))
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? ''
}

/** `N, D = 64, 4` as two statements. */
function apart(statement: ScriptStatement): readonly ScriptStatement[] {
  const { tokens } = statement
  const is = tokens.indexOf('=')
  const [names, values] = [tokens.slice(0, is), tokens.slice(is + 1)]
  const isList = (list: readonly string[], isOne: (token: string) => boolean) =>
    list.every((token, i) => (i % 2 === 1 ? token === ',' : isOne(token)))
  const isNumbers = isList(values, (token) => numberOf(token) !== undefined)
  if (is < 3 || names.length !== values.length || !isNumbers || !isList(names, (token) => /^\w+$/.test(token)))
    return [statement]
  return names.flatMap((name, i) => (i % 2 === 1 ? [] : [{ ...statement, tokens: [name, '=', values[i] ?? ''] }]))
}

/** What a function calls that which it is given. */
function parametersOf(tokens: readonly string[]): readonly string[] {
  return tokens.filter((token, i) => /^[^\W\d]\w*$/.test(token) && /^[(,*]$/.test(tokens[i - 1] ?? ''))
}

/** Names that live in a part of a statement: of `[... for n in ...]`, `lambda n: ...`, `as n`, `n := 3`. */
function namesWithin(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token, i) => {
    if (token === 'for') return tokens.slice(i + 1, tokens.indexOf('in', i))
    if (token === 'lambda') return tokens.slice(i + 1, tokens.indexOf(':', i))
    return token === 'as' || token === 'del' || tokens[i + 2] === ':=' ? [tokens[i + 1] ?? ''] : []
  })
}

/** Names that are given a number once, at the outermost level, and nothing else anywhere. */
function constantsOf(statements: readonly ScriptStatement[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  const changed = new Set<string>()
  for (const { tokens, level } of statements) {
    const [name = '', is = '', ...value] = tokens
    for (const each of namesWithin(tokens)) changed.add(each)
    if (tokens[0] === 'global' || tokens[0] === 'nonlocal') for (const each of tokens) changed.add(each)
    if (!/^(?:[-+*/%|&^]|\/\/|\*\*)?=$/.test(is) && is !== ',') continue
    const number = value.length === 1 ? numberOf(value[0] ?? '') : undefined
    if (given.has(name) || number === undefined || level > 0) changed.add(name)
    else given.set(name, number)
    if (is === ',') for (const each of tokens) changed.add(each)
  }
  return new Map([...given].filter(([name]) => !changed.has(name)))
}

/**
 * A number of Python in the one way in which it is written here. Whole ones keep every digit, and a float stays one: a
 * size of 4.0 is an error, and a tensor of whole numbers is of another dtype.
 */
function numberOf(token: string): string | undefined {
  const plain = token.replaceAll('_', '')
  if (/^\d+$/.test(plain)) return String(BigInt(plain))
  if (!/^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) return undefined
  const text = String(Number(plain))
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** Whole numbers as floats where Python makes no difference: arguments of classes, and tensors that hold a float. */
function withFloats(text: string): string {
  const isTensor = /^(?:W|y)=.*torch\.tensor\(/.test(text) && /[\d]\.\d|\de/.test(text)
  return isTensor || /^(?:optimizer|criterion)=/.test(text)
    ? text.replace(/(?<![\w.+-])(-?\d+)(?![\w.])/g, '$1.0')
    : text
}

/** The tokens with a blank only where two words would run together, and before the `in` of a loop. */
function joined(tokens: readonly string[]): string {
  const loop = tokens[0] === 'for' ? tokens.indexOf('in') : -1
  return tokens.reduce(
    (text, token, i) => (i === loop || (/\w$/.test(text) && /^\w/.test(token)) ? `${text} ${token}` : text + token),
    '',
  )
}
