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
  /** The script with nothing in the lines of prose: what Python would have to take. */
  readonly code: string
}

/** A name as Python takes it (PEP 3131), in letters that are words everywhere: `损失` is `u635f_5931`. */
function withPlainName(token: string): string {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(token) || /^\w+$/.test(token)) return token
  const name = token.normalize('NFKC')
  return /^\w+$/.test(name) ? name : `u${Array.from(name, (each) => each.codePointAt(0)?.toString(16)).join('_')}`
}

/** The level of a statement that stands in no block of the script. */
const ASTRAY = Number.POSITIVE_INFINITY

/** What Python and IPython write before what is typed. */
const PROMPT = /^\s*(?:>>> |>>>$|\.\.\. |\.\.\.$|In \[\d*\]: )/

const HAN = /[\u3400-\u9fff]/
const OPENING = ['(', '[', '{']
const CLOSING = [')', ']', '}']

/** Takes `text` apart by the grammar of Python; whatever it is, something comes of it. */
export function scriptParts(text: string): ScriptParts {
  const written = text.replace(/\r\n?/g, '\n').split('\n')
  const isSession = written.some((line) => PROMPT.test(line))
  const lines = isSession ? written.map((line) => line.replace(PROMPT, '')) : written
  const isOutput = (i: number) => isSession && !PROMPT.test(written[i] ?? '') && written[i]?.trim() !== ''
  const names = madeNames(lines)
  const prose = lines.flatMap((line, i) => (isOutput(i) || isProse(line, names) || isMagic(line) ? [i + 1] : []))
  const code = lines.map((line, i) => (prose.includes(i + 1) ? '' : withoutTimer(line))).join('\n')
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
    code,
  }
}

/** Names in other letters than Latin ones that are made somewhere: `损失 = ...`, `for 轮 in ...`. */
function madeNames(lines: readonly string[]): ReadonlySet<string> {
  const made = lines.flatMap((line) => {
    const targets = /^\s*([\p{L}\p{N}_]+(?:\s*,\s*[\p{L}\p{N}_]+)*)\s*=(?!=)/u.exec(line)?.[1]
    const head = /^\s*(?:for|def|class)\s+([\p{L}\p{N}_]+)[^，。：]*[:：]\s*(?:#.*)?$/u.exec(line)?.[1]
    return [...(targets?.split(',') ?? []), head ?? ''].map((each) => each.trim())
  })
  return new Set(made.filter((each) => HAN.test(each)))
}

/** `损失.backward()`, and the head of a loop that nothing else needs to make code. */
const CALL = /^\s*[\p{L}\p{N}_]+(?:\.\w+)+\([^，。]*\)\s*$/u
const HEAD = /^\s*(?:for\s+\S+\s+in\s+\S|(?:while|if|elif)\s+[^，。]*[()<>])[^，。]*[:：]\s*$/u

/** A sentence of the text around the code: no assignment, no string that may hold such words, and words that are no names. */
function isProse(line: string, names: ReadonlySet<string>): boolean {
  const [before = ''] = line.split('#')
  if (!HAN.test(before) || /["'=]/.test(before)) return false
  if (CALL.test(before) || HEAD.test(before)) return false
  const words = (before.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => HAN.test(word))
  return words.length === 0 || !words.every((word) => names.has(word))
}

/** What a notebook is told beside Python, and changes nothing of what that does: `%matplotlib inline`, `!pip install torch`. */
function isMagic(line: string): boolean {
  return /^\s*(?:!(?!=)|```|%%?(?:matplotlib|pip|conda|time|capture|load_ext|reload_ext|autoreload|config|pylab)\b(?!.*\w\())/.test(
    line,
  )
}

/** `%time model(x)` does that, and says how long it took. */
function withoutTimer(line: string): string {
  return line.replace(/^(\s*)%time (?=\w)/, '$1')
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
    const text = withPlainName(code.slice(from, to))
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
    if (isNext && (last?.text !== ';' || token.line !== last.line)) level = levelAt(token.before, blocks)
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
