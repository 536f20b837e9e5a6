import type { Key } from '../../experiment/config.ts'
import type { Statement } from '../../training/moment.ts'

/** A piece of a line. */
export interface Token {
  readonly text: string
  /** The setting whose value the piece is. */
  readonly key?: Key
}

export interface ProgramLine {
  readonly tokens: readonly Token[]
  /** The statement of the loop's body that the line belongs to. */
  readonly statement?: Statement
  /** Commented out. */
  readonly off?: boolean
}

/** A program in Python as lines of tokens. */
export type Program = readonly ProgramLine[]

export const BLANK: ProgramLine = { tokens: [] }

const INDENT = '    '

/** A line of Python; settings stand in it as tokens. */
export function py(parts: TemplateStringsArray, ...values: readonly (Token | string)[]): ProgramLine {
  const pieces = parts.flatMap((text, i): (Token | string)[] => {
    const value = values[i]
    return value === undefined ? [text] : [text, value]
  })
  return { tokens: joined(pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece))) }
}

/** `lines` one level deeper. */
export function indented(lines: readonly ProgramLine[]): Program {
  return lines.map((line) => (line.tokens.length === 0 ? line : withPrefix(line, INDENT)))
}

/** `lines` as lines of `statement`. */
export function ofStatement(statement: Statement, lines: readonly ProgramLine[]): Program {
  return lines.map((line) => ({ ...line, statement }))
}

/** `lines` commented out. */
export function commentedOut(lines: readonly ProgramLine[]): Program {
  return lines.map((line) => ({ ...withPrefix(line, '# '), off: true }))
}

/** Tokens with `separator` between them. */
export function separated(items: readonly (readonly Token[])[], separator: string): Token[] {
  return items.flatMap((tokens, i) => (i === 0 ? tokens : [{ text: separator }, ...tokens]))
}

/** A line of tokens made elsewhere. */
export function lineOf(...tokens: readonly (Token | string)[]): ProgramLine {
  return { tokens: joined(tokens.map((token) => (typeof token === 'string' ? { text: token } : token))) }
}

function withPrefix(line: ProgramLine, prefix: string): ProgramLine {
  return { ...line, tokens: joined([{ text: prefix }, ...line.tokens]) }
}

/** Neighbours that are nobody's value as one token, empty ones left out. */
function joined(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    if (token.text === '') continue
    if (last !== undefined && last.key === undefined && token.key === undefined) {
      result[result.length - 1] = { text: last.text + token.text }
    } else result.push(token)
  }
  return result
}
