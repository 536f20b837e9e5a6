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
}

/** What the tutorial's snippets leave to the reader to import. */
const USUAL: readonly (readonly [string, string])[] = [
  ['np', 'numpy'],
  ['nn', 'torch.nn'],
  ['optim', 'torch.optim'],
]

/**
 * `statements` in their plain form; those that only give a name to a module or a number are no longer among them.
 * @param given the values of names that the script uses and never makes
 */
export function plainScript(
  statements: readonly ScriptStatement[],
  given: ReadonlyMap<string, string> = new Map(),
): PlainScript {
  const modules = new Map(USUAL)
  const rest = statements.filter((statement) => !namesModules(statement, modules))
  const constants = new Map([...given, ...constantsOf(rest)])
  const kept = rest.filter(({ tokens: [name = '', is], level }) => !(level === 0 && is === '=' && constants.has(name)))
  const plain = kept.map(({ line, end, level, tokens }) => {
    const isArgument = (i: number) => i > 0 && tokens[i + 1] === '='
    const text = tokens.map((token, i) => {
      if (tokens[i - 1] === '.' || isArgument(i)) return token
      return constants.get(token) ?? modules.get(token) ?? numberOf(token) ?? token
    })
    return { line, end, level, text: withFloats(joined(text)) }
  })
  return { statements: plain, constants }
}

/** Whether the statement is an import; the names that it gives are put into `modules`. */
function namesModules({ tokens }: ScriptStatement, modules: Map<string, string>): boolean {
  const text = tokens.join(' ').replaceAll(' . ', '.')
  const from = /^from ([\w.]+) import \(? ?(.*?),? ?\)?$/.exec(text)
  const names = from?.[2] ?? /^import (.*)$/.exec(text)?.[1]
  if (names === undefined) return false
  for (const each of names.split(' , ')) {
    const [name = '', alias] = each.split(' as ')
    const whole = from === null ? name : `${from[1]}.${name}`
    const root = whole.split('.')[0] ?? ''
    // `import torch.nn` makes `torch`; a module of one's own called `optim` is not PyTorch's.
    if (alias === undefined && from === null) modules.set(root, root)
    else modules.set(alias ?? name, whole)
  }
  return true
}

/** Names that are given a number once, at the outermost level, and nothing else anywhere. */
function constantsOf(statements: readonly ScriptStatement[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  const changed = new Set<string>()
  for (const { tokens, level } of statements) {
    const [name = '', is = '', ...value] = tokens
    if (tokens[0] === 'for' || tokens[0] === 'global') for (const each of tokens) changed.add(each)
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

/** The tokens with a blank only where two words would run together. */
function joined(tokens: readonly string[]): string {
  return tokens.reduce((text, token) => (/\w$/.test(text) && /^\w/.test(token) ? `${text} ${token}` : text + token), '')
}
