import { type LiteralToken, tokensOf } from './literal-tokens.ts'

/** What separates two items of a list: only blanks, a line's end, or a mark; and whether a line ends there. */
export interface Between {
  readonly mark: string
  readonly line: boolean
}

/** Something in a text in a programming language. */
export type Tree =
  | { readonly type: 'word'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly type: 'string'; readonly text: string; readonly start: number; readonly end: number }
  | ListTree
  | CallTree

/** `[1, 2; 3]`, with what stands between its items. */
export interface ListTree {
  readonly type: 'list'
  readonly open: string
  readonly items: readonly Item[]
  readonly between: readonly Between[]
  readonly start: number
  readonly end: number
}

/** `name(...)`, or `of.name(...)` and `of.T` where it is about what stands before. */
export interface CallTree {
  readonly type: 'call'
  readonly name: string
  readonly of: Tree | null
  readonly given: ListTree | null
  readonly start: number
  readonly end: number
}

/** A tree with what it is called: `weight = `, `'weight': `. */
export interface Item {
  readonly label: string | null
  readonly tree: Tree
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '(/': '/)' }
/** As deep as lists may stand in each other. */
const DEEPEST = 40

/** `text` as a list without brackets; null where brackets do not pair up. */
export function treeOf(text: string): ListTree | null {
  const reader = new TreeReader(tokensOf(text))
  return reader.list('', 0, 0)
}

class TreeReader {
  readonly #tokens: readonly LiteralToken[]
  #at = 0

  constructor(tokens: readonly LiteralToken[]) {
    this.#tokens = tokens
  }

  /** The items up to the bracket that closes `open`, or to the end. */
  list(open: string, start: number, depth: number): ListTree | null {
    if (depth > DEEPEST) return null
    const items: Item[] = []
    const between: Between[] = []
    let label: string | null = null
    let mark = ''
    let line = false
    for (;;) {
      const token = this.#tokens[this.#at]
      if (token === undefined || token.kind === 'close') {
        if ((token?.text ?? '') !== (CLOSING[open] ?? '')) return null
        this.#at++
        return { type: 'list', open, items, between, start, end: token?.end ?? this.#tokens.at(-1)?.end ?? start }
      }
      line ||= token.gap === 'line'
      if (token.kind === 'mark' || token.kind === 'angle') {
        this.#at++
        if (/^(?:=|:|:=|<-|=>)$/.test(token.text) && mark === '' && items.length > 0) label = this.#unlabel(items)
        else if (token.kind === 'mark') mark += token.text
        continue
      }
      if (items.length > 0 && label === null) between.push({ mark, line })
      const tree = this.#tree(depth)
      if (tree === null) return null
      items.push({ label, tree })
      label = null
      mark = ''
      line = false
    }
  }

  /** The item before a `=` is no value, but what the next one is called. */
  #unlabel(items: Item[]): string | null {
    const last = items.pop()
    const tree = last?.tree
    if (tree?.type === 'word' || tree?.type === 'string') return tree.text.replace(/^["']|["']$/g, '')
    if (tree?.type === 'call') return tree.name
    // `W[3][2] =`: what is indexed.
    const word = items.findLast((item) => item.tree.type === 'word')?.tree
    return word?.type === 'word' ? word.text : ''
  }

  #tree(depth: number): Tree | null {
    let tree = this.#primary(depth)
    for (let links = 0; links < DEEPEST; links++) {
      const token = this.#tokens[this.#at]
      if (tree === null || token === undefined || token.gap !== 'none') return tree
      const { start } = tree
      if (token.kind === 'open' && tree.type === 'word' && /^(?:[A-Za-z_\\$]|\.[A-Za-z])/.test(tree.text)) {
        const given = this.#opened(depth)
        tree = given && { type: 'call', name: tree.text, of: null, given, start, end: given.end }
      } else if (token.kind === 'word' && /^\.[A-Za-z]/.test(token.text) && tree.type !== 'word') {
        this.#at++
        const isCalled = this.#tokens[this.#at]?.text === '(' && this.#tokens[this.#at]?.gap === 'none'
        const given: ListTree | null = isCalled ? this.#opened(depth) : null
        if (isCalled && given === null) return null
        tree = { type: 'call', name: token.text, of: tree, given, start, end: given?.end ?? token.end }
      } else if (token.text === "'" && tree.type !== 'word') {
        this.#at++
        tree = { type: 'call', name: '.T', of: tree, given: null, start, end: token.end }
      } else return tree
    }
    return null
  }

  #primary(depth: number): Tree | null {
    const token = this.#tokens[this.#at]
    if (token === undefined) return null
    if (token.kind === 'open') return this.#opened(depth)
    this.#at++
    return { type: token.kind === 'string' ? 'string' : 'word', text: token.text, start: token.start, end: token.end }
  }

  #opened(depth: number): ListTree | null {
    const token = this.#tokens[this.#at++]
    return token === undefined ? null : this.list(token.text, token.start, depth + 1)
  }
}
