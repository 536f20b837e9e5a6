import { nearestName } from './members.ts'
import { broadcastShape, elementsOf, isWhole, literalShape, productShape, reshapedKind, sizesOf } from './shapes.ts'
import { checkFormat } from './texts-filled.ts'
import {
  type ModelKind,
  numberKind,
  pythonClassOf,
  Raised,
  raise,
  type TensorKind,
  tensorKind,
  UNKNOWN,
  type ValueKind,
} from './value-kinds.ts'

/** The arguments of a call; not all are known where there are stars. */
export interface GivenArguments {
  readonly places: readonly ValueKind[]
  readonly named: ReadonlyMap<string, ValueKind>
  readonly isWhole: boolean
}

const words = (list: string): readonly string[] => list.split(' ')

const OPTIMIZER =
  'params lr betas eps weight_decay amsgrad foreach maximize capturable differentiable fused momentum dampening nesterov alpha ' +
  'centered rho lr_decay initial_accumulator_value etas step_sizes lambd t0 momentum_decay decoupled_weight_decay max_iter ' +
  'max_eval tolerance_grad tolerance_change history_size line_search_fn beta2_decay d clip_threshold'
const SCHEDULER =
  'optimizer step_size gamma last_epoch verbose milestones factor total_iters start_factor end_factor T_max eta_min T_0 T_mult ' +
  'max_lr total_steps epochs steps_per_epoch pct_start anneal_strategy cycle_momentum base_momentum max_momentum div_factor ' +
  'final_div_factor three_phase base_lr step_size_up step_size_down mode scale_fn scale_mode patience threshold threshold_mode ' +
  'cooldown min_lr eps lr_lambda power schedulers'
const LOSS = 'size_average reduce reduction beta delta weight'
const DRAWN = 'size out dtype layout device requires_grad pin_memory generator names memory_format'

/** The names of arguments, in any release; what is not among them is a TypeError. */
const KEYWORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^torch\.nn\.Linear$/, words('in_features out_features bias device dtype')],
  [/^torch\.nn\.(?:MSE|L1|SmoothL1|Huber)Loss$/, words(LOSS)],
  [/^torch\.nn\.functional\.(?:mse|l1|smooth_l1|huber)_loss$/, words(`input target ${LOSS}`)],
  [/^torch\.optim\.[A-Z]\w+$/, words(OPTIMIZER)],
  [/^torch\.optim\.lr_scheduler\.[A-Z]\w+$/, words(SCHEDULER)],
  [
    /^torch\.utils\.data\.DataLoader$/,
    words(
      'dataset batch_size shuffle sampler batch_sampler num_workers collate_fn pin_memory drop_last timeout worker_init_fn ' +
        'multiprocessing_context generator prefetch_factor persistent_workers pin_memory_device in_order',
    ),
  ],
  [/^torch\.randn?$|^torch\.(?:zeros|ones)$/, words(DRAWN)],
  [/^torch\.tensor$/, words('data dtype device requires_grad pin_memory names')],
  [/^torch\.nn\.utils\.clip_grad_norm_$/, words('parameters max_norm norm_type error_if_nonfinite foreach')],
  [/^torch\.nn\.utils\.clip_grad_value_$/, words('parameters clip_value foreach')],
  [/^torch\.manual_seed$|^numpy\.random\.seed$/, words('seed')],
  [/^numpy\.(?:array|asarray)$/, words('object a dtype copy order subok ndmin like device')],
  [/^numpy\.random\.choice$/, words('a size replace p')],
  [/^print$/, words('sep end file flush')],
  [/^enumerate$/, words('iterable start')],
  [/^(?:len|range|abs)$/, []],
]

/** How many arguments are needed, by their names in order. */
const NEEDED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^torch\.nn\.Linear$/, words('in_features out_features')],
  [/^torch\.nn\.functional\.(?:mse|l1|smooth_l1|huber)_loss$/, words('input target')],
  [/^torch\.optim\.[A-Z]\w+$/, ['params']],
  [/^torch\.optim\.lr_scheduler\.[A-Z]\w+$/, ['optimizer']],
  [/^torch\.utils\.data\.DataLoader$/, ['dataset']],
  [/^torch\.manual_seed$/, ['seed']],
  [/^torch\.nn\.utils\.clip_grad_norm_$/, words('parameters max_norm')],
  [/^torch\.nn\.utils\.clip_grad_value_$/, words('parameters clip_value')],
  [/^torch\.(?:matmul|mm)$/, words('input other')],
  [/^torch\.linspace$/, words('start end steps')],
  [/^(?:len|range|enumerate)$/, ['it']],
]

/** How many arguments are taken at most. */
const MOST: readonly (readonly [RegExp, number])[] = [
  [/^torch\.tensor$/, 1],
  [/^torch\.nn\.Linear$/, 5],
  [/^torch\.manual_seed$/, 1],
  [/^len$/, 1],
  [/^range$/, 3],
]

function checkArguments(name: string, { places, named, isWhole: isKnown }: GivenArguments): void {
  const keywords = KEYWORDS.find(([names]) => names.test(name))?.[1]
  const [own = ''] = name.split('.').slice(-1)
  if (keywords !== undefined) {
    for (const word of named.keys()) {
      const instead = word === 'learning_rate' && keywords.includes('lr') ? 'lr' : nearestName(word, keywords)
      if (!keywords.includes(word)) throw new Raised({ code: 'noKeyword', owner: own, name: word, instead })
    }
  }
  const dtype = named.get('dtype')
  const isOfOther = dtype?.type === 'library' && dtype.name.startsWith(name.startsWith('torch.') ? 'numpy.' : 'torch.')
  const isText = dtype?.type === 'text' && name.startsWith('torch.')
  if (isText || (isOfOther && /^(?:torch|numpy)\./.test(name))) raise('TypeError', 'arguments')
  if (!isKnown) return
  const needed = NEEDED.find(([names]) => names.test(name))?.[1] ?? []
  if (needed.some((word, i) => i >= places.length && !named.has(word) && !hasOther(name, named)))
    raise('TypeError', 'arguments')
  const most = MOST.find(([names]) => names.test(name))?.[1]
  if (most !== undefined && places.length > most) raise('TypeError', 'arguments')
}

/** Where arguments have other names as well. */
function hasOther(name: string, named: ReadonlyMap<string, ValueKind>): boolean {
  return named.size > 0 && /^torch\.(?:matmul|mm|linspace)$/.test(name)
}

const isOf = (kind: ValueKind | undefined, ...types: readonly ValueKind['type'][]) =>
  kind !== undefined && types.includes(kind.type)

/** Values that cannot be gone through. */
function isNoIterable(kind: ValueKind): boolean {
  return isOf(kind, 'number', 'none', 'bool', 'method', 'function', 'optimizer', 'loss') || isLinear(kind)
}

function isLinear(kind: ValueKind): kind is ModelKind {
  return kind.type === 'model' && kind.name === 'Linear'
}

export function checkIterable(kind: ValueKind): void {
  const isSingle = kind.type === 'tensor' && kind.shape?.length === 0
  if (isNoIterable(kind) || isSingle) raise('TypeError', 'iterate')
}

/** What a call of a library's function or class gives; stops where it certainly raises. */
export function libraryCall(name: string, args: GivenArguments, isRecording: boolean): ValueKind {
  checkArguments(name, args)
  const { places, named } = args
  const [first, second] = places
  const given = (word: string, at: number) => named.get(word) ?? places[at]
  if (/^torch\.nn\.(?:MSE|L1|SmoothL1|Huber)Loss$/.test(name)) {
    if (places.some((each) => each.type === 'tensor' && each.shape !== null && elementsOf(each.shape) > 1))
      raise('RuntimeError', 'arguments')
    if (places.some((each) => each.type === 'tensor' || each.type === 'unknown')) return UNKNOWN
    const reduction = named.get('reduction')
    return reduction === undefined || (reduction.type === 'text' && reduction.text !== 'none')
      ? { type: 'loss' }
      : UNKNOWN
  }
  if (/^torch\.nn\.functional\.(?:mse|l1|smooth_l1|huber)_loss$/.test(name))
    return lossKind(given('input', 0), given('target', 1), named.has('reduction') ? null : [], isRecording)
  if (/^torch\.optim\.[A-Z]/.test(name)) return optimizerOf(given('params', 0), given('lr', 1))
  if (/^torch\.optim\.lr_scheduler\.[A-Z]/.test(name)) {
    const optimizer = given('optimizer', 0)
    if (
      isOf(optimizer, 'model', 'instance', 'parameters', 'number', 'tensor', 'text', 'loss', 'method', 'list', 'tuple')
    )
      raise('TypeError', 'arguments')
    return { type: 'scheduler' }
  }
  switch (name) {
    case 'torch.nn.Linear': {
      const [inputs, outputs] = [given('in_features', 0), given('out_features', 1)]
      for (const each of [inputs, outputs]) {
        if (isOf(each, 'text', 'tuple', 'list', 'none', 'model', 'tensor')) raise('TypeError', 'arguments')
        if (each?.type === 'number' && each.isFloat) raise('TypeError', 'arguments')
      }
      const sizes = [inputs, outputs].map((each) => (each !== undefined && isWhole(each) ? each.value : null))
      if (sizes.some((each) => each !== null && each < 0)) raise('RuntimeError', 'sizes')
      return { type: 'model', name: 'Linear', inputs: sizes[0] ?? null, outputs: sizes[1] ?? null }
    }
    case 'torch.nn.Sequential':
      return places.length === 1 && first?.type === 'model' ? { ...first, name: 'Sequential' } : UNKNOWN
    case 'torch.tensor': {
      const data = given('data', 0)
      if (isOf(data, 'model', 'instance', 'loss', 'optimizer', 'method', 'none')) raise('', 'arguments')
      const shape = data === undefined ? null : literalShape(data)
      const asked = named.get('requires_grad')
      return tensorKind(shape, asked === undefined ? false : asked.type === 'bool' ? asked.value : null)
    }
    case 'torch.rand':
    case 'torch.randn':
    case 'torch.zeros':
    case 'torch.ones': {
      const sizes = named.has('size') ? [named.get('size') ?? UNKNOWN] : places
      const all = sizes[0]?.type === 'tuple' || sizes[0]?.type === 'list' ? (sizes[0].items ?? []) : sizes
      if (all.some((each) => isOf(each, 'text', 'none') || (each.type === 'number' && each.isFloat)))
        raise('TypeError', 'arguments')
      const shape = sizes.length === 0 || !args.isWhole ? null : sizesOf(sizes)
      if (shape?.some((size) => size < 0)) raise('RuntimeError', 'sizes')
      const asked = named.get('requires_grad')
      return tensorKind(shape, asked === undefined ? false : null)
    }
    case 'torch.linspace': {
      const steps = given('steps', 2)
      if (steps?.type === 'number' && steps.isFloat) raise('TypeError', 'arguments')
      return tensorKind(steps !== undefined && isWhole(steps) && steps.value !== null ? [steps.value] : null, false)
    }
    case 'torch.arange':
      return tensorKind(null, false)
    case 'torch.autograd.Variable':
      return places.length === 1 && first?.type === 'tensor' && named.size === 0 ? first : UNKNOWN
    case 'torch.matmul':
    case 'torch.mm':
      return first?.type === 'tensor' && second?.type === 'tensor' ? product(first, second, isRecording) : UNKNOWN
    case 'torch.from_numpy':
      if (isOf(first, 'list', 'tuple', 'tensor', 'number')) raise('TypeError', 'arguments')
      return tensorKind(null, false)
    case 'torch.Tensor':
    case 'torch.FloatTensor': {
      const shape = first?.type === 'list' && first.items !== null ? literalShape(first) : null
      return tensorKind(shape, false)
    }
    case 'torch.utils.data.TensorDataset': {
      const sizes = places.map((each) => (each.type === 'tensor' ? (each.shape?.[0] ?? null) : null))
      const [size] = sizes
      if (sizes.some((each) => each !== null && size !== null && each !== size)) raise('AssertionError', 'sizes')
      return { type: 'dataset' }
    }
    case 'torch.utils.data.DataLoader': {
      const size = given('batch_size', 1)
      if (size?.type === 'number' && !size.isFloat && size.value !== null && size.value <= 0)
        raise('ValueError', 'value')
      return { type: 'loader' }
    }
    case 'numpy.array':
    case 'numpy.asarray':
    case 'numpy.linspace':
    case 'numpy.arange':
    case 'numpy.random.choice':
    case 'numpy.zeros':
    case 'numpy.ones':
      return { type: 'array' }
    case 'print':
      return { type: 'none' }
    case 'len': {
      if (
        first !== undefined &&
        (isOf(first, 'number', 'none', 'bool', 'method', 'optimizer', 'loss') || isLinear(first))
      )
        raise('TypeError', 'arguments')
      if (first?.type === 'tensor' && first.shape?.length === 0) raise('TypeError', 'arguments')
      const size = first?.type === 'tensor' ? first.shape?.[0] : undefined
      return numberKind(false, size ?? null)
    }
    case 'range':
      return rangeOf(places)
    case 'enumerate':
      if (first === undefined) return UNKNOWN
      checkIterable(first)
      return { type: 'enumerated', of: first }
    case 'float':
    case 'int': {
      if (first?.type === 'text' && first.text !== null && !/[\dn]/i.test(first.text)) raise('ValueError', 'value')
      if (isOf(first, 'list', 'tuple', 'dict', 'none', 'method', 'model')) raise('TypeError', 'arguments')
      const value = first?.type === 'number' ? first.value : null
      return numberKind(name === 'float', value !== null && name === 'int' ? Math.trunc(value) : value)
    }
    case 'str':
    case 'repr':
      return { type: 'text', text: null }
    case 'list':
    case 'tuple':
      if (first !== undefined) checkIterable(first)
      return { type: name, items: places.length === 0 ? [] : null }
    case 'dict':
      return { type: 'dict' }
    default:
      return UNKNOWN
  }
}

function rangeOf(places: readonly ValueKind[]): ValueKind {
  if (places.some((each) => isOf(each, 'text', 'tensor', 'list', 'none', 'tuple', 'array') && !isScalar(each)))
    raise('TypeError', 'arguments')
  if (places.some((each) => each.type === 'number' && each.isFloat)) raise('TypeError', 'arguments')
  const values = places.map((each) => (isWhole(each) ? each.value : null))
  const [a = null, b = null, step = null] = values
  if (places.length === 3 && step === 0) raise('ValueError', 'value')
  const from = places.length === 1 ? 0 : a
  const to = places.length === 1 ? a : b
  const isPlain = places.length < 3 && from !== null && to !== null
  return { type: 'range', from: isPlain ? from : null, count: isPlain ? Math.max(0, to - from) : null }
}

/** A tensor of one whole number counts as one; an array may. */
function isScalar(kind: ValueKind): boolean {
  return kind.type === 'array' || kind.type === 'tensor'
}

function optimizerOf(params: ValueKind | undefined, lr: ValueKind | undefined): ValueKind {
  if (params !== undefined) {
    const isCalled = isOf(params, 'parameters', 'unknown', 'list', 'tuple', 'dict', 'library', 'range', 'enumerated')
    if (!isCalled && params.type !== 'model' && params.type !== 'instance') raise('TypeError', 'parameters')
    if (isLinear(params) || (params.type === 'instance' && params.of.isModule)) raise('TypeError', 'parameters')
    if (params.type === 'list' && params.items?.length === 0) raise('ValueError', 'parameters')
  }
  if (isOf(lr, 'text', 'none', 'list', 'tuple')) raise('TypeError', 'arguments')
  if (lr?.type === 'number' && lr.value !== null && lr.value < 0) raise('ValueError', 'value')
  return { type: 'optimizer' }
}

/** What a loss makes of its two arguments. */
export function lossKind(
  pred: ValueKind | undefined,
  target: ValueKind | undefined,
  shape: readonly number[] | null,
  isRecording: boolean,
): ValueKind {
  for (const each of [pred, target]) {
    if (isOf(each, 'number', 'text', 'list', 'tuple', 'none', 'method', 'array')) raise('', 'arguments')
  }
  if (pred?.type !== 'tensor' || target?.type !== 'tensor') return tensorKind(shape, null)
  broadcastShape(pred.shape, target.shape)
  return tensorKind(shape, graphOf([pred, target], isRecording))
}

function graphOf(tensors: readonly ValueKind[], isRecording: boolean): boolean | null {
  if (!isRecording) return false
  const graphs = tensors.map((each) =>
    each.type === 'tensor' ? each.hasGraph : each.type === 'unknown' ? null : false,
  )
  return graphs.includes(true) ? true : graphs.includes(null) ? null : false
}

function product(a: TensorKind, b: TensorKind, isRecording: boolean): TensorKind {
  return tensorKind(productShape(a.shape, b.shape), graphOf([a, b], isRecording))
}

/** What a model of one layer predicts. */
export function predicted(model: ModelKind, args: GivenArguments, isRecording: boolean): ValueKind {
  if (args.isWhole && args.places.length + args.named.size !== 1) raise('TypeError', 'arguments')
  const [input] = args.places
  if (isOf(input, 'number', 'text', 'list', 'tuple', 'none', 'array', 'method', 'model'))
    raise('TypeError', 'arguments')
  const shape = input?.type === 'tensor' ? input.shape : null
  const { inputs, outputs } = model
  if (shape !== null && inputs !== null && shape.at(-1) !== inputs) raise('RuntimeError', 'sizes')
  return tensorKind(shape === null || outputs === null ? null : [...shape.slice(0, -1), outputs], isRecording)
}

/** What a method of a value gives. */
export function methodCall(owner: ValueKind, name: string, args: GivenArguments, isRecording: boolean): ValueKind {
  switch (owner.type) {
    case 'tensor':
      return tensorMethod(owner, name, args, isRecording)
    case 'text':
      if (name === 'format' && owner.text !== null && args.isWhole) checkFormat(owner.text, args.places, args.named)
      return /^(?:format|join|ljust|rjust|upper|lower|strip|replace)$/.test(name)
        ? { type: 'text', text: null }
        : UNKNOWN
    case 'list':
      if (name === 'append' && args.isWhole && args.places.length !== 1) raise('TypeError', 'arguments')
      return name === 'append' || name === 'extend' ? { type: 'none' } : UNKNOWN
    case 'optimizer':
      if (name === 'step' && isOf(args.places[0], 'tensor', 'number', 'text')) raise('TypeError', 'arguments')
      if (name === 'zero_grad' && [...args.named.keys()].some((each) => each !== 'set_to_none'))
        raise('TypeError', 'arguments')
      return name === 'zero_grad' ? { type: 'none' } : UNKNOWN
    case 'model':
      if (name === 'forward') return predicted(owner, args, isRecording)
      return moduleMethod(owner, name)
    case 'instance':
    case 'loss':
      return moduleMethod(owner, name)
    default:
      return UNKNOWN
  }
}

function moduleMethod(owner: ValueKind, name: string): ValueKind {
  if (name === 'parameters') return parametersOf(owner)
  return /^(?:train|eval|float|cpu|to)$/.test(name) ? owner : UNKNOWN
}

function parametersOf(owner: ValueKind): ValueKind {
  if (owner.type === 'loss') return { type: 'list', items: [] }
  if (owner.type !== 'instance') return { type: 'parameters' }
  const isEmpty = [...owner.attributes.values()].every((each) => isOf(each, 'number', 'text', 'bool', 'none'))
  return isEmpty && owner.of.isModule ? { type: 'list', items: [] } : { type: 'parameters' }
}

const SAME = /^(?:to|float|double|clone|cpu|contiguous|abs|sqrt|exp|log|pow|relu|square|tanh|sigmoid)$/

function tensorMethod(tensor: TensorKind, name: string, args: GivenArguments, isRecording: boolean): ValueKind {
  const { shape } = tensor
  const { places } = args
  const hasGraph = isRecording ? tensor.hasGraph : false
  const like = (size: readonly number[] | null) => tensorKind(size, hasGraph)
  if (SAME.test(name)) return like(shape)
  switch (name) {
    case 'item':
      if (places.length > 0) raise('TypeError', 'arguments')
      if (shape !== null && elementsOf(shape) !== 1) raise('', 'oneElement')
      return shape === null ? UNKNOWN : numberKind(true)
    case 'detach':
      return tensorKind(shape, false)
    case 'numpy':
      if (tensor.hasGraph === true) raise('RuntimeError', 'needsGrad')
      return { type: 'array' }
    case 'view':
    case 'reshape':
      return places.length === 0 || !args.isWhole ? like(null) : reshapedKind(like(shape), sizesOf(places))
    case 'squeeze':
      return like(places.length > 0 || shape === null ? null : shape.filter((size) => size !== 1))
    case 'unsqueeze': {
      if (args.isWhole && places.length + args.named.size === 0) raise('TypeError', 'arguments')
      const [dim] = places
      if (shape === null || dim === undefined || !isWhole(dim) || dim.value === null) return like(null)
      const at = dim.value < 0 ? dim.value + shape.length + 1 : dim.value
      if (at < 0 || at > shape.length) raise('IndexError', 'sizes')
      return like(shape.toSpliced(at, 0, 1))
    }
    case 't':
      if (shape !== null && shape.length > 2) raise('RuntimeError', 'sizes')
      return like(shape?.toReversed() ?? null)
    case 'flatten':
    case 'ravel':
      return like(places.length > 0 || shape === null ? null : [elementsOf(shape)])
    case 'mean':
    case 'sum': {
      const [dim] = places
      if (shape !== null && dim !== undefined && isWhole(dim) && dim.value !== null) {
        const reach = Math.max(shape.length, 1)
        if (dim.value >= reach || dim.value < -reach) raise('IndexError', 'sizes')
      }
      return like(places.length + args.named.size === 0 ? [] : null)
    }
    case 'matmul':
    case 'mm':
      return places[0]?.type === 'tensor' ? product(tensor, places[0], isRecording) : UNKNOWN
    case 'dim':
    case 'numel':
      return numberKind(false)
    default:
      return UNKNOWN
  }
}

/** `value` as an operator takes it: a method by itself is none. */
export function operandsOf(sign: string, a: ValueKind, b: ValueKind, isRecording: boolean): ValueKind {
  const [left, right] = [a.type, b.type]
  const either = (type: ValueKind['type']) => left === type || right === type
  const other = (type: ValueKind['type']) => (left === type ? right : left)
  if (either('unknown')) return left === 'tensor' || right === 'tensor' ? tensorKind(null, null) : UNKNOWN
  if (either('method') || either('none') || either('function')) raise('TypeError', 'operands')
  if (either('text')) {
    if (left === 'text' && right === 'text' && sign === '+') return { type: 'text', text: null }
    const isRepeated = sign === '*' && isOf(left === 'text' ? b : a, 'number', 'bool')
    if (isRepeated) return { type: 'text', text: null }
    if (isOf({ ...(left === 'text' ? b : a) }, 'number', 'tensor', 'list', 'tuple', 'text'))
      raise('TypeError', 'operands')
    return UNKNOWN
  }
  if (left === 'number' && right === 'number') return ofNumbers(sign, a, b)
  if (left === 'tensor' || right === 'tensor') {
    if (['list', 'tuple', 'dict', 'model', 'loss', 'optimizer', 'library'].includes(other('tensor'))) {
      if (other('tensor') === 'library') return tensorKind(null, null)
      raise('TypeError', 'operands')
    }
    const shape = (kind: ValueKind) => (kind.type === 'tensor' ? kind.shape : isOf(kind, 'number', 'bool') ? [] : null)
    const graph = graphOf([a, b], isRecording)
    if (sign === '@') return a.type === 'tensor' && b.type === 'tensor' ? product(a, b, isRecording) : UNKNOWN
    if (/^[\^&|]$/.test(sign)) return graph === true ? raise('RuntimeError', 'operands') : UNKNOWN
    return tensorKind(broadcastShape(shape(a), shape(b)), graph)
  }
  const isList = (kind: ValueKind) => kind.type === 'list' || kind.type === 'tuple'
  const isNumber = (kind: ValueKind) => kind.type === 'number' && (kind.isFloat || sign !== '*')
  if ((isList(a) && isNumber(b)) || (isNumber(a) && isList(b))) raise('TypeError', 'operands')
  return UNKNOWN
}

function ofNumbers(sign: string, a: ValueKind, b: ValueKind): ValueKind {
  if (a.type !== 'number' || b.type !== 'number') return UNKNOWN
  const isFloat = a.isFloat || b.isFloat
  if (/^(?:\/\/|[/%])$/.test(sign) && b.value === 0) raise('ZeroDivisionError', 'zero')
  if (/^(?:[&|^]|<<|>>)$/.test(sign)) return isFloat ? raise('TypeError', 'operands') : numberKind(false)
  const [x, y] = [a.value, b.value]
  if (sign === '@') raise('TypeError', 'operands')
  if (x === null || y === null) return numberKind(isFloat || sign === '/')
  switch (sign) {
    case '+':
      return numberKind(isFloat, x + y)
    case '-':
      return numberKind(isFloat, x - y)
    case '*':
      return numberKind(isFloat, x * y)
    case '/':
      return numberKind(true, x / y)
    case '//':
      return numberKind(isFloat, Math.floor(x / y))
    case '%':
      return numberKind(isFloat, x - y * Math.floor(x / y))
    default:
      return numberKind(isFloat || y < 0)
  }
}

/** A value that is called though it is nothing to call. */
export function checkCallable(kind: ValueKind, name: string): void {
  const never = [
    'number',
    'text',
    'none',
    'bool',
    'tensor',
    'list',
    'tuple',
    'dict',
    'optimizer',
    'scheduler',
    'loader',
  ]
  if (never.includes(kind.type) || (kind.type === 'array' && name !== ''))
    throw new Raised({ code: 'notCallable', owner: pythonClassOf(kind), name })
  const isModule =
    kind.type === 'library' && /^(?:torch|numpy|torch\.(?:nn|optim|utils|nn\.functional|utils\.data))$/.test(kind.name)
  if (isModule) throw new Raised({ code: 'notCallable', owner: 'module', name })
}
