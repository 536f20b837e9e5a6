/** A value of Python that is known without carrying anything out. */
export type PythonValue = NumberValue | ListValue | ArrayValue | TextValue | NameValue | FrameValue

export interface NumberValue {
  readonly kind: 'number'
  readonly value: number
  readonly isFloat: boolean
}

/** A list or a tuple. */
export interface ListValue {
  readonly kind: 'list'
  readonly items: readonly PythonValue[]
}

export type Dtype = 'float32' | 'float64' | 'int64'

/** A tensor of PyTorch or an array of NumPy. */
export interface ArrayValue {
  readonly kind: 'array'
  readonly library: 'torch' | 'numpy'
  readonly dtype: Dtype
  readonly shape: readonly number[]
  /** Row-major; null where only the shape is known: of what is drawn. */
  readonly data: readonly number[] | null
  /** Whether every machine has these very bits. */
  readonly isSure: boolean
  /** What its columns are called in the file that they are from. */
  readonly names?: readonly string[]
  /** Float32 where the file itself has more digits: nothing is known that is worked out of them. */
  readonly isRounded?: boolean
}

/** A table of pandas, or one of its columns. */
export interface FrameValue {
  readonly kind: 'frame'
  /** A number a row; null where a cell is none. */
  readonly columns: readonly { readonly name: string; readonly values: readonly number[] | null }[]
  readonly rows: number
  readonly isSeries: boolean
  /** What its numbers are taken as; by what they are where that is not said. */
  readonly dtype: Dtype | null
  /** Whether it may have further columns in the file. */
  readonly isPart: boolean
  readonly isRounded: boolean
}

export interface TextValue {
  readonly kind: 'text'
  readonly text: string
}

/** A name of a module: `torch.float32`. */
export interface NameValue {
  readonly kind: 'name'
  readonly name: string
}

/** What is thrown where a value is not known, to the bit. */
export class Unknown extends Error {}

export function unknown(): never {
  throw new Unknown()
}

/** The most numbers that are worked out. */
const MOST = 700_000

export function numberValue(value: number, isFloat: boolean): NumberValue {
  return Number.isFinite(value) && (isFloat || Number.isSafeInteger(value))
    ? { kind: 'number', value, isFloat }
    : unknown()
}

export function arrayValue(like: Omit<ArrayValue, 'kind'>): ArrayValue {
  const count = countOf(like.shape)
  if (count > MOST || (like.data !== null && like.data.length !== count)) return unknown()
  return { kind: 'array', ...like, data: like.data?.map((value) => rounded(like.dtype, value)) ?? null }
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** `value` as the dtype holds it; unknown where it does not. */
function rounded(dtype: Dtype, value: number): number {
  const held = dtype === 'float32' ? Math.fround(value) : value
  const isHeld = dtype === 'int64' ? Number.isSafeInteger(held) : Number.isFinite(held)
  return isHeld ? held : unknown()
}

type Sign = '+' | '-' | '*' | '/' | '**' | '//' | '%'

/** `a + b` and the like, as Python, PyTorch and NumPy have it. */
export function operated(sign: string, a: PythonValue, b: PythonValue): PythonValue {
  if (!isSign(sign)) return sign === '@' && a.kind === 'array' && b.kind === 'array' ? product(a, b) : unknown()
  if (a.kind === 'number' && b.kind === 'number') return ofNumbers(sign, a, b)
  if (a.kind === 'list' && b.kind === 'list' && sign === '+') return { kind: 'list', items: [...a.items, ...b.items] }
  if (a.kind === 'list' && b.kind === 'number' && sign === '*' && !b.isFloat)
    return { kind: 'list', items: Array.from({ length: b.value }, () => a.items).flat() }
  return ofArrays(sign, a, b)
}

function isSign(sign: string): sign is Sign {
  return ['+', '-', '*', '/', '**', '//', '%'].includes(sign)
}

function ofNumbers(sign: Sign, a: NumberValue, b: NumberValue): PythonValue {
  const isFloat = a.isFloat || b.isFloat
  const [x, y] = [a.value, b.value]
  if (sign === '+') return numberValue(x + y, isFloat)
  if (sign === '-') return numberValue(x - y, isFloat)
  if (sign === '*') return numberValue(x * y, isFloat)
  if (y === 0 && sign !== '**') return unknown()
  if (sign === '/') return numberValue(x / y, true)
  // What C's library makes of other powers is not known to the last bit.
  if (isFloat || (sign === '**' && y < 0)) return unknown()
  if (sign === '**') return numberValue(x ** y, false)
  return numberValue(sign === '//' ? Math.floor(x / y) : x - y * Math.floor(x / y), false)
}

function ofArrays(sign: Sign, a: PythonValue, b: PythonValue): PythonValue {
  const [left, right] = [a, b].map((each) => (each.kind === 'number' || each.kind === 'array' ? each : unknown()))
  if (left === undefined || right === undefined || sign === '//' || sign === '%') return unknown()
  const array = left.kind === 'array' ? left : right.kind === 'array' ? right : unknown()
  const { library } = array
  if (left.kind === 'array' && right.kind === 'array' && left.library !== right.library) return unknown()
  if ([left, right].some((each) => each.kind === 'array' && each.isRounded && each.dtype !== 'float32'))
    return unknown()
  // A number divided by a tensor is a product with its reciprocal there.
  if (left.kind === 'number' && (sign === '/' || sign === '**') && library === 'torch') return unknown()
  if (sign === '**') return power(array, right)
  const dtype = dtypeOf(sign, left, right, library)
  const shape = broadcast(shapeOf(left), shapeOf(right))
  const isSure = [left, right].every((each) => each.kind === 'number' || each.isSure)
  const [x, y] = [left, right].map((each) => elements(each, shape, dtype))
  if (!x || !y) return arrayValue({ library, dtype, shape, data: null, isSure })
  const data = x.map((value, i) => arithmetic(sign, value, y[i] ?? 0))
  return arrayValue({ library, dtype, shape, data, isSure })
}

function arithmetic(sign: Sign, x: number, y: number): number {
  if (sign === '+') return x + y
  if (sign === '-') return x - y
  return sign === '*' ? x * y : x / y
}

/** Squares, and PyTorch's cubes; whole powers of whole numbers. */
function power(array: ArrayValue, exponent: PythonValue): PythonValue {
  if (exponent.kind !== 'number') return unknown()
  const { value } = exponent
  const isWhole = array.dtype === 'int64' && !exponent.isFloat && value >= 0
  if (array.dtype === 'int64' && !isWhole) return unknown()
  if (!isWhole && value !== 1 && value !== 2 && !(value === 3 && array.library === 'torch')) return unknown()
  const squared = (x: number) => (array.dtype === 'float32' ? Math.fround(x * x) : x * x)
  const of = (x: number) => (isWhole ? x ** value : value === 1 ? x : value === 2 ? x * x : squared(x) * x)
  return arrayValue({ ...array, data: array.data?.map(of) ?? null })
}

function shapeOf(value: NumberValue | ArrayValue): readonly number[] {
  return value.kind === 'number' ? [] : value.shape
}

function dtypeOf(
  sign: Sign,
  a: NumberValue | ArrayValue,
  b: NumberValue | ArrayValue,
  library: ArrayValue['library'],
): Dtype {
  const byDefault = library === 'torch' ? 'float32' : 'float64'
  const dtypes = [a, b].flatMap((each) => (each.kind === 'array' ? [each.dtype] : []))
  const isFloatNumber = [a, b].some((each) => each.kind === 'number' && each.isFloat)
  const floats = dtypes.filter((each) => each !== 'int64')
  if (floats.length === 0) return isFloatNumber || sign === '/' ? byDefault : 'int64'
  if (library === 'numpy' && dtypes.includes('int64')) return 'float64'
  // A tensor of no dimension counts less than others.
  if (floats.includes('float32') && floats.includes('float64') && [a, b].some((each) => shapeOf(each).length === 0))
    return unknown()
  return floats.includes('float64') ? 'float64' : 'float32'
}

function broadcast(a: readonly number[], b: readonly number[]): readonly number[] {
  const length = Math.max(a.length, b.length)
  return Array.from({ length }, (_, i) => {
    const [x, y] = [a[i - length + a.length] ?? 1, b[i - length + b.length] ?? 1]
    return x === y || y === 1 ? x : x === 1 ? y : unknown()
  })
}

/** The elements of `value`, those of a smaller shape again and again, as `dtype` has them. */
function elements(value: NumberValue | ArrayValue, shape: readonly number[], dtype: Dtype): readonly number[] | null {
  const own = shapeOf(value)
  const data = value.kind === 'number' ? [value.value] : value.data
  if (data === null) return null
  return Array.from({ length: countOf(shape) }, (_, i) => {
    let [rest, at, stride] = [i, 0, 1]
    for (let axis = 1; axis <= shape.length; axis++) {
      const size = shape.at(-axis) ?? 1
      const ownSize = axis <= own.length ? (own.at(-axis) ?? 1) : 1
      if (ownSize > 1) at += (rest % size) * stride
      stride *= ownSize
      rest = Math.floor(rest / size)
    }
    return rounded(dtype, data[at] ?? 0)
  })
}

/** `a @ b`; of more than one product each the order of the sum is not known. */
function product(a: ArrayValue, b: ArrayValue): PythonValue {
  const [rows, inner] = a.shape
  const [other, columns] = b.shape
  if (a.library !== b.library || a.dtype !== b.dtype || a.shape.length !== 2 || inner !== other || rows === undefined)
    return unknown()
  const isSure = a.isSure && b.isSure
  const like = { library: a.library, dtype: a.dtype, isSure }
  if (b.shape.length === 1) return arrayValue({ ...like, shape: [rows], data: null })
  if (columns === undefined || b.shape.length !== 2) return unknown()
  const [x, y] = [a.data, b.data]
  const data = inner === 1 && x && y ? x.flatMap((value) => y.map((each) => value * each)) : null
  return arrayValue({ ...like, shape: [rows, columns], data })
}
