import { parser } from '@lezer/python'
import {
  checkCallable,
  checkIterable,
  type GivenArguments,
  libraryCall,
  lossKind,
  methodCall,
  operandsOf,
  predicted,
} from './calls-checked.ts'
import { missingMember } from './members.ts'
import { isWhole } from './shapes.ts'
import { checkPercent, checkSpec } from './texts-filled.ts'
import {
  type ClassKind,
  type InstanceKind,
  numberKind,
  pythonClassOf,
  Raised,
  raise,
  type StopCause,
  tensorKind,
  UNKNOWN,
  type ValueKind,
} from './value-kinds.ts'

type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

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

/** A stop with the place of what raised it. */
class Stopped extends Error {
  readonly stop: StopCause
  readonly from: number

  constructor(stop: StopCause, from: number) {
    super(stop.code)
    this.stop = stop
    this.from = from
  }
}

/** The script ends itself, or goes on for longer than is looked at. */
class Ended extends Error {}

/** How a statement is left; `maybe` where it is not known whether what follows is reached. */
type Left = 'next' | 'break' | 'continue' | 'return' | 'maybe'

interface Scope {
  readonly names: Map<string, ValueKind>
  /** Names that are local wherever they are set; null outside of functions. */
  readonly locals: ReadonlySet<string> | null
  returned: ValueKind
}

const MOST_STEPS = 200_000
const DEEPEST = 12
const BUILT_IN = new Set(
  (
    'print range len list dict set tuple str int float bool sum min max abs round enumerate zip map filter sorted reversed super ' +
    'isinstance issubclass type open input iter next any all pow divmod format repr getattr setattr hasattr vars id object ' +
    'Exception ValueError RuntimeError TypeError KeyError IndexError NameError ImportError AttributeError StopIteration ' +
    'NotImplementedError KeyboardInterrupt ZeroDivisionError AssertionError FileNotFoundError OSError ArithmeticError ' +
    'ModuleNotFoundError Warning UserWarning DeprecationWarning FutureWarning BaseException slice complex bytes bytearray ' +
    'callable dir help exit quit globals locals eval exec compile hash hex oct bin chr ord staticmethod classmethod property ' +
    'frozenset delattr memoryview ascii breakpoint copyright credits license __import__ __file__ __doc__ __builtins__ __debug__ ' +
    'NotImplemented Ellipsis display get_ipython In Out'
  ).split(' '),
)

class Walk {
  readonly #code: string
  readonly #root: SyntaxNode
  readonly #usual: ReadonlyMap<string, ValueKind>
  readonly #scopes: Scope[] = [{ names: new Map(), locals: null, returned: UNKNOWN }]
  readonly #functions = new Map<number, SyntaxNode>()
  readonly #freed = new Set<ValueKind>()
  /** Attributes that the script itself gives: any value may have them. */
  readonly #given: ReadonlySet<string>
  /** Names of lists that change. */
  readonly #grown: ReadonlySet<string>
  readonly #isOpen: boolean
  readonly #isFrozen: boolean
  /** Where it stops if it comes there. */
  readonly perhaps: number[] = []
  #doubt = 0
  #unrecorded = 0
  #steps = 0

  constructor(code: string, usual: ReadonlyMap<string, ValueKind>) {
    this.#code = code
    this.#usual = usual
    this.#root = parser.parse(code).topNode
    this.#given = new Set([...code.matchAll(/\.(\w+)\s*=(?!=)/g)].map(([, name = '']) => name))
    const grown = /(\w+)(?:\.(?:append|extend|insert|pop|remove|clear)\(|\s*\[[^\]\n]*\]\s*[-+*/]?=(?!=))/g
    this.#grown = new Set([...code.matchAll(grown)].map(([, name = '']) => name))
    // Names may come from anywhere.
    this.#isOpen = /import\s*\*|(?<![\w.])(?:exec|globals|locals|eval|setattr|vars)\s*\(/.test(code)
    this.#isFrozen = /requires_grad|set_grad_enabled|inference_mode|enable_grad|torch\.func/.test(code)
  }

  module(): void {
    this.#block(childrenOf(this.#root))
  }

  get #isRecording(): boolean {
    return this.#unrecorded === 0
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to)
  }

  #scope(): Scope {
    const scope = this.#scopes.at(-1)
    if (scope === undefined) throw new Ended()
    return scope
  }

  /** What certainly raises stops the walk; in doubt it only leaves what it is part of. */
  #within<T>(node: SyntaxNode, run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (error instanceof Raised) throw new Stopped(error.stop, node.from)
      throw error
    }
  }

  #doubtful(node: SyntaxNode, run: () => Left): Left {
    this.#doubt++
    let left: Left = 'next'
    try {
      left = run()
    } catch (error) {
      if (error instanceof Stopped) this.perhaps.push(error.from)
      else if (!(error instanceof Ended)) throw error
    } finally {
      this.#doubt--
    }
    for (const name of namesSetIn(node, this.#code)) this.#set(name, UNKNOWN)
    return left
  }

  #block(statements: readonly SyntaxNode[]): Left {
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

  #body(node: SyntaxNode | null): Left {
    return node === null ? 'next' : this.#block(childrenOf(node).filter(({ name }) => name !== ':'))
  }

  #statement(node: SyntaxNode): Left {
    if (this.#steps++ > MOST_STEPS) throw new Ended()
    const parts = childrenOf(node)
    switch (node.name) {
      case 'StatementGroup':
        return this.#block(parts.filter(({ name }) => name !== ';'))
      case 'ExpressionStatement': {
        const [only] = parts
        if (only !== undefined) this.#sequence(parts)
        return only !== undefined && isExit(this.#text(only)) ? this.#end() : 'next'
      }
      case 'AssignStatement':
        this.#assign(parts)
        return 'next'
      case 'UpdateStatement':
        this.#update(parts)
        return 'next'
      case 'ImportStatement':
        this.#within(node, () => this.#import(parts))
        return 'next'
      case 'PrintStatement':
        // Lezer's word for `print = 3`.
        this.#set('print', /^print\s*=\s*\d/.test(this.#text(node)) ? numberKind(false) : UNKNOWN)
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
        for (const each of parts) if (each.name === 'Body') this.#doubtful(each, () => this.#body(each))
        for (const name of namesSetIn(node, this.#code)) this.#set(name, UNKNOWN)
        return leaves(node) ? 'maybe' : 'next'
      case 'FunctionDefinition':
        this.#define(node, parts)
        return 'next'
      case 'ClassDefinition':
        this.#class(node, parts)
        return 'next'
      case 'DecoratedStatement':
        for (const name of namesSetIn(node, this.#code)) this.#set(name, UNKNOWN)
        return 'next'
      case 'ReturnStatement':
        this.#scope().returned = parts.length > 1 ? this.#sequence(parts.slice(1)) : { type: 'none' }
        return 'return'
      case 'BreakStatement':
        return 'break'
      case 'ContinueStatement':
        return 'continue'
      case 'RaiseStatement':
        if (parts[1] !== undefined) this.#value(parts[1])
        return this.#end()
      case 'AssertStatement': {
        const isTrue = parts[1] === undefined ? null : truthOf(this.#value(parts[1]))
        return isTrue === true ? 'next' : 'maybe'
      }
      case 'DeleteStatement':
        for (const each of parts.slice(1)) {
          if (each.name === 'VariableName') {
            this.#value(each)
            this.#scope().names.delete(this.#text(each))
          }
        }
        return 'next'
      default:
        return 'next'
    }
  }

  /** What the script ends by itself is no mistake of the kind that is looked for. */
  #end(): Left {
    if (this.#doubt > 0) return 'maybe'
    throw new Ended()
  }

  #sequence(parts: readonly SyntaxNode[]): ValueKind {
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return this.#value(only)
    const items = parts.filter(({ name }) => name !== ',' && name !== '*').map((each) => this.#value(each))
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
        this.#set(this.#text(only), value)
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
        const owner = object === undefined ? UNKNOWN : this.#value(object)
        if (mark?.name === '.' && name !== undefined && owner.type === 'instance')
          this.#within(only, () => this.#setAttribute(owner, this.#text(name), value))
        if (mark?.name === '[') {
          for (const each of childrenOf(only).slice(2)) if (!/^[\],:]$/.test(each.name)) this.#value(each)
          if (['number', 'none', 'text', 'tuple', 'method'].includes(owner.type))
            this.#within(only, () => raise('TypeError', 'operands'))
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
    this.#within(node, () => checkIterable(value))
    const targets = parts.filter(({ name }) => name !== ',' && name !== '*')
    const isStarred = parts.some(({ name }) => name === '*')
    const items = (value.type === 'tuple' || value.type === 'list') && !isStarred ? value.items : null
    if (items !== null && items.length !== targets.length) this.#within(node, () => raise('ValueError', 'unpack'))
    for (const [i, each] of targets.entries()) this.#target([each], items?.[i] ?? UNKNOWN)
  }

  #update(parts: readonly SyntaxNode[]): void {
    const [target, sign, ...rest] = parts
    if (target === undefined || sign === undefined) return
    const old = this.#value(target)
    const value = this.#sequence(rest)
    const mark = this.#text(sign).slice(0, -1)
    // A list takes whatever can be gone through.
    if (old.type === 'list' && mark === '+') {
      this.#within(target, () => checkIterable(value))
      return
    }
    const made = this.#within(target, () => operandsOf(mark, old, value, this.#isRecording))
    this.#target([target], made)
  }

  #set(name: string, value: ValueKind): void {
    const isGrown = value.type === 'list' && this.#grown.has(name)
    this.#scope().names.set(name, isGrown ? withoutValue(value) : value)
  }

  #import(parts: readonly SyntaxNode[]): void {
    const [first] = parts
    const names = parts.slice(1).filter(({ name }) => !/^[()]$/.test(name))
    const at = names.findIndex(({ name }) => name === 'import')
    const path = (nodes: readonly SyntaxNode[]) => nodes.map((each) => this.#text(each)).join('')
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

  #if(parts: readonly SyntaxNode[]): Left {
    let isReached: boolean | null = true
    let left: Left = 'next'
    for (let i = 0; i < parts.length; i++) {
      const word = parts[i]
      const isElse = word?.name === 'else'
      if (!isElse && word?.name !== 'if' && word?.name !== 'elif') continue
      const condition = isElse ? undefined : parts[i + 1]
      const body = parts.slice(i).find(({ name }) => name === 'Body') ?? null
      let isTrue: boolean | null = true
      if (condition !== undefined) {
        if (isReached === null) this.#quiet(() => this.#value(condition))
        else isTrue = truthOf(this.#value(condition))
        if (isReached === null) isTrue = null
      }
      if (body === null) continue
      if (isReached === true && isTrue === true) return left === 'next' ? this.#body(body) : left
      if (isTrue !== false) {
        this.#doubtful(body, () => this.#body(body))
        isReached = null
        if (leaves(body)) left = 'maybe'
      }
    }
    return left
  }

  #for(node: SyntaxNode, parts: readonly SyntaxNode[]): Left {
    const at = parts.findIndex(({ name }) => name === 'in')
    const targets = parts.slice(1, at)
    const end = parts.findIndex(({ name }) => name === 'Body')
    const over = this.#sequence(parts.slice(at + 1, end))
    const place = parts[at + 1]
    if (place !== undefined) this.#within(place, () => checkIterable(over))
    const body = parts[end] ?? null
    if (body === null) return 'next'
    const count = countIn(over)
    // Whether there is a second turn is not known where there is a loader; where it is gone through again, it is looked at again.
    const turns = count === null ? (isFilled(over) ? [0] : [0, 1]) : turnsOf(count, this.#text(body))
    const isCertain = count !== null || isFilled(over)
    let isDoubtful = !isCertain
    let before: ReadonlyMap<string, ValueKind> = new Map()
    for (const [i, turn] of turns.entries()) {
      // Of loaders and the like no second turn is certain.
      if (i > 0 && count === null) isDoubtful = true
      if (i > 0) before = this.#widened(body, before)
      const run = (): Left => {
        this.#target(targets, itemOf(over, turn))
        return this.#body(body)
      }
      const left = isDoubtful ? this.#doubtful(node, run) : run()
      if (left === 'break' || left === 'return') {
        if (left === 'return') return isDoubtful ? 'maybe' : 'return'
        break
      }
      if (left === 'maybe') isDoubtful = true
    }
    this.#widened(body, before)
    if (isDoubtful) for (const name of namesSetIn(node, this.#code)) if (count !== 0) this.#blur(name, isCertain)
    return 'next'
  }

  /** What a loop sets is of the same kind in every turn, or it is not known. */
  #widened(body: SyntaxNode, before: ReadonlyMap<string, ValueKind>): ReadonlyMap<string, ValueKind> {
    const now = new Map<string, ValueKind>()
    for (const name of namesSetIn(body, this.#code)) {
      const kind = this.#scope().names.get(name)
      if (kind === undefined) continue
      const was = before.get(name)
      const wide = was !== undefined && was.type !== kind.type ? UNKNOWN : withoutValue(kind)
      this.#set(name, wide)
      now.set(name, wide)
    }
    return now
  }

  #blur(name: string, isCertain: boolean): void {
    const kind = this.#scope().names.get(name)
    if (kind === undefined || !isCertain) this.#set(name, UNKNOWN)
    else this.#set(name, withoutValue(kind))
  }

  #while(node: SyntaxNode, parts: readonly SyntaxNode[]): Left {
    const [, condition] = parts
    const body = parts.find(({ name }) => name === 'Body') ?? null
    if (condition === undefined || body === null) return 'next'
    const isTrue = truthOf(this.#value(condition))
    if (isTrue === false) return 'next'
    if (isTrue === true) {
      const left = this.#body(body)
      if (left === 'break') return 'next'
      if (left === 'return') return left
    }
    this.#widened(body, new Map())
    this.#doubtful(node, () => this.#body(body))
    return leaves(body) ? 'maybe' : 'next'
  }

  #with(parts: readonly SyntaxNode[]): Left {
    const body = parts.find(({ name }) => name === 'Body') ?? null
    let unrecorded = 0
    for (const group of groupsOf(parts.slice(1, body === null ? undefined : parts.indexOf(body)))) {
      const [expression, as, name] = group
      if (expression === undefined) continue
      const value = this.#value(expression)
      const isBare = value.type === 'library' && /^torch\.(?:no_grad|inference_mode)$/.test(value.name)
      if (isBare) this.#within(expression, () => raise('', 'brackets'))
      if (['number', 'text', 'none', 'tensor', 'list'].includes(value.type))
        this.#within(expression, () => raise('', 'arguments'))
      if (/\b(?:no_grad|inference_mode)\s*\(/.test(this.#text(expression))) unrecorded++
      if (as?.name === 'as' && name !== undefined) this.#target([name], UNKNOWN)
    }
    this.#unrecorded += unrecorded
    try {
      return this.#body(body)
    } finally {
      this.#unrecorded -= unrecorded
    }
  }

  #define(node: SyntaxNode, parts: readonly SyntaxNode[]): void {
    const name = parts.find((each) => each.name === 'VariableName')
    if (name === undefined) return
    this.#functions.set(node.from, node)
    // A function in a function may use what is set in that.
    const isPlain = this.#scopes.length === 1 && parts[0]?.name === 'def' && !/\byield\b/.test(this.#text(node))
    this.#set(this.#text(name), isPlain ? { type: 'function', from: node.from, self: null } : UNKNOWN)
  }

  #class(node: SyntaxNode, parts: readonly SyntaxNode[]): void {
    const name = parts.find((each) => each.name === 'VariableName')
    const bases = parts.find((each) => each.name === 'ArgList')
    const body = parts.find((each) => each.name === 'Body')
    if (name === undefined || body === undefined) return
    const kinds = bases === undefined ? [] : this.#arguments(bases).places
    const [base] = kinds
    const statements = childrenOf(body).filter((each) => each.name !== ':')
    const methods = new Map<string, number>()
    for (const each of statements) {
      const method =
        each.name === 'FunctionDefinition' ? childrenOf(each).find((one) => one.name === 'VariableName') : null
      if (!method) continue
      methods.set(this.#text(method), each.from)
      this.#functions.set(each.from, each)
    }
    const isModule =
      kinds.length === 1 &&
      base?.type === 'library' &&
      base.name === 'torch.nn.Module' &&
      !/\byield\b|@/.test(this.#text(node)) &&
      !methods.has('__call__') &&
      !methods.has('__getattr__') &&
      statements.every((each) => each.name === 'FunctionDefinition' || each.name === 'ExpressionStatement')
    this.#set(this.#text(name), isModule ? { type: 'class', name: this.#text(name), isModule, methods } : UNKNOWN)
  }

  #value(node: SyntaxNode): ValueKind {
    if (this.#steps++ > MOST_STEPS) throw new Ended()
    const parts = childrenOf(node)
    switch (node.name) {
      case 'VariableName':
        return this.#named(node)
      case 'Number':
        return numberOf(this.#text(node))
      case 'String':
        return { type: 'text', text: textOf(this.#text(node)) }
      case 'FormatString':
        this.#filled(parts)
        return { type: 'text', text: null }
      case 'ContinuedString':
        for (const each of parts) this.#value(each)
        return { type: 'text', text: null }
      case 'Boolean':
        return { type: 'bool', value: this.#text(node) === 'True' }
      case 'None':
        return { type: 'none' }
      case 'ParenthesizedExpression':
        return parts[1] === undefined ? UNKNOWN : this.#value(parts[1])
      case 'TupleExpression':
      case 'ArrayExpression': {
        const inner = parts.filter(({ name }) => !/^[()[\],]$/.test(name))
        const isStarred = inner.some(({ name }) => name === '*')
        const items = inner.filter(({ name }) => name !== '*').map((each) => this.#value(each))
        return { type: node.name === 'TupleExpression' ? 'tuple' : 'list', items: isStarred ? null : items }
      }
      case 'DictionaryExpression':
        for (const each of parts) if (!/^[{}:,]$|^\*\*$/.test(each.name)) this.#value(each)
        return { type: 'dict' }
      case 'MemberExpression':
        return this.#member(node, parts)
      case 'CallExpression':
        return this.#call(node, parts)
      case 'BinaryExpression':
        return this.#binary(node, parts)
      case 'UnaryExpression': {
        const [sign, operand] = parts
        const value = operand === undefined ? UNKNOWN : this.#value(operand)
        if (sign?.name === 'not') return { type: 'bool', value: negated(truthOf(value)) }
        if (['text', 'none', 'list', 'method', 'dict'].includes(value.type))
          this.#within(node, () => raise('TypeError', 'operands'))
        if (value.type === 'number' && sign !== undefined && this.#text(sign) === '-')
          return numberKind(value.isFloat, value.value === null ? null : -value.value)
        return value
      }
      case 'ConditionalExpression': {
        const [one, , condition, , other] = parts
        const isTrue = condition === undefined ? null : truthOf(this.#value(condition))
        const taken = isTrue === true ? one : isTrue === false ? other : undefined
        if (taken !== undefined) return this.#value(taken)
        for (const each of [one, other]) if (each !== undefined) this.#quiet(() => this.#value(each))
        return UNKNOWN
      }
      default:
        return UNKNOWN
    }
  }

  /** A value that is not certainly worked out. */
  #quiet(run: () => ValueKind): ValueKind {
    try {
      return run()
    } catch (error) {
      if (error instanceof Stopped) return UNKNOWN
      throw error
    }
  }

  #named(node: SyntaxNode): ValueKind {
    const name = this.#text(node)
    const scope = this.#scope()
    const [outer] = this.#scopes
    const own = scope.names.get(name)
    if (own !== undefined) return own
    const isLocal = scope.locals?.has(name) === true
    const found = isLocal ? undefined : (outer?.names.get(name) ?? this.#usual.get(name))
    if (found !== undefined) return found
    if (name === '__name__') return { type: 'text', text: '__main__' }
    if (!isLocal && BUILT_IN.has(name)) return { type: 'library', name }
    if (this.#isOpen) return UNKNOWN
    throw new Stopped({ code: 'notMade', name }, node.from)
  }

  #filled(parts: readonly SyntaxNode[]): void {
    for (const each of parts) {
      if (each.name !== 'FormatReplacement') continue
      const inner = childrenOf(each).filter(({ name }) => !/^[{}]$/.test(name))
      const [expression, ...others] = inner
      if (expression === undefined) continue
      const value = this.#value(expression)
      const spec = others.find(({ name }) => name === 'FormatSpec')
      const isPlain = spec !== undefined && childrenOf(spec).every(({ name }) => name !== 'FormatReplacement')
      if (isPlain && others.length === 1) this.#within(each, () => checkSpec(value, this.#text(spec).replace(/^:/, '')))
    }
  }

  #member(node: SyntaxNode, parts: readonly SyntaxNode[]): ValueKind {
    const [object, mark, name] = parts
    if (object === undefined || mark === undefined) return UNKNOWN
    // Lezer's grammar has no `6.`
    if (object.name === 'Number') return numberKind(true, Number(this.#text(object)))
    const owner = this.#value(object)
    if (mark.name === '.')
      return name === undefined ? UNKNOWN : this.#within(node, () => this.#attribute(owner, this.#text(name)))
    const inner = parts.slice(2).filter((each) => each.name !== ']')
    const isSimple = inner.length === 1
    const index = isSimple && inner[0] !== undefined ? this.#value(inner[0]) : UNKNOWN
    if (!isSimple) for (const each of inner) if (!/^[:,]$/.test(each.name)) this.#value(each)
    return this.#within(node, () => (isSimple ? subscriptOf(owner, index) : sliceOf(owner)))
  }

  #attribute(owner: ValueKind, name: string): ValueKind {
    if (owner.type === 'library') {
      const whole = `${owner.name}.${name}`
      const missing = missingMember(owner, name)
      if (missing !== null && !this.#given.has(name)) noAttribute(owner, name, missing.instead)
      return whole === 'numpy.pi' || whole === 'math.pi' ? numberKind(true, Math.PI) : libraryKind(whole)
    }
    if (['unknown', 'function', 'class', 'array', 'parameters', 'range', 'enumerated', 'method'].includes(owner.type))
      return UNKNOWN
    if (owner.type === 'super') {
      if (name !== '__init__' && /^_*in?i?ts?_*s?$/.test(name)) noAttribute(owner, name, '__init__')
      return { type: 'method', owner, name }
    }
    if (owner.type === 'instance') {
      const own = owner.attributes.get(name)
      if (own !== undefined) return own
      const method = owner.of.methods.get(name)
      if (method !== undefined) return { type: 'function', from: method, self: owner }
    }
    if (owner.type === 'tensor') {
      if (name === 'data') return tensorKind(owner.shape, false)
      if (name === 'T') return tensorKind(owner.shape?.toReversed() ?? null, owner.hasGraph)
      if (name === 'shape') return { type: 'tuple', items: owner.shape?.map((size) => numberKind(false, size)) ?? null }
      if (/^(?:grad|requires_grad|dtype|device|grad_fn|is_leaf|ndim|is_cuda)$/.test(name)) return UNKNOWN
    }
    if (owner.type === 'model' && owner.name === 'Linear') {
      const { inputs, outputs } = owner
      const isKnown = inputs !== null && outputs !== null
      if (name === 'weight') return tensorKind(isKnown ? [outputs, inputs] : null, this.#isFrozen ? null : true)
      if (name === 'bias' || name === 'training') return UNKNOWN
      if (/^(?:in|out)_features$/.test(name)) return numberKind(false, name.startsWith('in') ? inputs : outputs)
    }
    if (/^(?:param_groups|state|defaults|training|reduction|beta|delta)$/.test(name)) return UNKNOWN
    const missing = this.#given.has(name) ? null : missingMember(owner, name)
    if (missing !== null) noAttribute(owner, name, missing.instead)
    if (owner.type === 'instance' && this.#given.has(name)) return UNKNOWN
    return { type: 'method', owner, name }
  }

  #arguments(list: SyntaxNode): GivenArguments {
    const parts = childrenOf(list).filter(({ name }) => !/^[()]$|^Comment$/.test(name))
    const places: ValueKind[] = []
    const named = new Map<string, ValueKind>()
    let isKnown = true
    if (parts.some(({ name }) => name === 'for')) return { places: [UNKNOWN], named, isWhole: true }
    for (const group of groupsOf(parts)) {
      const [first, sign, value] = group
      if (first === undefined) continue
      if (sign?.name === 'AssignOp' && value !== undefined) named.set(this.#text(first), this.#value(value))
      else if (/^\*\*?$/.test(this.#text(first)) && sign !== undefined) {
        this.#value(sign)
        isKnown = false
      } else places.push(this.#value(first))
    }
    return { places, named, isWhole: isKnown }
  }

  #call(node: SyntaxNode, parts: readonly SyntaxNode[]): ValueKind {
    const [calleeNode, list] = parts
    if (calleeNode === undefined || list === undefined) return UNKNOWN
    const callee = this.#value(calleeNode)
    const name = this.#text(calleeNode)
    if (callee.type === 'library' && callee.name === 'super') return this.#super(list)
    const args = this.#arguments(list)
    return this.#within(node, () => {
      if (!name.includes('\n')) checkCallable(callee, name)
      switch (callee.type) {
        case 'library':
          return this.#frozen(this.#libraryCall(callee.name, args))
        case 'model':
          return this.#frozen(predicted(callee, args, this.#isRecording))
        case 'loss':
          if (args.isWhole && args.places.length + args.named.size !== 2) raise('TypeError', 'arguments')
          return this.#frozen(
            lossKind(
              args.named.get('input') ?? args.places[0],
              args.named.get('target') ?? args.places[1],
              [],
              this.#isRecording,
            ),
          )
        case 'class':
          return this.#instance(callee, args)
        case 'instance': {
          const forward = callee.of.methods.get('forward')
          if (forward === undefined) return callee.of.isModule ? raise('NotImplementedError', 'forward') : UNKNOWN
          return this.#run({ from: forward, self: callee }, args)
        }
        case 'function':
          return this.#run(callee, args)
        case 'method':
          return this.#frozen(this.#methodCall(callee.owner, callee.name, args))
        default:
          return UNKNOWN
      }
    })
  }

  #libraryCall(name: string, args: GivenArguments): ValueKind {
    if (name === 'torch.nn.Module.__init__') {
      const [self] = args.places
      if (self === undefined && args.isWhole) raise('TypeError', 'arguments')
      if (self?.type === 'instance') self.isMade = true
      return { type: 'none' }
    }
    if (
      /^torch\.optim\.sgd$|^torch\.optim\.(?:adam|adamw|rmsprop|adagrad|adadelta|adamax|asgd|nadam|radam|rprop)$/.test(
        name,
      )
    ) {
      const own = name.slice('torch.optim.'.length)
      const { instead } = missingMember({ type: 'library', name: 'torch.optim' }, `${own}_`) ?? { instead: '' }
      throw new Raised({ code: 'noClass', owner: 'torch.optim', name: own, instead })
    }
    return libraryCall(name, args, this.#isRecording)
  }

  /** Where the script says which tensors are differentiated, no graph is certain. */
  #frozen(kind: ValueKind): ValueKind {
    return this.#isFrozen && kind.type === 'tensor' ? tensorKind(kind.shape, null) : kind
  }

  #methodCall(owner: ValueKind, name: string, args: GivenArguments): ValueKind {
    if (owner.type === 'super') {
      if (name !== '__init__') return UNKNOWN
      if (args.isWhole && args.places.some((each) => each === owner.self)) raise('TypeError', 'arguments')
      owner.self.isMade = true
      return { type: 'none' }
    }
    if (owner.type === 'tensor' && name === 'backward') {
      if (owner.hasGraph === false) raise('RuntimeError', 'noGraph')
      const count = owner.shape?.reduce((product, size) => product * size, 1) ?? 1
      if (count !== 1 && args.places.length + args.named.size === 0) raise('RuntimeError', 'notScalar')
      if (this.#freed.has(owner) && owner.hasGraph === true) raise('RuntimeError', 'twice')
      if (
        !args.named.has('retain_graph') &&
        !args.named.has('create_graph') &&
        args.places.length < 2 &&
        this.#doubt === 0
      )
        this.#freed.add(owner)
      return { type: 'none' }
    }
    return methodCall(owner, name, args, this.#isRecording)
  }

  #super(list: SyntaxNode): ValueKind {
    const self = this.#scope().names.get('self')
    const { places } = this.#arguments(list)
    if (self?.type !== 'instance') return UNKNOWN
    const isPlain =
      places.length === 0 || (places.length === 2 && places[0] === this.#classKind(self) && places[1] === self)
    if (isPlain) return { type: 'super', self }
    // What another one makes of it is not known.
    self.isMade = true
    return UNKNOWN
  }

  #classKind(self: InstanceKind): ClassKind {
    return self.of
  }

  #instance(of: ClassKind, args: GivenArguments): ValueKind {
    const init = of.methods.get('__init__')
    const self: InstanceKind = { type: 'instance', of, attributes: new Map(), isMade: init === undefined }
    if (init === undefined) {
      if (args.isWhole && args.places.length + args.named.size > 0) raise('TypeError', 'arguments')
      return self
    }
    this.#run({ from: init, self }, args)
    // What a call of another kind made of it is not known.
    return self
  }

  #run({ from, self }: { readonly from: number; readonly self: InstanceKind | null }, args: GivenArguments): ValueKind {
    const node = this.#functions.get(from)
    if (node === undefined || this.#scopes.length > DEEPEST) return UNKNOWN
    const parts = childrenOf(node)
    const list = parts.find(({ name }) => name === 'ParamList')
    const body = parts.find(({ name }) => name === 'Body')
    if (list === undefined || body === undefined) return UNKNOWN
    const names = new Map<string, ValueKind>()
    const whole: GivenArguments = self === null ? args : { ...args, places: [self, ...args.places] }
    this.#bind(list, whole, names, this.#text(parts.find(({ name }) => name === 'VariableName') ?? node))
    const globals = new Set(
      [...this.#text(body).matchAll(/\bglobal\s+([\w, ]+)/g)].flatMap(([, all = '']) => all.split(/[ ,]+/)),
    )
    if (globals.size > 0) return UNKNOWN
    const scope: Scope = { names, locals: new Set(namesSetIn(body, this.#code)), returned: { type: 'none' } }
    this.#scopes.push(scope)
    try {
      const left = this.#body(body)
      return left === 'maybe' ? UNKNOWN : scope.returned
    } finally {
      this.#scopes.pop()
    }
  }

  #bind(
    list: SyntaxNode,
    { places, named, isWhole: isKnown }: GivenArguments,
    names: Map<string, ValueKind>,
    owner: string,
  ): void {
    const groups = groupsOf(childrenOf(list).filter(({ name }) => !/^[()]$/.test(name)))
    const parameters = groups.map((group) => {
      const word = group.find(({ name }) => name === 'VariableName')
      const [first] = group
      const value = group[group.findIndex(({ name }) => name === 'AssignOp') + 1]
      const hasDefault = group.some(({ name }) => name === 'AssignOp')
      return {
        name: word === undefined ? '' : this.#text(word),
        isStarred: first !== undefined && /^\*\*?$|^\/$/.test(this.#text(first)),
        hasDefault,
        value: hasDefault ? value : undefined,
      }
    })
    const isPlain = parameters.every((each) => !each.isStarred)
    for (const [i, { name, value, hasDefault, isStarred }] of parameters.entries()) {
      const given = isStarred ? UNKNOWN : (named.get(name) ?? places[i])
      if (given !== undefined) names.set(name, given)
      else if (!hasDefault && isPlain && isKnown) raise('TypeError', 'arguments')
      else names.set(name, value === undefined ? UNKNOWN : this.#quiet(() => this.#value(value)))
    }
    if (!isPlain || !isKnown) return
    if (places.length > parameters.length) raise('TypeError', 'arguments')
    for (const word of named.keys()) {
      if (parameters.every(({ name }) => name !== word))
        throw new Raised({ code: 'noKeyword', owner, name: word, instead: '' })
    }
  }

  #binary(node: SyntaxNode, parts: readonly SyntaxNode[]): ValueKind {
    const [a, b] = [parts[0], parts.at(-1)]
    if (a === undefined || b === undefined) return UNKNOWN
    const sign = parts
      .slice(1, -1)
      .map((each) => this.#text(each))
      .join(' ')
    const left = this.#value(a)
    if (sign === 'and' || sign === 'or') {
      const isTrue = truthOf(left)
      if (isTrue === (sign === 'or')) return left
      return isTrue === null ? this.#quietly(b) : this.#value(b)
    }
    const right = this.#value(b)
    return this.#within(node, () => {
      if (/^(?:[<>]=?|==|!=)$/.test(sign)) return compared(sign, left, right)
      if (/^(?:is|is not|in|not in)$/.test(sign)) return UNKNOWN
      if (sign === '%' && left.type === 'text') {
        if (left.text !== null) checkPercent(left.text, right)
        return { type: 'text', text: null }
      }
      return this.#frozen(operandsOf(sign, left, right, this.#isRecording))
    })
  }

  #quietly(node: SyntaxNode): ValueKind {
    this.#quiet(() => this.#value(node))
    return UNKNOWN
  }
}

function libraryKind(name: string): ValueKind {
  return { type: 'library', name }
}

function noAttribute(owner: ValueKind, name: string, instead: string): never {
  throw new Raised({ code: 'noAttribute', owner: pythonClassOf(owner), name, instead })
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

/** Whether what follows a block may not be reached for what stands in it. */
function leaves(node: SyntaxNode): boolean {
  const names = ['BreakStatement', 'ContinueStatement', 'ReturnStatement', 'RaiseStatement', 'AssertStatement']
  let isLeft = false
  node.cursor().iterate(({ name }) => {
    if (names.includes(name)) isLeft = true
    return !isLeft && name !== 'FunctionDefinition'
  })
  return isLeft
}

/** Names that are given a value somewhere in a block, functions of its own aside. */
function namesSetIn(node: SyntaxNode, code: string): readonly string[] {
  const names: string[] = []
  node.cursor().iterate((each) => {
    const parts = () => childrenOf(each.node)
    const take = (targets: readonly SyntaxNode[]) => {
      for (const target of targets) {
        if (target.name === 'VariableName') names.push(code.slice(target.from, target.to))
        else if (/^(?:Tuple|Array|Parenthesized)/.test(target.name)) take(childrenOf(target))
      }
    }
    switch (each.name) {
      case 'AssignStatement':
      case 'UpdateStatement': {
        const all = parts()
        const last = all.findLastIndex(({ name }) => name === 'AssignOp' || name === 'UpdateOp')
        take(all.slice(0, Math.max(last, 0)))
        return true
      }
      case 'ForStatement': {
        const all = parts()
        take(
          all.slice(
            1,
            all.findIndex(({ name }) => name === 'in'),
          ),
        )
        return true
      }
      case 'ImportStatement':
        for (const one of parts()) if (one.name === 'VariableName') names.push(code.slice(one.from, one.to))
        return true
      case 'WithStatement':
      case 'TryStatement': {
        const all = parts()
        for (const [i, one] of all.entries()) if (all[i - 1]?.name === 'as') take([one])
        return true
      }
      case 'NamedExpression': {
        const [name] = parts()
        if (name !== undefined) take([name])
        return true
      }
      case 'FunctionDefinition':
      case 'ClassDefinition': {
        const name = parts().find((one) => one.name === 'VariableName')
        if (name !== undefined) take([name])
        return each.from === node.from && each.to === node.to
      }
      case 'ExpressionStatement':
      case 'CallExpression':
      case 'MemberExpression':
        return true
      default:
        return true
    }
  })
  return [...new Set(names)]
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let at = node.firstChild; at !== null; at = at.nextSibling) if (at.name !== 'Comment') children.push(at)
  return children
}

/** Nodes that commas part. */
function groupsOf(parts: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]]
  for (const each of parts) {
    if (each.name === ',') groups.push([])
    else groups.at(-1)?.push(each)
  }
  return groups.filter((group) => group.length > 0)
}

function numberOf(text: string): ValueKind {
  const plain = text.replaceAll('_', '')
  if (/^\d+$/.test(plain)) return numberKind(false, Number(plain))
  return /[jJ]$|^0[xob]/i.test(plain) ? UNKNOWN : numberKind(true, Number(plain))
}

/** What stands between the quotes; null where escapes say more than they show. */
function textOf(literal: string): string | null {
  const [, prefix = '', quotes = ''] = /^([a-z]*)("""|'''|"|')/i.exec(literal) ?? []
  const inner = literal.slice(prefix.length + quotes.length, literal.length - quotes.length)
  if (/b/i.test(prefix)) return null
  return /r/i.test(prefix) ? inner : inner.replaceAll(/\\[nt'"\\]/g, ' ')
}

function truthOf(kind: ValueKind): boolean | null {
  switch (kind.type) {
    case 'bool':
      return kind.value
    case 'number':
      return kind.value === null ? null : kind.value !== 0
    case 'none':
      return false
    case 'list':
    case 'tuple':
      return kind.items === null ? null : kind.items.length > 0
    default:
      return null
  }
}

function negated(isTrue: boolean | null): boolean | null {
  return isTrue === null ? null : !isTrue
}

function compared(sign: string, a: ValueKind, b: ValueKind): ValueKind {
  if (a.type === 'text' && b.type === 'text' && a.text !== null && b.text !== null && /^[!=]=$/.test(sign))
    return { type: 'bool', value: (a.text === b.text) === (sign === '==') }
  const isOrder = /^[<>]/.test(sign)
  const never = ['none', 'text', 'method', 'list', 'dict']
  const isNumber = (kind: ValueKind) => kind.type === 'number' || kind.type === 'bool'
  if (isOrder && ((isNumber(a) && never.includes(b.type)) || (isNumber(b) && never.includes(a.type))))
    raise('TypeError', 'operands')
  if (a.type !== 'number' || b.type !== 'number' || a.value === null || b.value === null)
    return a.type === 'tensor' || b.type === 'tensor' ? UNKNOWN : { type: 'bool', value: null }
  const [x, y] = [a.value, b.value]
  const results: Readonly<Record<string, boolean>> = {
    '<': x < y,
    '>': x > y,
    '<=': x <= y,
    '>=': x >= y,
    '==': x === y,
    '!=': x !== y,
  }
  return { type: 'bool', value: results[sign] ?? null }
}

/** `value[index]` */
function subscriptOf(owner: ValueKind, index: ValueKind): ValueKind {
  if (['number', 'none', 'bool', 'method', 'function', 'optimizer', 'loss', 'loader'].includes(owner.type))
    raise('TypeError', 'operands')
  if (
    owner.type === 'library' &&
    /^torch\.(?:tensor|rand|randn|zeros|ones|matmul|mm|manual_seed)$|^(?:range|len|print)$/.test(owner.name)
  )
    raise('TypeError', 'brackets')
  if (owner.type === 'list' || owner.type === 'tuple') {
    if (index.type === 'text' || (index.type === 'number' && index.isFloat)) raise('TypeError', 'operands')
    if (!isWhole(index) || index.value === null || owner.items === null) return UNKNOWN
    const item = owner.items.at(index.value)
    return item ?? raise('IndexError', 'sizes')
  }
  if (owner.type === 'model' && owner.name === 'Sequential' && isWhole(index) && index.value === 0)
    return { ...owner, name: 'Linear' }
  if (owner.type !== 'tensor') return UNKNOWN
  if (owner.shape?.length === 0 && isWhole(index)) raise('IndexError', 'sizes')
  if (index.type === 'text' || (index.type === 'number' && index.isFloat)) raise('', 'operands')
  const { shape, hasGraph } = owner
  if (shape === null || !isWhole(index) || index.value === null) return tensorKind(null, hasGraph)
  const size = shape[0] ?? 0
  if (index.value >= size || index.value < -size) raise('IndexError', 'sizes')
  return tensorKind(shape.slice(1), hasGraph)
}

function sliceOf(owner: ValueKind): ValueKind {
  return owner.type === 'tensor' ? tensorKind(null, owner.hasGraph) : UNKNOWN
}

/** How many turns a loop has; null where it is not known. */
function countIn(over: ValueKind): number | null {
  if (over.type === 'range') return over.count
  if (over.type === 'enumerated') return countIn(over.of)
  return (over.type === 'list' || over.type === 'tuple') && over.items !== null ? over.items.length : null
}

/** The turns that are looked at: the first two, the last, and those that a `%` picks out. */
function turnsOf(count: number, body: string): readonly number[] {
  const every = [...body.matchAll(/%\s*(\d+)/g)].flatMap(([, number]) => [Number(number) - 1, Number(number)])
  const named = [...body.matchAll(/==\s*(\d+)/g)].map(([, number]) => Number(number))
  const turns = [0, 1, ...every, ...named, count - 1].filter((turn) => turn >= 0 && turn < count)
  return [...new Set(turns)].toSorted((a, b) => a - b).slice(0, 12)
}

/** Whether a loop over it certainly has a turn. */
function isFilled(over: ValueKind): boolean {
  return over.type === 'loader' || over.type === 'array' || (over.type === 'enumerated' && isFilled(over.of))
}

function itemOf(over: ValueKind, turn: number): ValueKind {
  switch (over.type) {
    case 'range':
      return numberKind(false, over.from === null ? null : over.from + turn)
    case 'enumerated':
      return { type: 'tuple', items: [numberKind(false, null), itemOf(over.of, turn)] }
    case 'list':
    case 'tuple':
      return over.items?.[turn] ?? UNKNOWN
    default:
      return UNKNOWN
  }
}

function withoutValue(kind: ValueKind): ValueKind {
  switch (kind.type) {
    case 'number':
      return { ...kind, value: null }
    case 'bool':
      return { ...kind, value: null }
    case 'list':
    case 'tuple':
      return { ...kind, items: null }
    case 'text':
      return { ...kind, text: null }
    default:
      return kind
  }
}
