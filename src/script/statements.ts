import { parser } from '@lezer/python'

/** A token of a script: its text, the line it stands on, counted from 1, and what is before it on that line. */
interface Token {
  readonly text: string
  readonly line: number
  readonly before: string
}

/** A statement of a script, simple or the head of a compound one, as it would stand on one line. */
export interface ScriptStatement {
  /** The line on which it begins, counted from 1. */
  readonly line: number
  /** The line on which it ends. */
  readonly end: number
  /** How many blocks it stands in; `ASTRAY` where no block begins as far in, which Python refuses. */
  readonly level: number
  readonly tokens: readonly string[]
}

/** A script taken apart: nothing that stands in it is missing, save blanks. */
export interface ScriptParts {
  readonly statements: readonly ScriptStatement[]
  /** What stands behind `#`, by its line. */
  readonly comments: readonly { readonly line: number; readonly text: string }[]
  /** Lines of prose between the code, and numbers of lines that were copied with it. */
  readonly prose: readonly number[]
  /** Blocks are there, and not one line is indented: the text lost its indentation on the way. */
  readonly flat: boolean
}

/** The level of a statement that stands in no block of the script. */
const ASTRAY = Number.POSITIVE_INFINITY

const HAN = /[\u3400-\u9fff]/
const OPENING = ['(', '[', '{']
const CLOSING = [')', ']', '}']

/** Takes `text` apart by the grammar of Python; whatever it is, something comes of it. */
export function scriptParts(text: string): ScriptParts {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const prose = lines.flatMap((line, i) => (isProse(line) ? [i + 1] : []))
  const code = lines.map((line, i) => (prose.includes(i + 1) ? '' : line)).join('\n')
  const { tokens, comments } = tokensOf(code)
  const all = statementsOf(tokens)
  const statements = all.filter((each) => !isNumber(each))
  const numbers = all.filter(isNumber).map(({ line }) => line)
  const heads = statements.some(({ tokens: [first] }) => first === 'for' || first === 'def' || first === 'class')
  return {
    statements,
    comments,
    prose: [...prose, ...numbers].toSorted((a, b) => a - b),
    flat: heads && statements.every(({ level }) => level === 0),
  }
}

/** A sentence of the text around the code: no assignment, and no string that may hold such words. */
function isProse(line: string): boolean {
  const [before = ''] = line.split('#')
  return HAN.test(before) && !/["'=]/.test(before)
}

/** The number of a line that was copied with the code; by itself a number does nothing in Python either. */
function isNumber({ tokens }: ScriptStatement): boolean {
  return tokens.length === 1 && /^\d+$/.test(tokens[0] ?? '')
}

function tokensOf(code: string) {
  const tokens: Token[] = []
  const comments: { line: number; text: string }[] = []
  let line = 1
  let start = 0
  let at = 0
  const upTo = (position: number) => {
    for (; at < position; at++) {
      if (code[at] !== '\n') continue
      line++
      start = at + 1
    }
  }
  const take = (from: number, to: number) => {
    upTo(from)
    const text = code.slice(from, to)
    if (text.trim() !== '') tokens.push({ text, line, before: code.slice(start, from) })
  }
  let end = 0
  parser.parse(code).iterate({
    enter(node) {
      const isWhole = /String$/.test(node.name) || node.node.firstChild === null
      if (!isWhole || node.from === node.to) return true
      const between = code.slice(end, node.from)
      // What the grammar passes over is part of the script as well.
      const passed = between.trim()
      if (passed !== '') take(end + between.indexOf(passed), end + between.indexOf(passed) + passed.length)
      if (node.name === 'Comment') {
        upTo(node.from)
        comments.push({ line, text: code.slice(node.from + 1, node.to).trim() })
      } else take(node.from, node.to)
      end = node.to
      return false
    },
  })
  return { tokens, comments }
}

function statementsOf(tokens: readonly Token[]): readonly ScriptStatement[] {
  const statements: { line: number; end: number; level: number; tokens: string[] }[] = []
  const blocks = ['']
  let level = 0
  let open = 0
  let last: Token | undefined
  for (const token of tokens) {
    const isNext = last === undefined || last.text === ';' || (open === 0 && token.line !== last.line)
    if (isNext && last?.text !== ';') level = levelAt(token.before, blocks)
    if (isNext) statements.push({ line: token.line, end: token.line, level, tokens: [] })
    const statement = statements.at(-1)
    if (statement !== undefined && token.text !== ';') {
      statement.tokens.push(token.text)
      statement.end = token.line + token.text.split('\n').length - 1
    }
    if (OPENING.includes(token.text)) open++
    if (CLOSING.includes(token.text)) open = Math.max(0, open - 1)
    last = token
  }
  return statements.filter((each) => each.tokens.length > 0)
}

/** How deep a line stands that begins with `indent`, and `blocks`, the indents of those open around it, as Python has it. */
function levelAt(indent: string, blocks: string[]): number {
  const top = blocks.at(-1) ?? ''
  if (indent !== top && indent.startsWith(top)) blocks.push(indent)
  while (blocks.length > 1 && (blocks.at(-1) ?? '').length > indent.length) blocks.pop()
  return blocks.at(-1) === indent ? blocks.length - 1 : ASTRAY
}
