import { type ExpressionToken, expressionTokens } from './expression-tokens.ts'
import { FaultFound } from './fault.ts'

/** An expression by Python's grammar. */
export type SyntaxTree =
  | { readonly type: 'number'; readonly text: string; readonly at: number }
  | { readonly type: 'name'; readonly text: string; readonly at: number }
  | { readonly type: 'member'; readonly of: SyntaxTree; readonly text: string; readonly at: number }
  | { readonly type: 'call'; readonly callee: SyntaxTree; readonly args: readonly CallArgument[]; readonly at: number }
  | { readonly type: 'unary'; readonly sign: string; readonly operand: SyntaxTree; readonly at: number }
  | {
      readonly type: 'binary'
      readonly sign: string
      readonly left: SyntaxTree
      readonly right: SyntaxTree
      readonly at: number
    }

/** What stands between the brackets of a call; `name` is its keyword. */
export interface CallArgument {
  readonly name: string | null
  readonly value: SyntaxTree
  readonly at: number
}

/** Signs between two operands by how closely they bind; comparisons the least. */
const BINDS: ReadonlyMap<string, number> = new Map([
  ...['<', '>', '<=', '>=', '==', '!='].map((sign) => [sign, 1] as const),
  ['|', 2],
  ['^', 3],
  ['&', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['//', 6],
  ['%', 6],
])
const UNARY = 7
const LOOSEST = 1
const WORDS = ['and', 'or', 'not', 'if', 'else', 'lambda', 'for', 'in', 'is']

/** The tree of `text`; throws a `FaultFound`. */
export function syntaxTree(text: string): SyntaxTree {
  const parser = new Parser(expressionTokens(text), text.trimEnd().length)
  return parser.whole()
}

class Parser {
  readonly #tokens: readonly ExpressionToken[]
  readonly #end: number
  #next = 0

  constructor(tokens: readonly ExpressionToken[], end: number) {
    this.#tokens = tokens
    this.#end = end
  }

  whole(): SyntaxTree {
    const tree = this.#operation(LOOSEST)
    if (this.#next < this.#tokens.length) throw this.#stop()
    return tree
  }

  /** Operands and the signs between them that bind at least as closely as `least`. */
  #operation(least: number): SyntaxTree {
    let left = this.#unary()
    for (;;) {
      const token = this.#tokens[this.#next]
      const binds = token?.type === 'sign' ? BINDS.get(token.text) : undefined
      if (token === undefined || binds === undefined || binds < least) return left
      this.#next++
      left = { type: 'binary', sign: token.text, left, right: this.#operation(binds + 1), at: token.at }
    }
  }

  #unary(): SyntaxTree {
    const sign = this.#takeAny('-', '+', '~')
    if (sign === null) return this.#power()
    return { type: 'unary', sign: sign.text, operand: this.#unary(), at: sign.at }
  }

  /** `**` binds more closely than a sign before it, and less than one behind it: `-x ** -2` is `-(x ** (-2))`. */
  #power(): SyntaxTree {
    const left = this.#primary()
    const sign = this.#takeAny('**')
    return sign === null ? left : { type: 'binary', sign: '**', left, right: this.#operation(UNARY), at: sign.at }
  }

  #primary(): SyntaxTree {
    let tree = this.#atom()
    for (;;) {
      if (this.#takeAny('.') !== null) {
        const { text, at } = this.#take('name')
        tree = { type: 'member', of: tree, text, at }
      } else if (this.#takeAny('(') !== null) {
        tree = { type: 'call', callee: tree, args: this.#args(), at: tree.at }
      } else return tree
    }
  }

  #atom(): SyntaxTree {
    const token = this.#tokens[this.#next]
    if (token === undefined || (token.type === 'name' && WORDS.includes(token.text))) throw this.#stop()
    if (token.type === 'sign' && token.text !== '(') throw this.#stop()
    this.#next++
    if (token.type !== 'sign') return { type: token.type, text: token.text, at: token.at }
    const inner = this.#operation(LOOSEST)
    this.#close()
    return inner
  }

  #args(): readonly CallArgument[] {
    const args: CallArgument[] = []
    while (this.#takeAny(')') === null) {
      const first = this.#tokens[this.#next]
      const isKeyword = first?.type === 'name' && this.#tokens[this.#next + 1]?.text === '='
      if (isKeyword) this.#next += 2
      const value = this.#operation(LOOSEST)
      args.push({ name: isKeyword ? first.text : null, value, at: first?.at ?? this.#end })
      if (this.#takeAny(',') !== null) continue
      this.#close()
      break
    }
    return args
  }

  #close(): void {
    if (this.#takeAny(')') === null) throw this.#stop()
  }

  #take(type: ExpressionToken['type']): ExpressionToken {
    const token = this.#tokens[this.#next]
    if (token?.type !== type) throw this.#stop()
    this.#next++
    return token
  }

  #takeAny(...signs: readonly string[]): ExpressionToken | null {
    const token = this.#tokens[this.#next]
    if (token?.type !== 'sign' || !signs.includes(token.text)) return null
    this.#next++
    return token
  }

  #stop(): FaultFound {
    const { text, at } = this.#tokens[this.#next] ?? { text: '', at: this.#end }
    return new FaultFound({ type: 'syntax', text, at })
  }
}
