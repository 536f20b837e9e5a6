import type { PlainStatement } from '../plain-statements.ts'
import { isPure } from '../pure-calls.ts'
import { endOfBlock, type Form } from './blocks.ts'
import { assignedBy, namedArguments, variablesOf, withCalls, withVariables } from './variables.ts'

/** A function that works something out and hands it on: `def mse(a, b): return ((a - b) ** 2).mean()`. */
interface ShortFunction {
  readonly name: string
  readonly parameters: readonly (readonly [string, string | undefined])[]
  readonly body: readonly PlainStatement[]
  readonly value: string
}

/** How often calls in calls are looked for. */
const DEEPEST = 20

/**
 * Functions that draw nothing and change nothing, in the place of their calls in assignments: however often they are called, and
 * in whatever. What they are given becomes a statement before, so that it is worked out once, as Python does.
 */
export const withShortFunctions: Form = (statements) => {
  const functions = shortFunctions(statements, [])
  if (functions.length === 0) return statements
  const names = new Set(statements.flatMap(({ text }) => variablesOf(text)))
  const inside = insideDefinitions(statements)
  const placed = statements.flatMap((each, i) =>
    inside.has(i) ? [each] : withoutCalls(each, functions, names, DEEPEST),
  )
  return withoutUnused(placed, functions)
}

/** Those of a script, the ones among them that call others. */
function shortFunctions(
  statements: readonly PlainStatement[],
  known: readonly ShortFunction[],
): readonly ShortFunction[] {
  const own = new Set(known.map(({ name }) => name))
  const found = statements.flatMap((_, at) => shortFunction(statements, at, own) ?? [])
  return found.length === known.length ? found : shortFunctions(statements, found)
}

/** The function that the statement begins; null where it is none, or not such a one. */
function shortFunction(
  statements: readonly PlainStatement[],
  at: number,
  own: ReadonlySet<string>,
): ShortFunction | null {
  const [, name, list] = /^def (\w+)\((.*)\):$/.exec(statements[at]?.text ?? '') ?? []
  if (name === undefined || list === undefined || statements[at]?.level !== 0 || /[()[\]{}'"*]/.test(list)) return null
  const isMadeOnce = statements.filter(({ text }) => assignedBy(text).includes(name)).length === 1
  const body = statements.slice(at + 1, endOfBlock(statements, at))
  const value = /^return\b ?(.+)$/.exec(body.at(-1)?.text ?? '')?.[1]
  const before = body.slice(0, -1)
  const isPlain = before.every(({ text, level }) => level === 1 && /^\w+=(?!=)/.test(text) && isPure(text, own))
  if (!isMadeOnce || statements[at - 1]?.text.startsWith('@') || !isPlain) return null
  if (value === undefined || !isPure(value, own) || variablesOf(value).includes(name)) return null
  const parameters = list.split(',').flatMap((each) => {
    const [parameter = '', byDefault] = each.split('=')
    return parameter === '' ? [] : [[parameter, byDefault] as const]
  })
  return { name, parameters, body: before, value }
}

/** A statement, and before it what its calls of the functions do. */
function withoutCalls(
  statement: PlainStatement,
  functions: readonly ShortFunction[],
  names: Set<string>,
  turns: number,
): readonly PlainStatement[] {
  const { text } = statement
  if (turns === 0 || !/^\w+=(?!=)|^[^=]*\.backward\(\)$/.test(text)) return [statement]
  for (const one of functions) {
    const before: PlainStatement[] = []
    let isPlaced = false
    const instead = withCalls(text, one.name, (args) => {
      const placed = isPlaced ? null : inPlace(statement, one, args, names)
      if (placed === null) return null
      isPlaced = true
      before.push(...placed.before)
      return text === `${/^\w+=/.exec(text)?.[0]}${one.name}(${args.join(',')})` ? placed.value : `(${placed.value})`
    })
    if (isPlaced)
      return [...before, { ...statement, text: instead }].flatMap((each) =>
        withoutCalls(each, functions, names, turns - 1),
      )
  }
  return [statement]
}

/** What a call does before, and its value; null where it is not known what it is given. */
function inPlace(
  { line, end, level }: PlainStatement,
  { parameters, body, value }: ShortFunction,
  args: readonly string[],
  names: Set<string>,
): { readonly before: readonly PlainStatement[]; readonly value: string } | null {
  const places = parameters.map(([name]) => name)
  const given = namedArguments(args, places)
  if (given === null || [...given.keys()].some((each) => !places.includes(each))) return null
  const meaning = new Map<string, string>()
  const before: PlainStatement[] = []
  const keep = (name: string, expression: string) => {
    const fresh = freshName(name, names)
    before.push({ line, end, level, text: `${fresh}=${expression}` })
    meaning.set(name, fresh)
  }
  const passed = parameters.map(([name, byDefault]) => [name, given.get(name) ?? byDefault] as const)
  for (const [name, argument] of passed) {
    if (argument === undefined) return null
    if (/^(?:\w+|-?[\d.]+(?:e[-+]?\d+)?)$/.test(argument)) meaning.set(name, argument)
    else keep(name, argument)
  }
  for (const { text } of body) {
    const [name = '', expression = ''] = text.split(/=(.*)/s)
    keep(name, withVariables(expression, meaning))
  }
  return { before, value: withVariables(value, meaning) }
}

/** A name that nothing has yet. */
function freshName(name: string, names: Set<string>): string {
  let [fresh, i] = [name, 0]
  while (names.has(fresh)) fresh = `${name}_${++i}`
  names.add(fresh)
  return fresh
}

function insideDefinitions(statements: readonly PlainStatement[]): ReadonlySet<number> {
  return new Set(
    statements.flatMap(({ text }, at) =>
      /^(?:def|class)\b/.test(text) ? Array.from({ length: endOfBlock(statements, at) - at }, (_, i) => at + i) : [],
    ),
  )
}

/** Without the functions that nothing calls any more. */
function withoutUnused(
  statements: readonly PlainStatement[],
  functions: readonly ShortFunction[],
): readonly PlainStatement[] {
  const [gone] = functions.flatMap(({ name }) => {
    const at = statements.findIndex(({ text, level }) => level === 0 && text.startsWith(`def ${name}(`))
    const end = endOfBlock(statements, at)
    const isUsed = statements.some(
      ({ text }, i) => (i < at || i >= end) && (variablesOf(text).includes(name) || text.includes(`{${name}`)),
    )
    return at < 0 || isUsed ? [] : [{ at, end }]
  })
  if (gone === undefined) return statements
  return withoutUnused([...statements.slice(0, gone.at), ...statements.slice(gone.end)], functions)
}
