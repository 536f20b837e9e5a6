import {
  checkCallable,
  type GivenArguments,
  libraryCall,
  lossKind,
  methodCall,
  operandsOf,
  predicted,
} from './calls-checked.ts'
import { compared, libraryKind, notTruth, numberWritten, sliceOf, subscriptOf, truthOf } from './kinds-combined.ts'
import { missingMember } from './members.ts'
import { childrenOf, groupsOf, innerText, namesSetIn, type SyntaxNode } from './syntax-nodes.ts'
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

/** A stop with the place of what raised it. */
export class Stopped extends Error {
  readonly stop: StopCause
  readonly from: number

  constructor(stop: StopCause, from: number) {
    super(stop.code)
    this.stop = stop
    this.from = from
  }
}

/** The script ends itself, or goes on for longer than is looked at. */
export class Ended extends Error {}

/** How a statement is left; `maybe` where it is not known whether what follows is reached. */
export type BlockLeft = 'next' | 'break' | 'continue' | 'return' | 'maybe'

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

/**
 * What values expressions have, as far as it is known, as Python would work them out one after the other; what certainly
 * raises throws a `Stopped`. Calls of the script's own functions carry out their statements.
 */
export abstract class ExpressionWalk {
  protected readonly code: string
  protected readonly usual: ReadonlyMap<string, ValueKind>
  protected readonly scopes: Scope[] = [{ names: new Map(), locals: null, returned: UNKNOWN }]
  /** The script's own functions, by where they begin. */
  protected readonly functions = new Map<number, SyntaxNode>()
  readonly #freed = new Set<ValueKind>()
  /** Attributes that the script itself gives: any value may have them. */
  protected readonly given: ReadonlySet<string>
  /** Names may come from anywhere. */
  protected readonly isOpen: boolean
  /** The script says itself which tensors are differentiated. */
  protected readonly isFrozen: boolean
  protected doubt = 0
  protected unrecorded = 0
  #steps = 0

  constructor(code: string, usual: ReadonlyMap<string, ValueKind>) {
    this.code = code
    this.usual = usual
    this.given = new Set([...code.matchAll(/\.(\w+)\s*=(?!=)/g)].map(([, name = '']) => name))
    this.isOpen = /import\s*\*|(?<![\w.])(?:exec|globals|locals|eval|setattr|vars)\s*\(/.test(code)
    this.isFrozen = /requires_grad|set_grad_enabled|inference_mode|enable_grad|torch\.func/.test(code)
  }

  /** Carries out the statements of a body. */
  protected abstract body(node: SyntaxNode | null): BlockLeft

  /** One more piece of the script is looked at. */
  protected step(): void {
    if (this.#steps++ > MOST_STEPS) throw new Ended()
  }

  protected get isRecording(): boolean {
    return this.unrecorded === 0
  }

  protected text(node: SyntaxNode): string {
    return this.code.slice(node.from, node.to)
  }

  protected scope(): Scope {
    const scope = this.scopes.at(-1)
    if (scope === undefined) throw new Ended()
    return scope
  }

  /** What certainly raises stops the walk; in doubt it only leaves what it is part of. */
  protected within<T>(node: SyntaxNode, run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (error instanceof Raised) throw new Stopped(error.stop, node.from)
      throw error
    }
  }

  protected value(node: SyntaxNode): ValueKind {
    this.step()
    const parts = childrenOf(node)
    switch (node.name) {
      case 'VariableName':
        return this.#named(node)
      case 'Number':
        return numberWritten(this.text(node))
      case 'String':
        return { type: 'text', text: innerText(this.text(node)) }
      case 'FormatString':
        this.#filled(parts)
        return { type: 'text', text: null }
      case 'ContinuedString':
        for (const each of parts) this.value(each)
        return { type: 'text', text: null }
      case 'Boolean':
        return { type: 'bool', value: this.text(node) === 'True' }
      case 'None':
        return { type: 'none' }
      case 'ParenthesizedExpression':
        return parts[1] === undefined ? UNKNOWN : this.value(parts[1])
      case 'TupleExpression':
      case 'ArrayExpression': {
        const inner = parts.filter(({ name }) => !/^[()[\],]$/.test(name))
        const isStarred = inner.some(({ name }) => name === '*')
        const items = inner.filter(({ name }) => name !== '*').map((each) => this.value(each))
        return { type: node.name === 'TupleExpression' ? 'tuple' : 'list', items: isStarred ? null : items }
      }
      case 'DictionaryExpression':
        for (const each of parts) if (!/^[{}:,]$|^\*\*$/.test(each.name)) this.value(each)
        return { type: 'dict' }
      case 'MemberExpression':
        return this.#member(node, parts)
      case 'CallExpression':
        return this.#call(node, parts)
      case 'BinaryExpression':
        return this.#binary(node, parts)
      case 'UnaryExpression': {
        const [sign, operand] = parts
        const value = operand === undefined ? UNKNOWN : this.value(operand)
        if (sign?.name === 'not') return { type: 'bool', value: notTruth(truthOf(value)) }
        if (['text', 'none', 'list', 'method', 'dict'].includes(value.type))
          this.within(node, () => raise('TypeError', 'operands'))
        if (value.type === 'number' && sign !== undefined && this.text(sign) === '-')
          return numberKind(value.isFloat, value.value === null ? null : -value.value)
        return value
      }
      case 'ConditionalExpression': {
        const [one, , condition, , other] = parts
        const isTrue = condition === undefined ? null : truthOf(this.value(condition))
        const taken = isTrue === true ? one : isTrue === false ? other : undefined
        if (taken !== undefined) return this.value(taken)
        for (const each of [one, other]) if (each !== undefined) this.quiet(() => this.value(each))
        return UNKNOWN
      }
      default:
        return UNKNOWN
    }
  }

  /** A value that is not certainly worked out. */
  protected quiet(run: () => ValueKind): ValueKind {
    try {
      return run()
    } catch (error) {
      if (error instanceof Stopped) return UNKNOWN
      throw error
    }
  }

  #named(node: SyntaxNode): ValueKind {
    const name = this.text(node)
    const scope = this.scope()
    const [outer] = this.scopes
    const own = scope.names.get(name)
    if (own !== undefined) return own
    const isLocal = scope.locals?.has(name) === true
    const found = isLocal ? undefined : (outer?.names.get(name) ?? this.usual.get(name))
    if (found !== undefined) return found
    if (name === '__name__') return { type: 'text', text: '__main__' }
    if (!isLocal && BUILT_IN.has(name)) return { type: 'library', name }
    if (this.isOpen) return UNKNOWN
    throw new Stopped({ code: 'notMade', name }, node.from)
  }

  #filled(parts: readonly SyntaxNode[]): void {
    for (const each of parts) {
      if (each.name !== 'FormatReplacement') continue
      const inner = childrenOf(each).filter(({ name }) => !/^[{}]$/.test(name))
      const [expression, ...others] = inner
      if (expression === undefined) continue
      const value = this.value(expression)
      const spec = others.find(({ name }) => name === 'FormatSpec')
      const isPlain = spec !== undefined && childrenOf(spec).every(({ name }) => name !== 'FormatReplacement')
      if (isPlain && others.length === 1) this.within(each, () => checkSpec(value, this.text(spec).replace(/^:/, '')))
    }
  }

  #member(node: SyntaxNode, parts: readonly SyntaxNode[]): ValueKind {
    const [object, mark, name] = parts
    if (object === undefined || mark === undefined) return UNKNOWN
    // Lezer's grammar has no `6.`
    if (object.name === 'Number') return numberKind(true, Number(this.text(object)))
    const owner = this.value(object)
    if (mark.name === '.')
      return name === undefined ? UNKNOWN : this.within(node, () => this.#attribute(owner, this.text(name)))
    const inner = parts.slice(2).filter((each) => each.name !== ']')
    const isSimple = inner.length === 1
    const index = isSimple && inner[0] !== undefined ? this.value(inner[0]) : UNKNOWN
    if (!isSimple) for (const each of inner) if (!/^[:,]$/.test(each.name)) this.value(each)
    return this.within(node, () => (isSimple ? subscriptOf(owner, index) : sliceOf(owner)))
  }

  #attribute(owner: ValueKind, name: string): ValueKind {
    if (owner.type === 'library') {
      const whole = `${owner.name}.${name}`
      const missing = missingMember(owner, name)
      if (missing !== null && !this.given.has(name)) noAttribute(owner, name, missing.instead)
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
      if (name === 'weight') return tensorKind(isKnown ? [outputs, inputs] : null, this.isFrozen ? null : true)
      if (name === 'bias' || name === 'training') return UNKNOWN
      if (/^(?:in|out)_features$/.test(name)) return numberKind(false, name.startsWith('in') ? inputs : outputs)
    }
    if (/^(?:param_groups|state|defaults|training|reduction|beta|delta)$/.test(name)) return UNKNOWN
    const missing = this.given.has(name) ? null : missingMember(owner, name)
    if (missing !== null) noAttribute(owner, name, missing.instead)
    if (owner.type === 'instance' && this.given.has(name)) return UNKNOWN
    return { type: 'method', owner, name }
  }

  protected arguments(list: SyntaxNode): GivenArguments {
    const parts = childrenOf(list).filter(({ name }) => !/^[()]$|^Comment$/.test(name))
    const places: ValueKind[] = []
    const named = new Map<string, ValueKind>()
    let isKnown = true
    if (parts.some(({ name }) => name === 'for')) return { places: [UNKNOWN], named, isWhole: true }
    for (const group of groupsOf(parts)) {
      const [first, sign, value] = group
      if (first === undefined) continue
      if (sign?.name === 'AssignOp' && value !== undefined) named.set(this.text(first), this.value(value))
      else if (/^\*\*?$/.test(this.text(first)) && sign !== undefined) {
        this.value(sign)
        isKnown = false
      } else places.push(this.value(first))
    }
    return { places, named, isWhole: isKnown }
  }

  #call(node: SyntaxNode, parts: readonly SyntaxNode[]): ValueKind {
    const [calleeNode, list] = parts
    if (calleeNode === undefined || list === undefined) return UNKNOWN
    const callee = this.value(calleeNode)
    const name = this.text(calleeNode)
    if (callee.type === 'library' && callee.name === 'super') return this.#super(list)
    const args = this.arguments(list)
    return this.within(node, () => {
      if (!name.includes('\n')) checkCallable(callee, name)
      switch (callee.type) {
        case 'library':
          return this.#frozen(this.#libraryCall(callee.name, args))
        case 'model':
          return this.#frozen(predicted(callee, args, this.isRecording))
        case 'loss':
          if (args.isWhole && args.places.length + args.named.size !== 2) raise('TypeError', 'arguments')
          return this.#frozen(
            lossKind(
              args.named.get('input') ?? args.places[0],
              args.named.get('target') ?? args.places[1],
              [],
              this.isRecording,
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
    return libraryCall(name, args, this.isRecording)
  }

  /** Where the script says which tensors are differentiated, no graph is certain. */
  #frozen(kind: ValueKind): ValueKind {
    return this.isFrozen && kind.type === 'tensor' ? tensorKind(kind.shape, null) : kind
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
        this.doubt === 0
      )
        this.#freed.add(owner)
      return { type: 'none' }
    }
    return methodCall(owner, name, args, this.isRecording)
  }

  #super(list: SyntaxNode): ValueKind {
    const self = this.scope().names.get('self')
    const { places } = this.arguments(list)
    if (self?.type !== 'instance') return UNKNOWN
    const isPlain = places.length === 0 || (places.length === 2 && places[0] === self.of && places[1] === self)
    if (isPlain) return { type: 'super', self }
    // What another one makes of it is not known.
    self.isMade = true
    return UNKNOWN
  }

  #instance(of: ClassKind, args: GivenArguments): ValueKind {
    const init = of.methods.get('__init__')
    const self: InstanceKind = { type: 'instance', of, attributes: new Map(), isMade: init === undefined }
    if (init === undefined) {
      if (args.isWhole && args.places.length + args.named.size > 0) raise('TypeError', 'arguments')
      return self
    }
    this.#run({ from: init, self }, args)
    return self
  }

  #run({ from, self }: { readonly from: number; readonly self: InstanceKind | null }, args: GivenArguments): ValueKind {
    const node = this.functions.get(from)
    if (node === undefined || this.scopes.length > DEEPEST) return UNKNOWN
    const parts = childrenOf(node)
    const list = parts.find(({ name }) => name === 'ParamList')
    const body = parts.find(({ name }) => name === 'Body')
    if (list === undefined || body === undefined) return UNKNOWN
    const names = new Map<string, ValueKind>()
    const whole: GivenArguments = self === null ? args : { ...args, places: [self, ...args.places] }
    this.#bind(list, whole, names, this.text(parts.find(({ name }) => name === 'VariableName') ?? node))
    const globals = new Set(
      [...this.text(body).matchAll(/\bglobal\s+([\w, ]+)/g)].flatMap(([, all = '']) => all.split(/[ ,]+/)),
    )
    if (globals.size > 0) return UNKNOWN
    const scope: Scope = { names, locals: new Set(namesSetIn(body, this.code)), returned: { type: 'none' } }
    this.scopes.push(scope)
    try {
      const left = this.body(body)
      return left === 'maybe' ? UNKNOWN : scope.returned
    } finally {
      this.scopes.pop()
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
        name: word === undefined ? '' : this.text(word),
        isStarred: first !== undefined && /^\*\*?$|^\/$/.test(this.text(first)),
        hasDefault,
        value: hasDefault ? value : undefined,
      }
    })
    const isPlain = parameters.every((each) => !each.isStarred)
    for (const [i, { name, value, hasDefault, isStarred }] of parameters.entries()) {
      const given = isStarred ? UNKNOWN : (named.get(name) ?? places[i])
      if (given !== undefined) names.set(name, given)
      else if (!hasDefault && isPlain && isKnown) raise('TypeError', 'arguments')
      else names.set(name, value === undefined ? UNKNOWN : this.quiet(() => this.value(value)))
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
      .map((each) => this.text(each))
      .join(' ')
    const left = this.value(a)
    if (sign === 'and' || sign === 'or') {
      const isTrue = truthOf(left)
      if (isTrue === (sign === 'or')) return left
      return isTrue === null ? this.#quietly(b) : this.value(b)
    }
    const right = this.value(b)
    return this.within(node, () => {
      if (/^(?:[<>]=?|==|!=)$/.test(sign)) return compared(sign, left, right)
      if (/^(?:is|is not|in|not in)$/.test(sign)) return UNKNOWN
      if (sign === '%' && left.type === 'text') {
        if (left.text !== null) checkPercent(left.text, right)
        return { type: 'text', text: null }
      }
      return this.#frozen(operandsOf(sign, left, right, this.isRecording))
    })
  }

  #quietly(node: SyntaxNode): ValueKind {
    this.quiet(() => this.value(node))
    return UNKNOWN
  }
}

function noAttribute(owner: ValueKind, name: string, instead: string): never {
  throw new Raised({ code: 'noAttribute', owner: pythonClassOf(owner), name, instead })
}
