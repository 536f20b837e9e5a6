import {
  arrayIn,
  type CallArguments,
  dtypeIn,
  type Library,
  numberIn,
  only,
  ROWS,
  type ValueFunction,
} from './call-arguments.ts'
import { drawnTensor, filled, filledLike, full, like, normal } from './value-fills.ts'
import { arrayOf, readCsv, readNumbers, withoutColumns } from './value-frames.ts'
import { numpyArange, numpyLinspace, torchArange, torchLinspace } from './value-sequences.ts'
import { reshaped, sizesIn, squeezed, transposed, unsqueezed, wholeOf } from './value-shapes.ts'
import {
  type ArrayValue,
  arrayValue,
  countOf,
  type Dtype,
  type FrameValue,
  numberValue,
  operated,
  type PythonValue,
  unknown,
} from './values.ts'

/** What a list of numbers, or of such lists, is as an array. */
function ofLists(given: PythonValue, library: Library, dtype: Dtype | undefined): ArrayValue {
  // A table of several columns is no sequence of numbers to PyTorch.
  const isTable = given.kind === 'frame' && (library === 'numpy' || given.isSeries)
  const value = isTable ? arrayOf(given) : given
  if (value.kind === 'array') {
    const isTorch = library === 'torch' || value.library === library
    return isTorch ? arrayValue({ ...value, library, dtype: dtype ?? value.dtype }) : unknown()
  }
  if (value.kind === 'number') {
    const byDefault = value.isFloat ? (library === 'torch' ? 'float32' : 'float64') : 'int64'
    return arrayValue({ library, dtype: dtype ?? byDefault, shape: [], data: [value.value], isSure: true })
  }
  if (value.kind !== 'list' || value.items.length === 0) return unknown()
  // A tensor in a list must be a single number.
  if (
    library === 'torch' &&
    value.items.some((each) => each.kind === 'array' && each.library === 'torch' && each.shape.length > 0)
  )
    return unknown()
  const parts = value.items.map((each) => ofLists(each, library, each.kind === 'number' ? undefined : dtype))
  const [first] = parts
  if (first === undefined || parts.some(({ shape }) => String(shape) !== String(first.shape))) return unknown()
  const dtypes = parts.map((each) => each.dtype)
  const found = dtypes.find((each) => each !== 'int64') ?? 'int64'
  return arrayValue({
    library,
    dtype: dtype ?? found,
    shape: [parts.length, ...first.shape],
    data: parts.every(({ data }) => data !== null) ? parts.flatMap(({ data }) => data ?? []) : null,
    isSure: parts.every(({ isSure }) => isSure),
  })
}

function sequence(library: Library, { places, named }: CallArguments): ArrayValue {
  only({ places, named }, 3, 'dtype', 'start', 'end', 'stop', 'step')
  const zero = numberValue(0, false)
  const [a, b, c] = places
  const last = named.get('end') ?? named.get('stop')
  const start = b === undefined && last === undefined ? zero : numberIn(a ?? named.get('start'))
  const end = numberIn(b ?? last ?? a)
  const step = numberIn(c ?? named.get('step') ?? numberValue(1, false))
  const dtype = dtypeIn(named.get('dtype'))
  const isWhole = [start, end, step].every(({ isFloat }) => !isFloat)
  // Of another dtype it is another kernel, where the numbers are no whole ones.
  if (dtype !== undefined && !isWhole && !(library === 'torch' && dtype === 'float32')) return unknown()
  const found = library === 'torch' ? torchArange(start, end, step) : numpyArange(start, end, step)
  return dtype === undefined ? found : arrayValue({ ...found, dtype })
}

function evenly(library: Library, { places, named }: CallArguments): ArrayValue {
  only({ places, named }, 3, 'steps', 'num', 'start', 'end', 'stop', 'dtype')
  const start = numberIn(places[0] ?? named.get('start'))
  const end = numberIn(places[1] ?? named.get('end') ?? named.get('stop'))
  const count = places[2] ?? named.get(library === 'torch' ? 'steps' : 'num')
  const dtype = dtypeIn(named.get('dtype'))
  if (library === 'torch')
    return dtype === undefined || dtype === 'float32' ? torchLinspace(start, end, wholeOf(count)) : unknown()
  const found = numpyLinspace(start.value, end.value, count === undefined ? 50 : wholeOf(count))
  return dtype === undefined ? found : arrayValue({ ...found, dtype })
}

const made =
  (library: Library, dtype?: Dtype): ValueFunction =>
  (args) => {
    only(args, 1, 'dtype', 'data', 'object')
    return ofLists(
      args.places[0] ?? args.named.get('data') ?? args.named.get('object') ?? unknown(),
      library,
      dtype ?? dtypeIn(args.named.get('dtype')),
    )
  }

/** A tensor of lists; of sizes it is one that nobody filled. */
const floatTensor: ValueFunction = (args) =>
  args.places[0]?.kind === 'number' ? unknown() : made('torch', 'float32')(args)

function numbersRead({ places, named, files }: CallArguments): PythonValue {
  const array = readNumbers({ path: places[0], named }, files ?? [])
  return arrayValue({ ...array, dtype: dtypeIn(named.get('dtype')) ?? 'float64' })
}

const FUNCTIONS: Readonly<Record<string, ValueFunction>> = {
  [ROWS]: ({ places }) => {
    const shape = places.slice(0, -1).map(wholeOf)
    return arrayValue({ library: 'torch', dtype: 'float32', shape, data: null, isSure: true })
  },
  'pandas.read_csv': ({ places, named, files }) => readCsv({ path: places[0], named }, files ?? []),
  'numpy.loadtxt': numbersRead,
  'numpy.genfromtxt': numbersRead,
  'torch.tensor': made('torch'),
  'torch.as_tensor': made('torch'),
  'torch.Tensor': floatTensor,
  'torch.FloatTensor': floatTensor,
  'torch.from_numpy': (args) => (arrayIn(args.places[0]).library === 'numpy' ? made('torch')(args) : unknown()),
  'numpy.array': made('numpy'),
  'numpy.asarray': made('numpy'),
  'torch.arange': (args) => sequence('torch', args),
  'numpy.arange': (args) => sequence('numpy', args),
  'torch.linspace': (args) => evenly('torch', args),
  'numpy.linspace': (args) => evenly('numpy', args),
  'torch.ones': (args) => filled('torch', 1, args),
  'torch.zeros': (args) => filled('torch', 0, args),
  'numpy.ones': (args) => filled('numpy', 1, args),
  'numpy.zeros': (args) => filled('numpy', 0, args),
  'torch.full': full,
  'torch.zeros_like': filledLike(0),
  'torch.ones_like': filledLike(1),
  'torch.rand': (args) => drawnTensor('torch', args, 'rand'),
  'torch.randn': (args) => drawnTensor('torch', args, 'randn'),
  'torch.rand_like': like('rand'),
  'torch.randn_like': like('randn'),
  'torch.normal': normal,
  'numpy.random.rand': (args) => drawnTensor('numpy', args),
  'numpy.random.randn': (args) => drawnTensor('numpy', args),
  'torch.unsqueeze': ({ places, named }) => unsqueezed(arrayIn(places[0]), wholeOf(places[1] ?? named.get('dim'))),
  'torch.squeeze': ({ places, named }) => squeezed(arrayIn(places[0]), dimension({ places: places.slice(1), named })),
  'numpy.expand_dims': ({ places, named }) => unsqueezed(arrayIn(places[0]), wholeOf(places[1] ?? named.get('axis'))),
  'torch.reshape': ({ places }) => reshaped(arrayIn(places[0]), sizesIn(places.slice(1))),
  'numpy.reshape': ({ places }) => reshaped(arrayIn(places[0]), sizesIn(places.slice(1))),
  'torch.matmul': ({ places: [a, b] }) => operated('@', a ?? unknown(), b ?? unknown()),
  'torch.mm': ({ places: [a, b] }) => operated('@', a ?? unknown(), b ?? unknown()),
  len: ({ places: [value] }) => {
    if (value?.kind === 'list') return numberValue(value.items.length, false)
    return numberValue(arrayIn(value).shape[0] ?? unknown(), false)
  },
  range: ({ places }) => {
    const [a = unknown(), b, c] = places.map(wholeOf)
    const [from, to, by] = [b === undefined ? 0 : a, b ?? a, c ?? 1]
    if (by === 0) return unknown()
    const length = Math.max(0, Math.ceil((to - from) / by))
    return { kind: 'list', items: Array.from({ length }, (_, i) => numberValue(from + i * by, false)) }
  },
  zip: ({ places }) => {
    const lists = places.map((each) => (each.kind === 'list' ? each.items : unknown()))
    const length = Math.min(...lists.map((each) => each.length))
    return {
      kind: 'list',
      items: Array.from({ length }, (_, i) => ({ kind: 'list', items: lists.map((each) => each[i] ?? unknown()) })),
    }
  },
  list: ({ places: [value] }) => (value?.kind === 'list' ? value : unknown()),
  tuple: ({ places: [value] }) => (value?.kind === 'list' ? value : unknown()),
  float: ({ places: [value] }) => numberValue(numberIn(value).value, true),
  int: ({ places: [value] }) => numberValue(Math.trunc(numberIn(value).value), false),
}

/** What a function of Python, PyTorch or NumPy gives; unknown where that is not known to the bit. */
export function called(name: string, args: CallArguments): PythonValue {
  const own = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  return own?.(args) ?? unknown()
}

function dimension({ places, named }: CallArguments): number | null {
  const value = places[0] ?? named.get('dim') ?? named.get('axis')
  return value === undefined ? null : wholeOf(value)
}

type Method = (array: ArrayValue, args: CallArguments) => PythonValue

const same: Method = (array) => array
const as =
  (dtype: Dtype): Method =>
  (array) =>
    arrayValue({ ...array, dtype })
const flat: Method = (array) => reshaped(array, [-1])

const METHODS: Readonly<Record<string, Method>> = {
  view: (array, { places }) => reshaped(array, sizesIn(places)),
  reshape: (array, { places }) => reshaped(array, sizesIn(places)),
  unsqueeze: (array, args) => unsqueezed(array, dimension(args) ?? unknown()),
  unsqueeze_: () => unknown(),
  squeeze: (array, args) => squeezed(array, dimension(args)),
  flatten: flat,
  ravel: flat,
  t: transposed,
  transpose: (array, { places }) => (places.length === 0 && array.library === 'torch' ? unknown() : transposed(array)),
  float: as('float32'),
  double: as('float64'),
  clone: same,
  detach: same,
  copy: same,
  contiguous: same,
  numpy: (array) => arrayValue({ ...array, library: 'numpy' }),
  astype: (array, { places }) => arrayValue({ ...array, dtype: dtypeIn(places[0]) ?? unknown() }),
  type: (array, { places }) => arrayValue({ ...array, dtype: dtypeIn(places[0]) ?? unknown() }),
  to: (array, { places, named }) =>
    arrayValue({ ...array, dtype: dtypeIn(places[0] ?? named.get('dtype')) ?? unknown() }),
  size: (array, args) => sizeOf(array, dimension(args)),
  dim: (array) => numberValue(array.shape.length, false),
  numel: (array) => numberValue(countOf(array.shape), false),
  matmul: (array, { places: [other] }) => operated('@', array, other ?? unknown()),
  mm: (array, { places: [other] }) => operated('@', array, other ?? unknown()),
  pow: (array, { places: [power] }) => operated('**', array, power ?? unknown()),
}

function sizeOf(array: ArrayValue, dim: number | null): PythonValue {
  return dim === null ? attribute(array, 'shape') : numberValue(array.shape.at(dim) ?? unknown(), false)
}

/** What a method of a table gives. */
export function frameMethod(frame: FrameValue, name: string, { places, named }: CallArguments): PythonValue {
  if (name === 'drop') return withoutColumns(frame, places, named)
  // Without rows in which something is missing: there are none where every cell is a number.
  const isWhole = !frame.isPart && frame.columns.every(({ values }) => values !== null)
  if (name === 'copy' || (name === 'dropna' && places.length === 0 && named.size === 0 && isWhole)) return frame
  const dtype = dtypeIn(places[0] ?? named.get('dtype')) ?? frame.dtype
  if (name === 'astype') return { ...frame, dtype }
  return name === 'to_numpy' ? arrayOf({ ...frame, dtype }) : unknown()
}

export function methodCalled(array: ArrayValue, name: string, args: CallArguments): PythonValue {
  const own = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  return own?.(array, args) ?? unknown()
}

export function attribute(array: ArrayValue, name: string): PythonValue {
  if (name === 'shape') return { kind: 'list', items: array.shape.map((size) => numberValue(size, false)) }
  if (name === 'T') return transposed(array)
  return name === 'data' ? array : unknown()
}
