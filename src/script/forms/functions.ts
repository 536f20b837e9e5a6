import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form, movedOut } from './blocks.ts'
import { assignedBy, listedParts, namedArguments, variablesOf, withVariables } from './variables.ts'

/** How often functions in functions are looked for. */
const DEEPEST = 10

/** Functions that are called once, with their statements in the place of the call. */
export const withoutFunctions: Form = (statements) => {
  let all = statements
  for (let turn = 0; turn < DEEPEST; turn++) {
    const next = withOneLess(all)
    if (next === null) break
    all = next
  }
  return all
}

function withOneLess(statements: readonly PlainStatement[]): readonly PlainStatement[] | null {
  for (const [head, { text, level }] of statements.entries()) {
    const [, name, list] = /^def (\w+)\((.*)\):$/.exec(text) ?? []
    if (level !== 0 || name === undefined || list === undefined) continue
    const end = endOfBlock(statements, head)
    const rest = [...statements.slice(0, head), ...statements.slice(end)]
    const placed = inPlace(rest, head, { name, list, body: statements.slice(head + 1, end) })
    if (placed !== null) return placed
  }
  return null
}

interface PlainFunction {
  readonly name: string
  readonly list: string
  readonly body: readonly PlainStatement[]
}

/** `rest` with what the function does in the place of its one call; null where that is not the same. */
function inPlace(
  rest: readonly PlainStatement[],
  head: number,
  { name, list, body }: PlainFunction,
): readonly PlainStatement[] | null {
  const uses = rest.filter(({ text }) => variablesOf(text).includes(name))
  const [call] = uses
  const at = call === undefined ? -1 : rest.indexOf(call)
  const [, targets, args] = new RegExp(`^(?:([\\w,]+)=)?${name}\\((.*)\\)$`).exec(call?.text ?? '') ?? []
  if (call === undefined || uses.length !== 1 || args === undefined || at < head) return null
  if (body.some(({ text }) => /^(?:yield|global|nonlocal|def|class|lambda)\b|\byield\b/.test(text))) return null
  const returns = body.filter(({ text }) => /^return\b/.test(text))
  const last = body.at(-1)
  const value = last?.level === 1 ? /^return ?(.*)$/.exec(last.text)?.[1] : undefined
  if (returns.length > (value === undefined ? 0 : 1)) return null
  if (targets !== undefined && !value) return null
  const given = valuesOf(list, args)
  if (given === null) return null
  const inner = value === undefined ? body : body.slice(0, -1)
  const local = new Set(inner.flatMap(({ text }) => assignedBy(text)))
  const outside = outerNames(rest)
  const isTaken = (each: string) => outside.has(each)
  if ([...given.keys()].some((each) => local.has(each)) || [...local].some(isTaken)) return null
  if ([...given.values()].some((each) => variablesOf(each).some((used) => local.has(used)))) return null
  const done = movedOut(inner, 1 - call.level).map((each) => ({ ...each, text: withVariables(each.text, given) }))
  const handed = withVariables(value ?? '', given)
  const taken = targets === undefined || targets === handed ? [] : [{ ...call, text: `${targets}=${handed}` }]
  const isLoose = targets === undefined && handed !== '' && !/^[\w,]+$/.test(handed)
  return isLoose ? null : [...rest.slice(0, at), ...done, ...taken, ...rest.slice(at + 1)]
}

/** Names that mean the same everywhere: all but what functions call their own. */
function outerNames(statements: readonly PlainStatement[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [i, { text, level }] of statements.entries()) {
    const head = statements.findLastIndex((each, k) => k < i && each.level < level && each.text.startsWith('def '))
    const isInside = head >= 0 && endOfBlock(statements, head) > i
    const block = isInside ? statements.slice(head, endOfBlock(statements, head)) : []
    const own = new Set(
      block.flatMap((each) => (each.text.startsWith('def ') ? variablesOf(each.text) : assignedBy(each.text))),
    )
    const isHead = text.startsWith('def ')
    for (const name of isHead ? assignedBy(text) : variablesOf(text)) if (!own.has(name)) names.add(name)
  }
  return names
}

const SAME = /^(?:\w+|-?[\d.]+(?:e[-+]?\d+)?|[[(]\w+(?:,\w+)+[)\]]|\[\w+\])$/

/** What each parameter is in the call: a name, a number or a list of names, which is the same wherever it stands. */
function valuesOf(list: string, args: string): ReadonlyMap<string, string> | null {
  const parameters = list === '' ? [] : list.split(',').map((each) => each.split('='))
  const places = parameters.map(([name = '']) => name)
  if (/[()[\]{}'"*]/.test(list)) return null
  const named = namedArguments(listedParts(args), places)
  if (named === null || [...named.keys()].some((each) => !places.includes(each))) return null
  const values = parameters.map(([name = '', byDefault]) => [name, named.get(name) ?? byDefault ?? ''] as const)
  return values.every(([, value]) => SAME.test(value)) ? new Map(values) : null
}
