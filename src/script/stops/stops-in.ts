import { parser } from '@lezer/python'
import { checkIterable, operandsOf } from './calls-checked.ts'
import { type BlockLeft, Ended, ExpressionWalk, Stopped } from './expression-walk.ts'
import { countIn, isFilled, itemOf, libraryKind, truthOf, withoutValue } from './kinds-combined.ts'
import { missingMember } from './members.ts'
import { childrenOf, groupsOf, leaves, namesSetIn, type SyntaxNode } from './syntax-nodes.ts'
import { type InstanceKind, numberKind, raise, type StopCause, UNKNOWN, type ValueKind } from './value-kinds.ts'

/** Where Python certainly stops, and at what. */
export type FoundStop = StopCause & { readonly line: number }

/** Where Python stops as it carries a script out. */
export interface Stops {
  /** The first place where it certainly does; null where there is none. */
  readonly first: FoundStop | null
  /** Lines at which it does if it comes there. */
  readonly perhaps: readonly number[]
}

/**
 * Where Python stops as it carries `code` out, by what kind of value each name has: nothing is carried out here. What is not
 * known stops nothing.
 * @param usual names that stand for libraries without an import, and others that the reader of the script makes
 */
export function stopsIn(code: string, usual: ReadonlyMap<string, ValueKind>): Stops {
  const walk = new Walk(code, usual)
  const lineOf = (from: number) => code.slice(0, from).split('\n').length
  let first: FoundStop | null = null
  try {
    walk.module()
  } catch (error) {
    if (error instanceof Stopped) first = { ...error.stop, line: lineOf(error.from) }
    else if (!(error instanceof Ended)) throw error
  }
  return { first, perhaps: [...new Set(walk.perhaps.map(lineOf))] }
}

class Walk extends ExpressionWalk {
  readonly #root: SyntaxNode
  /** Names of lists that change. */
  readonly #grown: ReadonlySet<string>
  /** Where it stops if it comes there. */
  readonly perhaps: number[] = []

  constructor(code: string, usual: ReadonlyMap<string, ValueKind>) {
    super(code, usual)
    this.#root = parser.parse(code).topNode
    const grown = /(\w+)(?:\.(?:append|extend|insert|pop|remove|clear)\(|\s*\[[^\]\n]*\]\s*[-+*/]?=(?!=))/g
    this.#grown = new Set([...code.matchAll(grown)].map(([, name = '']) => name))
  }

  module(): void {
    this.#block(childrenOf(this.#root))
  }

  #doubtful(node: SyntaxNode, run: () => BlockLeft): BlockLeft {
    this.doubt++
    let left: BlockLeft = 'next'
    try {
      left = run()
    } catch (error) {
      if (error instanceof Stopped) this.perhaps.push(error.from)
      else if (!(error instanceof Ended)) throw error
    } finally {
      this.doubt--
    }
    for (const name of namesSetIn(node, this.code)) this.#set(name, UNKNOWN)
    return left
  }

  #block(statements: readonly SyntaxNode[]): BlockLeft {
    for (const [i, statement] of statements.entries()) {
      const left = this.#statement(statement)
      if (left === 'maybe') {
        for (const each of statements.slice(i + 1)) this.#doubtful(each, () => this.#statement(each))
        return 'maybe'
      }
      if (left !== 'next') return left
    }
    return 'next'
  }

  protected override body(node: SyntaxNode | null): BlockLeft {
    return node === null ? 'next' : this.#block(childrenOf(node).filter(({ name }) => name !== ':'))
  }

  #statement(node: SyntaxNode): BlockLeft {
    this.step()
    const parts = childrenOf(node)
    switch (node.name) {
      case 'StatementGroup':
        return this.#block(parts.filter(({ name }) => name !== ';'))
      case 'ExpressionStatement': {
        const [only] = parts
        if (only !== undefined) this.#sequence(parts)
        return only !== undefined && isExit(this.text(only)) ? this.#end() : 'next'
      }
      case 'AssignStatement':
        this.#assign(parts)
        return 'next'
      case 'UpdateStatement':
        this.#update(parts)
        return 'next'
      case 'ImportStatement':
        this.within(node, () => this.#import(parts))
        return 'next'
      case 'PrintStatement':
        // Lezer's word for `print = 3`.
        this.#set('print', /^print\s*=\s*\d/.test(this.text(node)) ? numberKind(false) : UNKNOWN)
        return 'next'
      case 'IfStatement':
        return this.#if(parts)
      case 'ForStatement':
        return this.#for(node, parts)
      case 'WhileStatement':
        return this.#while(node, parts)
      case 'WithStatement':
        return this.#with(parts)
      case 'TryStatement':
        for (const each of parts) if (each.name === 'Body') this.#doubtful(each, () => this.body(each))
        for (const name of namesSetIn(node, this.code)) this.#set(name, UNKNOWN)
        return leaves(node) ? 'maybe' : 'next'
      case 'FunctionDefinition':
        this.#define(node, parts)
        return 'next'
      case 'ClassDefinition':
        this.#class(node, parts)
        return 'next'
      case 'DecoratedStatement':
        for (const name of namesSetIn(node, this.code)) this.#set(name, UNKNOWN)
        return 'next'
      case 'ReturnStatement':
        this.scope().returned = parts.length > 1 ? this.#sequence(parts.slice(1)) : { type: 'none' }
        return 'return'
      case 'BreakStatement':
        return 'break'
      case 'ContinueStatement':
        return 'continue'
      case 'RaiseStatement':
        if (parts[1] !== undefined) this.value(parts[1])
        return this.#end()
      case 'AssertStatement': {
        const isTrue = parts[1] === undefined ? null : truthOf(this.value(parts[1]))
        return isTrue === true ? 'next' : 'maybe'
      }
      case 'DeleteStatement':
        for (const each of parts.slice(1)) {
          if (each.name === 'VariableName') {
            this.value(each)
            this.scope().names.delete(this.text(each))
          }
        }
        return 'next'
      default:
        return 'next'
    }
  }

  /** What the script ends by itself is no mistake of the kind that is looked for. */
  #end(): BlockLeft {
    if (this.doubt > 0) return 'maybe'
    throw new Ended()
  }

  #sequence(parts: readonly SyntaxNode[]): ValueKind {
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return this.value(only)
    const items = parts.filter(({ name }) => name !== ',' && name !== '*').map((each) => this.value(each))
    return { type: 'tuple', items: parts.some(({ name }) => name === '*') ? null : items }
  }

  #assign(parts: readonly SyntaxNode[]): void {
    const typed = parts.find(({ name }) => name === 'TypeDef')
    const plain = parts.filter((each) => each !== typed)
    const signs = plain.flatMap(({ name }, i) => (name === 'AssignOp' ? [i] : []))
    const last = signs.at(-1)
    if (last === undefined) return
    const value = this.#sequence(plain.slice(last + 1))
    let from = 0
    for (const sign of signs) {
      this.#target(plain.slice(from, sign), value)
      from = sign + 1
    }
  }

  #target(parts: readonly SyntaxNode[], value: ValueKind): void {
    const [only] = parts
    if (only === undefined) return
    if (parts.length > 1) {
      this.#unpack(only, parts, value)
      return
    }
    switch (only.name) {
      case 'VariableName':
        this.#set(this.text(only), value)
        return
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'ParenthesizedExpression': {
        const inner = childrenOf(only).filter(({ name }) => !/^[()[\]]$/.test(name))
        if (only.name === 'ParenthesizedExpression') this.#target(inner, value)
        else this.#unpack(only, inner, value)
        return
      }
      case 'MemberExpression': {
        const [object, mark, name] = childrenOf(only)
        const owner = object === undefined ? UNKNOWN : this.value(object)
        if (mark?.name === '.' && name !== undefined && owner.type === 'instance')
          this.within(only, () => this.#setAttribute(owner, this.text(name), value))
        if (mark?.name === '[') {
          for (const each of childrenOf(only).slice(2)) if (!/^[\],:]$/.test(each.name)) this.value(each)
          if (['number', 'none', 'text', 'tuple', 'method'].includes(owner.type))
            this.within(only, () => raise('TypeError', 'operands'))
        }
        return
      }
      default:
    }
  }

  #setAttribute(owner: InstanceKind, name: string, value: ValueKind): void {
    if (owner.of.isModule && !owner.isMade && value.type === 'model') raise('AttributeError', 'unmadeModule')
    owner.attributes.set(name, value)
  }

  #unpack(node: SyntaxNode, parts: readonly SyntaxNode[], value: ValueKind): void {
    this.within(node, () => checkIterable(value))
    const targets = parts.filter(({ name }) => name !== ',' && name !== '*')
    const isStarred = parts.some(({ name }) => name === '*')
    const items = (value.type === 'tuple' || value.type === 'list') && !isStarred ? value.items : null
    if (items !== null && items.length !== targets.length) this.within(node, () => raise('ValueError', 'unpack'))
    for (const [i, each] of targets.entries()) this.#target([each], items?.[i] ?? UNKNOWN)
  }

  #update(parts: readonly SyntaxNode[]): void {
    const [target, sign, ...rest] = parts
    if (target === undefined || sign === undefined) return
    const old = this.value(target)
    const value = this.#sequence(rest)
    const mark = this.text(sign).slice(0, -1)
    // A list takes whatever can be gone through.
    if (old.type === 'list' && mark === '+') {
      this.within(target, () => checkIterable(value))
      return
    }
    const made = this.within(target, () => operandsOf(mark, old, value, this.isRecording))
    this.#target([target], made)
  }

  #set(name: string, value: ValueKind): void {
    const isGrown = value.type === 'list' && this.#grown.has(name)
    this.scope().names.set(name, isGrown ? withoutValue(value) : value)
  }

  #import(parts: readonly SyntaxNode[]): void {
    const [first] = parts
    const names = parts.slice(1).filter(({ name }) => !/^[()]$/.test(name))
    const at = names.findIndex(({ name }) => name === 'import')
    const path = (nodes: readonly SyntaxNode[]) => nodes.map((each) => this.text(each)).join('')
    const from = first?.name === 'from' ? path(names.slice(0, at)) : null
    if (from !== null) checkModule(from)
    for (const group of groupsOf(names.slice(at + 1))) {
      const as = group.findIndex(({ name }) => name === 'as')
      const whole = path(as < 0 ? group : group.slice(0, as))
      const alias = as < 0 ? null : path(group.slice(as + 1))
      if (whole === '*' || whole === '') continue
      if (from === null) {
        checkModule(whole)
        const [root = ''] = whole.split('.')
        this.#set(alias ?? root, libraryKind(alias === null ? root : whole))
      } else {
        const missing = missingMember({ type: 'library', name: from }, whole)
        if (missing !== null) raise('ImportError', 'noModule')
        this.#set(alias ?? whole, libraryKind(`${from}.${whole}`))
      }
    }
  }

  #if(parts: readonly SyntaxNode[]): BlockLeft {
    let isReached: boolean | null = true
    let left: BlockLeft = 'next'
    for (let i = 0; i < parts.length; i++) {
      const word = parts[i]
      const isElse = word?.name === 'else'
      if (!isElse && word?.name !== 'if' && word?.name !== 'elif') continue
      const condition = isElse ? undefined : parts[i + 1]
      const body = parts.slice(i).find(({ name }) => name === 'Body') ?? null
      let isTrue: boolean | null = true
      if (condition !== undefined) {
        if (isReached === null) this.quiet(() => this.value(condition))
        else isTrue = truthOf(this.value(condition))
        if (isReached === null) isTrue = null
      }
      if (body === null) continue
      if (isReached === true && isTrue === true) return left === 'next' ? this.body(body) : left
      if (isTrue !== false) {
        this.#doubtful(body, () => this.body(body))
        isReached = null
        if (leaves(body)) left = 'maybe'
      }
    }
    return left
  }

  #for(node: SyntaxNode, parts: readonly SyntaxNode[]): BlockLeft {
    const at = parts.findIndex(({ name }) => name === 'in')
    const targets = parts.slice(1, at)
    const end = parts.findIndex(({ name }) => name === 'Body')
    const over = this.#sequence(parts.slice(at + 1, end))
    const place = parts[at + 1]
    if (place !== undefined) this.within(place, () => checkIterable(over))
    const body = parts[end] ?? null
    if (body === null) return 'next'
    const count = countIn(over)
    // Whether there is a second turn is not known where there is a loader; where it is gone through again, it is looked at again.
    const turns = count === null ? (isFilled(over) ? [0] : [0, 1]) : turnsOf(count, this.text(body))
    const isCertain = count !== null || isFilled(over)
    let isDoubtful = !isCertain
    let before: ReadonlyMap<string, ValueKind> = new Map()
    for (const [i, turn] of turns.entries()) {
      // Of loaders and the like no second turn is certain.
      if (i > 0 && count === null) isDoubtful = true
      if (i > 0) before = this.#widened(body, before)
      const run = (): BlockLeft => {
        this.#target(targets, itemOf(over, turn))
        return this.body(body)
      }
      const left = isDoubtful ? this.#doubtful(node, run) : run()
      if (left === 'break' || left === 'return') {
        if (left === 'return') return isDoubtful ? 'maybe' : 'return'
        break
      }
      if (left === 'maybe') isDoubtful = true
    }
    this.#widened(body, before)
    if (isDoubtful) for (const name of namesSetIn(node, this.code)) if (count !== 0) this.#blur(name, isCertain)
    return 'next'
  }

  /** What a loop sets is of the same kind in every turn, or it is not known. */
  #widened(body: SyntaxNode, before: ReadonlyMap<string, ValueKind>): ReadonlyMap<string, ValueKind> {
    const now = new Map<string, ValueKind>()
    for (const name of namesSetIn(body, this.code)) {
      const kind = this.scope().names.get(name)
      if (kind === undefined) continue
      const was = before.get(name)
      const wide = was !== undefined && was.type !== kind.type ? UNKNOWN : withoutValue(kind)
      this.#set(name, wide)
      now.set(name, wide)
    }
    return now
  }

  #blur(name: string, isCertain: boolean): void {
    const kind = this.scope().names.get(name)
    if (kind === undefined || !isCertain) this.#set(name, UNKNOWN)
    else this.#set(name, withoutValue(kind))
  }

  #while(node: SyntaxNode, parts: readonly SyntaxNode[]): BlockLeft {
    const [, condition] = parts
    const body = parts.find(({ name }) => name === 'Body') ?? null
    if (condition === undefined || body === null) return 'next'
    const isTrue = truthOf(this.value(condition))
    if (isTrue === false) return 'next'
    if (isTrue === true) {
      const left = this.body(body)
      if (left === 'break') return 'next'
      if (left === 'return') return left
    }
    this.#widened(body, new Map())
    this.#doubtful(node, () => this.body(body))
    return leaves(body) ? 'maybe' : 'next'
  }

  #with(parts: readonly SyntaxNode[]): BlockLeft {
    const body = parts.find(({ name }) => name === 'Body') ?? null
    let unrecorded = 0
    for (const group of groupsOf(parts.slice(1, body === null ? undefined : parts.indexOf(body)))) {
      const [expression, as, name] = group
      if (expression === undefined) continue
      const value = this.value(expression)
      const isBare = value.type === 'library' && /^torch\.(?:no_grad|inference_mode)$/.test(value.name)
      if (isBare) this.within(expression, () => raise('', 'brackets'))
      if (['number', 'text', 'none', 'tensor', 'list'].includes(value.type))
        this.within(expression, () => raise('', 'arguments'))
      if (/\b(?:no_grad|inference_mode)\s*\(/.test(this.text(expression))) unrecorded++
      if (as?.name === 'as' && name !== undefined) this.#target([name], UNKNOWN)
    }
    this.unrecorded += unrecorded
    try {
      return this.body(body)
    } finally {
      this.unrecorded -= unrecorded
    }
  }

  #define(node: SyntaxNode, parts: readonly SyntaxNode[]): void {
    const name = parts.find((each) => each.name === 'VariableName')
    if (name === undefined) return
    this.functions.set(node.from, node)
    // A function in a function may use what is set in that.
    const isPlain = this.scopes.length === 1 && parts[0]?.name === 'def' && !/\byield\b/.test(this.text(node))
    this.#set(this.text(name), isPlain ? { type: 'function', from: node.from, self: null } : UNKNOWN)
  }

  #class(node: SyntaxNode, parts: readonly SyntaxNode[]): void {
    const name = parts.find((each) => each.name === 'VariableName')
    const bases = parts.find((each) => each.name === 'ArgList')
    const body = parts.find((each) => each.name === 'Body')
    if (name === undefined || body === undefined) return
    const kinds = bases === undefined ? [] : this.arguments(bases).places
    const [base] = kinds
    const statements = childrenOf(body).filter((each) => each.name !== ':')
    const methods = new Map<string, number>()
    for (const each of statements) {
      const method =
        each.name === 'FunctionDefinition' ? childrenOf(each).find((one) => one.name === 'VariableName') : null
      if (!method) continue
      methods.set(this.text(method), each.from)
      this.functions.set(each.from, each)
    }
    const isModule =
      kinds.length === 1 &&
      base?.type === 'library' &&
      base.name === 'torch.nn.Module' &&
      !/\byield\b|@/.test(this.text(node)) &&
      !methods.has('__call__') &&
      !methods.has('__getattr__') &&
      statements.every((each) => each.name === 'FunctionDefinition' || each.name === 'ExpressionStatement')
    this.#set(this.text(name), isModule ? { type: 'class', name: this.text(name), isModule, methods } : UNKNOWN)
  }
}

/** A package that is misspelled, or a part of PyTorch that it has not. */
function checkModule(path: string): void {
  const [root = '', part = ''] = path.split('.')
  if (/^(?:pytorch|PyTorch|Torch|troch|toch|tourch|torh|numpyy|nump|Numpy|NumPy|np)$/.test(root))
    raise('ModuleNotFoundError', 'noModule')
  if (root !== 'torch' || part === '') return
  const isMissing =
    missingMember(libraryKind('torch'), part) !== null || /^(?:Nn|NN|Optim|optimizer|util|data|functional)$/.test(part)
  const isOther = /^torch\.utils\.(?!data\b)[dD]at\w*$/.test(path)
  if ((isMissing && part !== 'functional') || isOther) raise('ModuleNotFoundError', 'noModule')
}

function isExit(text: string): boolean {
  return /^(?:sys\.)?exit\(|^quit\(|^os\._exit\(/.test(text)
}

/** The turns that are looked at: the first two, the last, and those that a `%` picks out. */
function turnsOf(count: number, body: string): readonly number[] {
  const every = [...body.matchAll(/%\s*(\d+)/g)].flatMap(([, number]) => [Number(number) - 1, Number(number)])
  const named = [...body.matchAll(/==\s*(\d+)/g)].map(([, number]) => Number(number))
  const turns = [0, 1, ...every, ...named, count - 1].filter((turn) => turn >= 0 && turn < count)
  return [...new Set(turns)].toSorted((a, b) => a - b).slice(0, 12)
}
