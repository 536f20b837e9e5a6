import { float32Literal } from '../../export/program/python.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { Form } from './blocks.ts'
import { assignedBy, namedArguments, variablesOf, withCalls, withVariables } from './words.ts'

/** A list of numbers, or of lists of them. */
const LIST = /^\[(?:[-+\d.e,[\]]*)\]$/
const FLOAT32 = /^(?:torch\.float(?:32)?|numpy\.float32|'float32')$/
const COLUMN = /^\.(?:view\(-1,1\)|reshape\(-1,1\)|unsqueeze\((?:dim=)?(?:1|-1)\)|view\(\d+,1\)|reshape\(\d+,1\))/

/** Tensors of numbers that are written out, each in the one way of the page, whichever class makes them. */
export const withPlainLiterals: Form = (statements) => {
  const arrays = arraysOf(statements)
  const plain = statements.map((each) =>
    /^(?:model|optimizer)\.load_state_dict/.test(each.text)
      ? each
      : { ...each, text: tensors(arrays.size === 0 ? each.text : filledIn(each.text, arrays)) },
  )
  const used = new Set(plain.flatMap(({ text }) => (assignsArray(text, arrays) ? [] : variablesOf(text))))
  return plain.filter(({ text }) => !assignsArray(text, arrays) || assignedBy(text).some((each) => used.has(each)))
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
  return columns(singles)
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
  if (call === 'torch.Tensor' || call === 'torch.FloatTensor') return array === null ? written(list) : null
  if (array !== null) return isArray32 || (dtype !== undefined && array[2] === undefined) ? written(list) : null
  if (call === 'torch.from_numpy') return null
  return isFloat32 || /\d\.|\.\d|\de/.test(list) ? written(list) : null
}

function written(list: string): string {
  return `torch.tensor(${list.replaceAll(/,(?=\])/g, '').replaceAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g, (each) => float32Literal(Math.fround(Number(each))))})`
}

/** `torch.tensor([[1.0], [2.0]])` for `torch.tensor([1.0, 2.0]).view(-1, 1)`. */
function columns(text: string): string {
  return text.replaceAll(
    /torch\.tensor\(\[([-\d.e,]+)\]\)(\.\w+\([-\w=,]*\))/g,
    (whole, items: string, method: string) => {
      const values = items.split(',')
      const rows = /^\.(?:view|reshape)\((\d+),1\)$/.exec(method)?.[1]
      if (!COLUMN.test(method) || (rows !== undefined && Number(rows) !== values.length)) return whole
      return `torch.tensor([${values.map((each) => `[${each}]`).join(',')}])`
    },
  )
}

/** Tensors that are written out stand before all else: nothing is drawn for them, and they need nothing. */
export const withLiteralsFirst: Form = (statements) => {
  const isRaised = ({ text }: PlainStatement, at: number) => {
    const name = /^([^\W\d]\w*)=torch\.tensor\(\[[-\d.e,[\]]*\]\)$/.exec(text)?.[1]
    const isUsedBefore = statements.some(
      (each, i) => i < at && name !== undefined && variablesOf(each.text).includes(name),
    )
    return name !== undefined && !isUsedBefore && isConstant(statements, name)
  }
  const literals = statements.filter(isRaised).map((each) => ({ ...each, level: 0 }))
  const rest = statements.filter((each, i) => !isRaised(each, i))
  return [...literals.toSorted((a, b) => (a.text < b.text ? -1 : 1)), ...rest]
}
