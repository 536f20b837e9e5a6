import { FaultFound } from './fault.ts'

/** A word, a number or a sign of an expression. */
export interface ExpressionToken {
  readonly type: 'name' | 'number' | 'sign'
  readonly text: string
  /** Where it begins. */
  readonly at: number
}

const TOKEN =
  /\s*(?:([A-Za-z_]\w*)|((?:(?:0|[1-9](?:_?\d)*)?\.(?:\d(?:_?\d)*)?|(?:0|[1-9](?:_?\d)*))(?:[eE][+-]?\d+)?)(?![\w.])|(\*\*|\/\/|[<>=!]=|[-+*/%()[\],.<>=&|~^:]))/y

/** The tokens of a line of Python, as far as expressions of numbers and tensors go. */
export function expressionTokens(text: string): readonly ExpressionToken[] {
  const tokens: ExpressionToken[] = []
  const pattern = new RegExp(TOKEN)
  const end = text.trimEnd().length
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex
    const found = pattern.exec(text)
    if (found === null || (found[2] === '.' && found[1] === undefined)) {
      const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
      throw new FaultFound({ type: 'syntax', text: /^(?:[\w.]+|.)/u.exec(text.slice(at))?.[0] ?? '', at })
    }
    const [, name, number, sign] = found
    const token = name ?? number ?? sign ?? ''
    const type = name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign'
    tokens.push({ type, text: token, at: pattern.lastIndex - token.length })
  }
  return tokens
}
