import { assignedBy, variablesOf } from './forms/variables.ts'
import { HARMLESS, type PlainStatement } from './plain-statements.ts'
import type { ScriptStatement } from './statements.ts'

/** Statements at which Python says `IndentationError`: a block that is missing, or one that nothing opens. */
export function misplaced(statements: readonly ScriptStatement[]): readonly ScriptStatement[] {
  return statements.filter((each, i) => {
    const before = statements[i - 1]
    const level = before?.level ?? 0
    const isOpen = before?.tokens.at(-1) === ':'
    const isLast = i === statements.length - 1 && each.tokens.at(-1) === ':'
    return isLast || !Number.isFinite(each.level) || (isOpen ? each.level !== level + 1 : each.level > level)
  })
}

const BUILT_IN = (
  '__name__ __file__ print range len list dict set tuple str int float bool sum min max abs round enumerate zip map filter ' +
  'sorted reversed super isinstance type open input iter next any all pow divmod format repr getattr setattr hasattr vars ' +
  'id object Exception ValueError RuntimeError slice complex bytes callable dir display self cls exit quit help'
).split(' ')

/** Statements at which Python says `NameError`: what they use is made further down, or nowhere. */
export function unnamed(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const known = new Set([...HARMLESS, ...BUILT_IN, 'numpy'])
  const found: PlainStatement[] = []
  let inner = Number.POSITIVE_INFINITY
  for (const each of statements) {
    const { text, level } = each
    if (level <= inner) inner = Number.POSITIVE_INFINITY
    for (const name of namesWithin(text)) known.add(name)
    // What stands in a class or a function is looked up when it is called.
    if (inner === Number.POSITIVE_INFINITY && usedBy(text).some((name) => !known.has(name))) found.push(each)
    if (/^(?:class|def)\b/.test(text)) inner = level
    if (inner === Number.POSITIVE_INFINITY || level === inner) for (const name of assignedBy(text)) known.add(name)
  }
  return found
}

/** Names that live in a statement alone: of `[... for i in ...]`, and of `lambda t: ...`. */
function namesWithin(text: string): readonly string[] {
  const loops = [...text.matchAll(/.\bfor ([\w,()]+) in\b/g)].flatMap(([, names = '']) => variablesOf(names))
  const functions = [...text.matchAll(/\blambda ([\w,]+):/g)].flatMap(([, names = '']) => variablesOf(names))
  return [...loops, ...functions]
}

function usedBy(text: string): readonly string[] {
  if (/^(?:import|from|def|global|nonlocal|except|@)/.test(text)) return []
  const over = /^for .*? in\b(.*)$/.exec(text)?.[1] ?? /^class \w+(.*)$/.exec(text)?.[1]
  if (over !== undefined) return variablesOf(over)
  const bound = new Set([...text.matchAll(/\bas (\w+)/g)].map(([, name]) => name))
  return variablesOf(text.replace(/^[([]?[\w,]+[)\]]?=(?!=)/, '')).filter((name) => !bound.has(name))
}
