import { float32Literal } from '../../export/program/python.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { Form } from './blocks.ts'
import { assignedBy, namedArguments, variablesOf, withCalls, withVariables } from './variables.ts'

/** A list of numbers, or of lists of them. */
const LIST = /^\[(?:[-+\d.e,[\]]*)\]$/
const FLOAT32 = /^(?:torch\.float(?:32)?|numpy\.float32|'float32')$/

/** Tensors of numbers that are written out, each in the one way of the page, whichever class makes them. */
export const withPlainLiterals: Form = (written) => {
  const statements = folded(written)
  const arrays = arraysOf(statements)
  const plain = statements.map((each) =>
    /^(?:model|optimizer)\.load_state_dict/.test(each.text)
      ? each
      : { ...each, text: tensors(arrays.size === 0 ? each.text : filledIn(each.text, arrays)) },
  )
  // A list by itself does nothing; what else it is used for stands at its own line.
  const filled = new Set(statements.flatMap(({ text }) => (takesArray(text) ? variablesOf(text) : [])))
  return plain.filter(({ text }) => !assignsArray(text, arrays) || !assignedBy(text).some((each) => filled.has(each)))
}

/** Arrays of NumPy that are written out once, and never changed. */
function arraysOf(statements: readonly PlainStatement[]): ReadonlyMap<string, string> {
  const arrays = new Map<string, string>()
  for (const { text, level } of statements) {
    const [, name, value] = /^(\w+)=((?:numpy\.array\()?\[.*)$/.exec(text) ?? []
    if (level > 0 || name === undefined || value === undefined) continue
    const isLiteral =
      LIST.test(value) || withCalls(value, 'numpy.array', ([list = '']) => (LIST.test(list) ? '' : null)) === ''
    if (isLiteral && isConstant(statements, name)) arrays.set(name, value)
  }
  return arrays
}

/** Whether one statement gives `name` a value, and none changes it. */
function isConstant(statements: readonly PlainStatement[], name: string): boolean {
  const isChanged = new RegExp(`(?<![\\w.])${name}\\.(?:append|extend|insert|fill|sort|put|resize|\\w+_)\\(|^del `)
  return (
    statements.filter(({ text }) => assignedBy(text).includes(name)).length === 1 &&
    !statements.some(({ text }) => isChanged.test(text))
  )
}

function assignsArray(text: string, arrays: ReadonlyMap<string, string>): boolean {
  const [, name] = /^(\w+)=(?:\[|numpy\.array\()/.exec(text) ?? []
  return name !== undefined && arrays.has(name)
}

function takesArray(text: string): boolean {
  return /torch\.(?:from_numpy|tensor|Tensor|FloatTensor)\(/.test(text)
}

/** The arrays in the calls that make tensors of them. */
function filledIn(text: string, arrays: ReadonlyMap<string, string>): string {
  return ['torch.from_numpy', 'torch.tensor', 'torch.Tensor', 'torch.FloatTensor', 'numpy.array'].reduce(
    (all, call) =>
      withCalls(all, call, ([first = '', ...others]) =>
        arrays.has(first) ? `${call}(${[withVariables(first, arrays), ...others].join(',')})` : null,
      ),
    text,
  )
}

function tensors(text: string): string {
  const singles = ['torch.from_numpy', 'torch.Tensor', 'torch.FloatTensor', 'torch.tensor', 'torch.as_tensor'].reduce(
    (all, call) => withCalls(all, call, (args) => tensorOf(call, args)),
    text,
  )
  return reshaped(singles)
}

/** The same as `torch.tensor([[1.0, 2.0]])`, float32 by float32; null where it is of another type or no literal. */
function tensorOf(call: string, args: readonly string[]): string | null {
  const given = namedArguments(args, ['data'])
  const data = given?.get('data') ?? ''
  const array = /^numpy\.array\((\[[^()]*\])(?:,dtype=([\w.']+))?\)$/.exec(data)
  const list = array?.[1] ?? data
  const dtype = given?.get('dtype')
  const isKnown = [...(given?.keys() ?? [])].every((key) => key === 'data' || key === 'dtype')
  if (!LIST.test(list) || !isKnown || (dtype !== undefined && !FLOAT32.test(dtype))) return null
  const isFloat32 = call === 'torch.Tensor' || call === 'torch.FloatTensor' || dtype !== undefined
  const isArray32 = array?.[2] !== undefined && FLOAT32.test(array[2])
  if (call === 'torch.Tensor' || call === 'torch.FloatTensor') return array === null ? float32(list) : null
  if (array !== null) return isArray32 || (dtype !== undefined && array[2] === undefined) ? float32(list) : null
  if (call === 'torch.from_numpy') return null
  return isFloat32 || /\d\.|\.\d|\de/.test(list) ? float32(list) : null
}

function float32(list: string): string {
  return `torch.tensor(${list.replaceAll(/,(?=\])/g, '').replaceAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g, (each) => float32Literal(Math.fround(Number(each))))})`
}

/** `torch.tensor([[1.0], [2.0]])` for `torch.tensor([1.0, 2.0]).view(-1, 1)`. */
function reshaped(text: string): string {
  return text.replaceAll(
    /torch\.tensor\((\[[-\d.e,[\]]+\])\)\.(\w+)\(([-\w=,]*)\)/g,
    (whole, list: string, method: string, size: string) => {
      const values = list.match(/[^[\],]+/g) ?? []
      const isFlat = !list.startsWith('[[')
      const columns = columnsOf(values.length, isFlat, method, size)
      if (columns === null) return whole
      const rows = Array.from({ length: values.length / columns }, (_, r) =>
        values.slice(r * columns, (r + 1) * columns),
      )
      return `torch.tensor([${rows.map((row) => `[${row.join(',')}]`).join(',')}])`
    },
  )
}

/** How many columns so many numbers have in the new shape; null where it is none of two dimensions. */
function columnsOf(count: number, isFlat: boolean, method: string, size: string): number | null {
  if (method === 'unsqueeze') return isFlat && /^(?:dim=)?(?:1|-1)$/.test(size) ? 1 : null
  const [, rows, columns] = /^\(?(-1|\d+),(-1|\d+)\)?$/.exec(size) ?? []
  if ((method !== 'view' && method !== 'reshape') || rows === undefined || columns === undefined) return null
  const [r, c] = [Number(rows), Number(columns)]
  const width = c > 0 ? c : count / r
  const isWhole = width >= 1 && Number.isInteger(width) && count % width === 0 && (r < 0 || r * width === count)
  return isWhole && !(r < 0 && c < 0) ? width : null
}

const MADE = /^(\w+)=((?:(?:numpy\.array|torch\.(?:tensor|Tensor|FloatTensor|from_numpy))\()?\[.*)$/

/** `a = np.array(...)`, `a = torch.from_numpy(a)` as one statement. */
const folded: Form = (statements) => {
  const all = [...statements]
  for (let i = 0; i < all.length; i++) {
    const [, name, value] = MADE.exec(all[i]?.text ?? '') ?? []
    if (name === undefined || value === undefined || all[i]?.level !== 0) continue
    const next = all.findIndex(({ text }, k) => k > i && variablesOf(text).includes(name))
    const use = all[next]
    if (use?.level !== 0 || !use.text.startsWith(`${name}=`)) continue
    const inner = use.text.slice(name.length + 1)
    if (variablesOf(inner).filter((each) => each === name).length !== 1) continue
    all[next] = { ...use, text: `${name}=${withVariables(inner, new Map([[name, value]]))}` }
    all.splice(i, 1)
    i--
  }
  return all
}

/** Tensors that are written out stand before all else: nothing is drawn for them, and they need nothing. */
export const withLiteralsFirst: Form = (statements) => {
  const isRaised = ({ text, level }: PlainStatement, at: number) => {
    const name = /^([^\W\d]\w*)=(?:torch\.tensor\(\[[-\d.e,[\]]*\]\)|rows_of_data\([^()]*\))$/.exec(text)?.[1]
    const isUsedBefore = statements.some(
      (each, i) => i < at && name !== undefined && variablesOf(each.text).includes(name),
    )
    return name !== undefined && !isUsedBefore && (level === 0 || isConstant(statements, name))
  }
  const literals = statements.filter(isRaised).map((each) => ({ ...each, level: 0 }))
  const rest = statements.filter((each, i) => !isRaised(each, i))
  return [...literals.toSorted((a, b) => (a.text < b.text ? -1 : 1)), ...rest]
}
