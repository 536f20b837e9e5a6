/** A piece of a statement: a name, a number, a string or a mark. */
export interface Piece {
  readonly text: string
  /** A name that stands for a value: no attribute behind a dot, no keyword of a call. */
  readonly isVariable: boolean
}

const PIECES =
  /[rbfu]{0,2}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\d[\w.]*(?:(?<=e)[-+]\d+)?|\w+|[-+*/%<>=!@&|^]=|\*\*|\/\/|./gis

const KEYWORDS = new Set(
  'and as assert break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield'.split(
    ' ',
  ),
)

/** The pieces of a plain statement. */
export function piecesOf(statement: string): readonly Piece[] {
  const pieces = statement.match(PIECES) ?? []
  let depth = 0
  return pieces.map((text, i) => {
    if ('([{'.includes(text)) depth++
    if (')]}'.includes(text)) depth--
    const isName = /^[^\W\d]\w*$/.test(text) && !KEYWORDS.has(text)
    const isKeyword = depth > 0 && pieces[i + 1] === '=' && /^[(,]$/.test(pieces[i - 1] ?? '')
    return { text, isVariable: isName && pieces[i - 1] !== '.' && !isKeyword }
  })
}

/** The names of a statement that stand for values, those of functions among them. */
export function variablesOf(statement: string): readonly string[] {
  return piecesOf(statement)
    .filter(({ isVariable }) => isVariable)
    .map(({ text }) => text)
}

/**
 * What a statement calls: names with those of what they are of, `model.weight.item`, and `.item` where that is no name. In what
 * a text is filled in with, `f'{loss.item()}'`, too.
 */
export function calleesOf(statement: string): readonly string[] {
  const pieces = piecesOf(statement)
  return pieces.flatMap(({ text }, i) => {
    if (/^(?:f|rf|fr)["']/i.test(text)) return filledIn(text).flatMap(calleesOf)
    if (!/^[^\W\d]\w*$/.test(text) || KEYWORDS.has(text) || pieces[i + 1]?.text !== '(') {
      // A call of what a call or an index gives: `f(x)(y)`.
      return /^[)\]]$/.test(text) && pieces[i + 1]?.text === '(' ? ['()'] : []
    }
    let from = i
    while (pieces[from - 1]?.text === '.' && /^[^\W\d]\w*$/.test(pieces[from - 2]?.text ?? '')) from -= 2
    const isOfOther = pieces[from - 1]?.text === '.'
    const callee = pieces.slice(from, i + 1).map((each) => each.text)
    return [(isOfOther ? '.' : '') + callee.join('')]
  })
}

/** What stands in the braces of a text, without how it is to be written. */
function filledIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, inner = '']) => inner)
}

/** `statement` with `to` in the place of every variable that it gives another text for. */
export function withVariables(statement: string, to: ReadonlyMap<string, string>): string {
  return piecesOf(statement)
    .map(({ text, isVariable }) => (isVariable ? (to.get(text) ?? text) : text))
    .join('')
}

/** Names that a statement gives a value: before `=`, `+=` and the like, behind `for`, `def`, `class`, `as`. */
export function assignedBy(statement: string): readonly string[] {
  const loop = /^for (.*?) in\b/.exec(statement)?.[1]
  if (loop !== undefined) return variablesOf(loop)
  const defined = /^(?:def|class) (\w+)/.exec(statement)?.[1]
  if (defined !== undefined) return [defined]
  const bound = [...statement.matchAll(/\bas (\w+)|(\w+):=/g)].map(([, name, walrus]) => name ?? walrus ?? '')
  const targets = /^((?:[\w.,]|\[[^=]*?\]|\([\w.,]*\))+?)(?:[-+*/%@&|^]|\*\*|\/\/)?=(?!=)/.exec(statement)?.[1] ?? ''
  return [...bound, ...variablesOf(targets)]
}

/** A call in a statement: where it begins and ends, and its arguments. */
export interface Call {
  readonly from: number
  readonly to: number
  readonly args: readonly string[]
}

/** The first call of `name`, a dotted one or a method with its dot, from `start` on; null where there is none. */
function callOf(statement: string, name: string, start = 0): Call | null {
  const from = statement.indexOf(`${name}(`, start)
  if (from < 0) return null
  if (/^\w/.test(name) && /[\w.]$/.test(statement.slice(0, from))) return callOf(statement, name, from + 1)
  const args: string[] = ['']
  let depth = 0
  let at = from + name.length
  for (const { text } of piecesOf(statement.slice(at))) {
    at += text.length
    if (')]}'.includes(text) && --depth === 0) return { from, to: at, args: args.filter((each) => each !== '') }
    if (depth === 1 && text === ',') args.push('')
    else if (depth > 0) args.push((args.pop() ?? '') + text)
    if ('([{'.includes(text)) depth++
  }
  return null
}

/** `statement` with every call of `name` in another form; null leaves one as it is. */
export function withCalls(statement: string, name: string, form: (args: readonly string[]) => string | null): string {
  let text = statement
  let start = 0
  for (let call = callOf(text, name); call !== null; call = callOf(text, name, start)) {
    const instead = form(call.args)
    if (instead !== null) text = text.slice(0, call.from) + instead + text.slice(call.to)
    start = call.from + (instead === null ? name.length : instead.length)
  }
  return text
}

/**
 * Arguments by name, those without one called by their places.
 * @returns null where one cannot be told: `*args`, or more than there are places
 */
export function namedArguments(args: readonly string[], places: readonly string[]): ReadonlyMap<string, string> | null {
  const named = new Map<string, string>()
  for (const [i, arg] of args.entries()) {
    const keyword = /^([^\W\d]\w*)=(?!=)/.exec(arg)?.[1]
    const name = keyword ?? places[i]
    if (name === undefined || arg.startsWith('*') || named.has(name)) return null
    named.set(name, keyword === undefined ? arg : arg.slice(keyword.length + 1))
  }
  return named
}

/** What stands between the commas of a list that are in no brackets. */
export function listedParts(list: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const { text } of piecesOf(list)) {
    if ('([{'.includes(text)) depth++
    if (')]}'.includes(text)) depth--
    if (text === ',' && depth === 0) parts.push('')
    else parts.push((parts.pop() ?? '') + text)
  }
  return parts.filter((each) => each !== '')
}
