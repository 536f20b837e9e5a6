import { drawnBefore, float32In, lastOf } from '../drawn-values.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { tensorText } from './computed.ts'
import type { Layout } from './own-forward.ts'
import type { OwnParameter } from './own-parameters.ts'
import { assignedBy, variablesOf, withCalls } from './variables.ts'

interface Shaping {
  readonly head: number
  /** What the model takes, in the loop. */
  readonly input: string
  readonly layout: Layout
  readonly parameters: readonly (OwnParameter | undefined)[]
}

/**
 * Data of one dimension as a column, where the layer takes one number and gives one: x and y have the same elements in the same
 * order, whatever their shape. Null where predictions and targets have not one shape.
 */
export function withColumns(
  statements: readonly PlainStatement[],
  { head, input, layout, parameters }: Shaping,
): readonly PlainStatement[] | null {
  const start = statements.findIndex(({ text, level }, i) => i >= head - 1 && level === 0 && text.startsWith('for '))
  const x = sourceOf(input, statements, start)
  const target = targetOf(statements, start)
  const y = target === null ? null : sourceOf(target, statements, start)
  if (x === null || y === null) return null
  const drawn = drawnBefore(statements, start)
  const [xs, ys] = [x, y].map((name) => float32In(lastOf(statements, drawn, name)?.value)?.shape)
  if (xs === undefined || ys === undefined) return layout === 'in-out' || layout === 'out-in' ? statements : null
  const [weight, bias] = parameters.map((each) => each?.value?.shape ?? [])
  const outputs = layout === 'out-in' ? weight?.[0] : (weight?.[1] ?? 1)
  if (layout === 'in-out' || layout === 'out-in')
    return xs.length === 2 && ys.length === 2 && ys[1] === outputs && xs[0] === ys[0] ? statements : null
  const isFlat = [weight, bias].every((shape) => (shape?.length ?? 0) < 2)
  if (layout === 'column')
    return xs.length === 2 && ys.length === 1 && xs[0] === ys[0] && isFlat ? asColumn(statements, start, y) : null
  if (String(xs) !== String(ys) || xs.length > 2 || (xs.length === 2 && xs[1] !== 1)) return null
  if (xs.length === 2) return statements
  if (!isFlat) return null
  const first = asColumn(statements, start, x)
  return first === null ? null : asColumn(first, start, y)
}

/** What a variable of the loop is rows of; null where that is not known. */
function sourceOf(name: string, statements: readonly PlainStatement[], head: number): string | null {
  const inLoop = statements.slice(head)
  const made = inLoop.filter(({ text }) => assignedBy(text).includes(name))
  const [only] = made
  if (only === undefined)
    return statements.slice(0, head).some(({ text }) => assignedBy(text).includes(name)) ? name : null
  if (made.length > 1) return null
  const [, single] = new RegExp(`^${name}=(\\w+)\\[[^\\[\\]]+\\]$`).exec(only.text) ?? []
  if (single !== undefined) return single
  const [, a, b, fromA, fromB] = /^(\w+),(\w+)=(\w+)\[[^[\]]+\],(\w+)\[[^[\]]+\]$/.exec(only.text) ?? []
  if (fromA !== undefined) return (a === name ? fromA : b === name ? fromB : null) ?? null
  const [, first, second, loader] =
    /^for (?:\w+,)?\(?(\w+),(\w+)\)? in (?:enumerate\()?(\w+)\)?:$/.exec(only.text) ?? []
  const set = statements.find(({ text }) => text.startsWith(`${loader}=torch.utils.data.DataLoader(`))?.text ?? ''
  const [, p, q] =
    /TensorDataset\((\w+),(\w+)\)/.exec(
      set.replace(/dataset=(\w+)(?=[,)])/, (whole, each: string) => datasetOf(each) ?? whole),
    ) ?? []
  return (first === name ? p : second === name ? q : null) ?? null

  function datasetOf(each: string): string | undefined {
    return statements.find(({ text }) => text.startsWith(`${each}=torch.utils.data.TensorDataset(`))?.text
  }
}

/** What the prediction is compared with. */
function targetOf(statements: readonly PlainStatement[], head: number): string | null {
  const at = statements.findIndex(({ text }, i) => i > head && /^\w+=model_of_it\(/.test(text))
  const prediction = /^\w+/.exec(statements[at]?.text ?? '')?.[0] ?? ''
  const loss = statements.find(
    ({ text }, i) => i > at && /^\w+=(?!=)/.test(text) && variablesOf(text.replace(/^\w+=/, '')).includes(prediction),
  )
  const others = new Set(
    variablesOf(loss?.text.replace(/^\w+=/, '') ?? '').filter(
      (name) => name !== prediction && !/^(?:torch|numpy|len|float)$/.test(name) && !isFunction(name),
    ),
  )
  const [target] = others
  return others.size === 1 && target !== undefined ? target : null

  function isFunction(name: string): boolean {
    return statements.some(({ text }) => text.startsWith(`${name}=torch.nn.`))
  }
}

/** The data `name` as a column; null where it is not known how. */
function asColumn(statements: readonly PlainStatement[], head: number, name: string): readonly PlainStatement[] | null {
  const drawn = drawnBefore(statements, head)
  const placed = withFactor(statements, head, name).map((each, at) => {
    if (at >= head || each.level > 0 || !assignedBy(each.text).includes(name)) return each
    const value = float32In(drawn.find((one) => one.at === at)?.value)
    const [size = 1, ...others] = value?.shape ?? []
    if (value === null || others.length > 0) return each
    const numbers = /rand/.test(each.text) ? null : tensorText({ ...value, shape: [size, 1] })
    const long = /^(\w+=rows_of_data\(\d+)(,'.*'\))$/.exec(each.text)
    if (long !== null) return { ...each, text: `${long[1]},1${long[2]}` }
    const isLiteral = /^\w+=torch\.tensor\([-\d[]/.test(each.text) && numbers !== null
    return { ...each, text: isLiteral ? `${name}=${numbers}` : withColumnsDrawn(each.text, size) }
  })
  const shape = float32In(lastOf(placed, drawnBefore(placed, head), name)?.value)?.shape
  return shape?.length === 2 && shape[1] === 1 ? placed : null
}

const FACTOR = /\w+@(\w+)(?=$|[-+])|torch\.(?:mv|matmul)\(\w+,(\w+)\)|\w+\.(?:mv|matmul)\((\w+)\)/

/** The vector that y is a product with, `x @ W` or `torch.mv(x, W)`, as a column, where it is used there alone. */
function withFactor(statements: readonly PlainStatement[], head: number, name: string): readonly PlainStatement[] {
  const use = statements.find((each, i) => i < head && each.level === 0 && each.text.startsWith(`${name}=`))
  const [, a, b, c] = FACTOR.exec(use?.text ?? '') ?? []
  const factor = a ?? b ?? c
  const made = statements.find((each) => each.level === 0 && each.text.startsWith(`${factor}=torch.tensor([`))
  const others = statements.filter(
    (each) => each !== use && factor !== undefined && variablesOf(each.text).includes(factor),
  )
  const list = new RegExp(`^${factor}=torch\\.tensor\\(\\[([-+\\d.e,]+)\\]\\)$`).exec(made?.text ?? '')?.[1]
  if (use === undefined || made === undefined || others.length !== 1 || list === undefined) return statements
  const column = `${factor}=torch.tensor([${list
    .split(',')
    .map((each) => `[${each}]`)
    .join(',')}])`
  return statements.map((each) => {
    if (each === made) return { ...each, text: column }
    return each === use ? { ...each, text: each.text.replace('torch.mv(', 'torch.mm(').replace('.mv(', '.mm(') } : each
  })
}

/** `torch.rand((100, 1))` for `torch.rand(100)`: the same numbers. */
function withColumnsDrawn(text: string, size: number): string {
  return ['torch.rand', 'torch.randn', 'torch.zeros', 'torch.ones'].reduce(
    (all, call) =>
      withCalls(all, call, (args) =>
        args.length === 1 && args[0]?.replace(/^size=/, '').replace(/^[([](\d+),?[)\]]$/, '$1') === String(size)
          ? `${call}((${size},1))`
          : null,
      ),
    text,
  )
}
