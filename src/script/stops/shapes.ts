import { type NumberKind, raise, type TensorKind, tensorKind, type ValueKind } from './value-kinds.ts'

export function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** The shape of an elementwise operation; null where it is not known. */
export function broadcastShape(a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null {
  if (a === null || b === null) return null
  const length = Math.max(a.length, b.length)
  return Array.from({ length }, (_, i) => {
    const [x, y] = [a[i - length + a.length] ?? 1, b[i - length + b.length] ?? 1]
    if (x !== y && x !== 1 && y !== 1) raise('RuntimeError', 'sizes')
    return x === 1 ? y : x
  })
}

/** `a @ b` */
export function productShape(a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null {
  if (a === null || b === null || a.length === 0 || b.length === 0 || a.length > 2 || b.length > 2) return null
  const inner = b.length === 1 ? b[0] : b[0]
  if (a.at(-1) !== inner) raise('RuntimeError', 'sizes')
  return [...a.slice(0, -1), ...b.slice(1)]
}

/** The sizes that are given one by one or as one list; null where one is not known. */
export function sizesOf(args: readonly ValueKind[]): readonly number[] | null {
  const [first] = args
  const all = first?.type === 'list' || first?.type === 'tuple' ? first.items : args
  const sizes = all?.map((each) => (isWhole(each) ? each.value : null))
  return sizes === undefined || sizes.includes(null) ? null : sizes.flatMap((each) => each ?? [])
}

export function isWhole(kind: ValueKind): kind is NumberKind {
  return kind.type === 'number' && !kind.isFloat
}

/** `view` and `reshape` */
export function reshapedKind(tensor: TensorKind, sizes: readonly number[] | null): TensorKind {
  const { shape, hasGraph } = tensor
  if (sizes === null) return tensorKind(null, hasGraph)
  const rest = elementsOf(sizes.filter((size) => size >= 0))
  const open = sizes.filter((size) => size < 0).length
  if (open > 1 || sizes.some((size) => size < -1)) raise('RuntimeError', 'sizes')
  if (shape === null) return tensorKind(open === 0 ? sizes : null, hasGraph)
  const count = elementsOf(shape)
  if (open === 0 ? rest !== count : rest === 0 || count % rest !== 0) raise('RuntimeError', 'sizes')
  const filled = sizes.map((size) => (size < 0 ? count / rest : size))
  return tensorKind(filled, hasGraph)
}

/** The shape of nested lists; null where it is not known. */
export function literalShape(kind: ValueKind): readonly number[] | null {
  if (kind.type === 'number' || kind.type === 'bool') return []
  if (kind.type === 'text') raise('', 'arguments')
  if ((kind.type !== 'list' && kind.type !== 'tuple') || kind.items === null) return null
  const shapes = kind.items.map(literalShape)
  const [first] = shapes
  if (first === undefined) return [0]
  if (shapes.some((each) => each === null)) return null
  if (shapes.some((each) => String(each) !== String(first) || each?.length !== first?.length))
    raise('ValueError', 'sizes')
  return first === null ? null : [shapes.length, ...first]
}
