import { parser } from '@lezer/python'

type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** Why Python does not take a text, where more can be said than that it does not. */
export type SyntaxReason = 'mark' | 'open' | 'closing' | 'text' | 'print' | 'target' | 'twice' | 'other'

/** A place at which Python says `SyntaxError`: it carries nothing of the text out. */
export interface SyntaxFault {
  /** The line that Python names, counted from 1. */
  readonly line: number
  readonly reason: SyntaxReason
  /** The mark, bracket or name that it is about; empty where it is about none. */
  readonly what: string
}

interface Found extends Omit<SyntaxFault, 'line'> {
  readonly from: number
}

/**
 * The first place at which Python's grammar ends, without what it says of indentation; null where there is none. Lezer's
 * grammar takes more than Python's does: what it takes too much is looked for here.
 */
export function syntaxFaultIn(written: string): SyntaxFault | null {
  const code = inLezersWords(written)
  const nodes: SyntaxNode[] = []
  const tree = parser.parse(code)
  tree.iterate({
    enter({ node }) {
      nodes.push(node)
    },
  })
  const brackets = bracketsIn(code, nodes)
  const broken = nodes.find((node) => node.type.isError && !isWithin(node, LATER, []))
  const grammar = broken === undefined ? [] : [ofGrammar(code, broken, brackets)]
  const found = [...grammar, ...brackets.faults, ...nodes.flatMap((node) => faultOf(code, node) ?? [])]
  const end = written.trimEnd()
  if (end.endsWith('\\')) found.push({ from: end.length - 1, reason: 'other', what: '' })
  const lineOf = (from: number) => code.slice(0, from).split('\n').length
  // On a line, what can be told of first.
  const isVague = (each: Found) => (each.reason === 'other' ? 1 : 0)
  const [first] = found.toSorted(
    (a, b) => lineOf(a.from) - lineOf(b.from) || isVague(a) - isVague(b) || a.from - b.from,
  )
  return first === undefined ? null : { line: lineOf(first.from), reason: first.reason, what: first.what }
}

/** What Lezer's grammar does not know, though Python's does: `yield` by itself, and what `case` takes. */
const LATER = ['YieldStatement', 'YieldExpression', 'MatchStatement']

/** `code` with as many characters, where Python takes what Lezer does not: `6.`, a name called `print`, `\\` before an empty line. */
function inLezersWords(code: string): string {
  return code
    .replaceAll(/(?<![\w.])(\d+)\.(?![\w.])/g, '$10')
    .replaceAll(/\bprint(?=\s*(?:=(?!=)|[.,)\]]))/g, 'prynt')
    .replaceAll(/\\\n(?=[ \t]*(?:\n|$))/g, ' \n')
}

interface Brackets {
  readonly faults: readonly Found[]
  /** Those that stand open at a place, the innermost last, by where they begin. */
  readonly openAt: (at: number) => readonly number[]
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Brackets outside of texts that do not close each other. */
function bracketsIn(code: string, nodes: readonly SyntaxNode[]): Brackets {
  const texts = nodes.filter(({ name }) => /String$|^Comment$/.test(name))
  const bare = texts.reduce((all, { from, to }) => all.slice(0, from) + ' '.repeat(to - from) + all.slice(to), code)
  const open: number[] = []
  const states: (readonly [number, readonly number[]])[] = []
  const openAt = (at: number) => states.findLast(([from]) => from < at)?.[1] ?? []
  for (const { 0: mark, index: from } of bare.matchAll(/[()[\]{}]/g)) {
    const opening = PAIRS[mark]
    if (opening === undefined) open.push(from)
    else if (code[open.at(-1) ?? -1] === opening) open.pop()
    else return { faults: [{ from, reason: 'closing', what: mark }], openAt }
    states.push([from, [...open]])
  }
  const last = open.at(-1)
  return { faults: last === undefined ? [] : [{ from: last, reason: 'open', what: code[last] ?? '' }], openAt }
}

/** Where an earlier line left a bracket open, Python names that line. */
function ofGrammar(code: string, { from }: SyntaxNode, { openAt }: Brackets): Found {
  // What is missing is missed at the next token.
  const gap = /^(?:[ \t]|\\\n|#[^\n]*)*/.exec(code.slice(from))?.[0].length ?? 0
  const isInside = openAt(from).length > 0
  const rest = isInside ? (/^(?:\s|#[^\n]*)*/.exec(code.slice(from))?.[0].length ?? 0) : gap
  const at = Math.min(from + rest, code.length)
  const open = openAt(at).at(-1)
  const isEarlier = open !== undefined && code.slice(open, at).includes('\n')
  return isEarlier ? { from: open, reason: 'open', what: code[open] ?? '' } : { from, reason: 'other', what: '' }
}

/** What one node has that Python does not take. */
function faultOf(code: string, node: SyntaxNode): Found | null {
  const { from, to, name } = node
  const text = code.slice(from, to)
  const fault = (reason: SyntaxReason, what = '', at = from): Found => ({ from: at, reason, what })
  switch (name) {
    case 'VariableName':
    case 'PropertyName': {
      const mark = /[^\p{L}\p{M}\p{N}\p{Pc}]/u.exec(text)
      return mark === null ? null : fault('mark', mark[0], from + mark.index)
    }
    case 'String':
      return isClosed(text) ? null : fault('text')
    case 'FormatString':
      return isClosed(text) ? bracesIn(text, from) : fault('text')
    case 'Number':
      return /^0[\d_]*[1-9][\d_]*$/.test(text) ? fault('other') : null
    case 'PrintStatement':
      return fault('print')
    case 'ImportStatement':
      return text.endsWith(',') ? fault('other') : null
    case 'AssignStatement':
    case 'UpdateStatement':
      return ofTargets(code, node)
    case 'ArgList':
      return ofArguments(code, node)
    case 'ReturnStatement':
    case 'YieldStatement':
      return isWithin(node, ['FunctionDefinition'], ['ClassDefinition']) ? null : fault('other')
    case 'BreakStatement':
    case 'ContinueStatement':
      return isWithin(node, ['ForStatement', 'WhileStatement'], ['FunctionDefinition', 'ClassDefinition'])
        ? null
        : fault('other')
    default:
      return null
  }
}

/** Whether a literal ends with the quotes that it begins with, and one with single quotes on its line. */
function isClosed(text: string): boolean {
  const [, quotes = ''] = /^[a-z]*("""|'''|"|')/i.exec(text) ?? []
  const inner = text.slice(text.indexOf(quotes) + quotes.length)
  const isEnd = inner.endsWith(quotes) && /^(?:[^\\]|\\.)*$/s.test(inner.slice(0, -quotes.length))
  return isEnd && (quotes.length === 3 || !/(?<!\\)\n/.test(inner))
}

/** `}` by itself, `{` that nothing closes, and `{}` with nothing inside; doubled ones outside of braces stand for themselves. */
function bracesIn(text: string, from: number): Found | null {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]
    const isBrace = mark === '{' || mark === '}'
    if (isBrace && depth === 0 && text[i + 1] === mark) i++
    else if (mark === '{' && depth++ === 0 && /^\{\s*[}!:]/.test(text.slice(i)))
      return { from, reason: 'other', what: '' }
    else if (mark === '}' && --depth < 0) return { from, reason: 'closing', what: '}' }
  }
  return depth > 0 ? { from, reason: 'open', what: '{' } : null
}

const TARGETS = ['VariableName', 'MemberExpression', 'TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']

/** `f(x) = y`, `1 = x` and `a, b += 1`. */
function ofTargets(code: string, node: SyntaxNode): Found | null {
  const parts = childrenOf(node)
  const signs = parts.map((each, i) => (each.name === 'AssignOp' || each.name === 'UpdateOp' ? i : -1))
  const last = Math.max(...signs)
  if (parts.some((each) => each.type.isError)) return null
  for (const each of parts.slice(0, Math.max(last, 0))) {
    if (/^(?:AssignOp|UpdateOp|TypeDef|,|\*)$/.test(each.name)) continue
    if (!isTarget(each)) return { from: each.from, reason: 'target', what: code.slice(each.from, each.to) }
  }
  const isWide = node.name === 'UpdateStatement' && parts.slice(0, last).some((each) => each.name === ',')
  return isWide ? { from: node.from, reason: 'other', what: '' } : null
}

function isTarget(node: SyntaxNode): boolean {
  if (!TARGETS.includes(node.name)) return false
  if (!/^(?:Tuple|Array|Parenthesized)/.test(node.name)) return true
  return childrenOf(node).every((each) => /^[()[\],*]$/.test(each.name) || each.type.isError || isTarget(each))
}

/** Keywords that are no names, that stand twice, or before arguments without one. */
function ofArguments(code: string, node: SyntaxNode): Found | null {
  const parts = childrenOf(node).filter((each) => each.name !== 'Comment')
  const names = new Set<string>()
  for (const [i, each] of parts.entries()) {
    if (each.name === 'AssignOp') {
      const [name, before] = [parts[i - 1], parts[i - 2]]
      if (name?.name !== 'VariableName' || !/^[(,]$/.test(before?.name ?? ''))
        return { from: name?.from ?? each.from, reason: 'other', what: '' }
      const word = code.slice(name.from, name.to)
      if (names.has(word)) return { from: name.from, reason: 'twice', what: word }
      names.add(word)
    }
    const isPlace = /^[(,]$/.test(parts[i - 1]?.name ?? '') && !/^[),*]|^\*\*$|^ArithOp$/.test(each.name)
    if (isPlace && names.size > 0 && parts[i + 1]?.name !== 'AssignOp' && !each.type.isError)
      return { from: each.from, reason: 'other', what: '' }
  }
  return null
}

/** Whether a node stands in one of some blocks, with none of others between. */
function isWithin(node: SyntaxNode, blocks: readonly string[], walls: readonly string[]): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (blocks.includes(at.name)) return true
    if (walls.includes(at.name)) return false
  }
  return false
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let at = node.firstChild; at !== null; at = at.nextSibling) children.push(at)
  return children
}
