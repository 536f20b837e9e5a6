import { type ArrayValue, arrayValue, countOf, type NumberValue, type PythonValue, unknown } from './values.ts'

/** A whole number as an argument has it. */
export function wholeOf(value: PythonValue | undefined): number {
  return value?.kind === 'number' && !value.isFloat ? value.value : unknown()
}

/** The sizes that are given one by one or as one list. */
export function sizesIn(args: readonly PythonValue[]): readonly number[] {
  const [first] = args
  return first?.kind === 'list' ? first.items.map(wholeOf) : args.map(wholeOf)
}

export function reshaped(array: ArrayValue, sizes: readonly number[]): ArrayValue {
  const count = countOf(array.shape)
  const rest = countOf(sizes.filter((size) => size >= 0))
  const open = sizes.filter((size) => size < 0).length
  if (open > 1 || sizes.some((size) => size < -1) || (open === 1 && (rest === 0 || count % rest !== 0)))
    return unknown()
  const shape = sizes.map((size) => (size < 0 ? count / rest : size))
  return countOf(shape) === count ? arrayValue({ ...array, shape }) : unknown()
}

export function unsqueezed(array: ArrayValue, dim: number): ArrayValue {
  const at = dim < 0 ? dim + array.shape.length + 1 : dim
  if (at < 0 || at > array.shape.length) return unknown()
  return arrayValue({ ...array, shape: array.shape.toSpliced(at, 0, 1) })
}

/** Without the dimension of size 1, or without all of them. */
export function squeezed(array: ArrayValue, dim: number | null): ArrayValue {
  const at = dim !== null && dim < 0 ? dim + array.shape.length : dim
  return arrayValue({ ...array, shape: array.shape.filter((size, i) => size !== 1 || (at !== null && at !== i)) })
}

export function transposed(array: ArrayValue): ArrayValue {
  const [rows, columns, ...others] = array.shape
  if (others.length > 0) return unknown()
  if (rows === undefined || columns === undefined) return array
  const data =
    array.data && Array.from(array.data, (_, i) => array.data?.[(i % rows) * columns + Math.floor(i / rows)] ?? 0)
  return arrayValue({ ...array, shape: [columns, rows], data })
}

/** `array[index]`, `array[:, 0]`, `array[2:, None]`. */
export type Subscript =
  | NumberValue
  | { readonly kind: 'slice'; readonly from: number | null; readonly to: number | null; readonly by: number }
  | { readonly kind: 'list'; readonly items: readonly PythonValue[] }
  | { readonly kind: 'new' }

export function subscripted(array: ArrayValue, subscripts: readonly Subscript[]): ArrayValue {
  let found = array
  let axis = 0
  for (const each of subscripts) {
    if (each.kind === 'new') found = unsqueezed(found, axis)
    else found = along(found, axis, placesOf(each, found.shape[axis] ?? unknown()))
    if (each.kind === 'number') found = arrayValue({ ...found, shape: found.shape.toSpliced(axis, 1) })
    else axis++
  }
  return found
}

/** Which places of a dimension of so many are meant. */
export function placesOf(subscript: Exclude<Subscript, { kind: 'new' }>, size: number): readonly number[] {
  const whole = (at: number) => (at < 0 ? at + size : at)
  const inside = (at: number) => (at >= 0 && at < size ? at : unknown())
  if (subscript.kind === 'number') return [inside(whole(wholeOf(subscript)))]
  if (subscript.kind === 'list') return subscript.items.map((each) => inside(whole(wholeOf(each))))
  const { from, to, by } = subscript
  if (by < 1) return unknown()
  const [first, end] = [from ?? 0, to ?? size].map((at) => Math.min(Math.max(whole(at), 0), size))
  return Array.from(
    { length: Math.max(0, Math.ceil(((end ?? 0) - (first ?? 0)) / by)) },
    (_, i) => (first ?? 0) + i * by,
  )
}

function along(array: ArrayValue, axis: number, places: readonly number[]): ArrayValue {
  const inner = countOf(array.shape.slice(axis + 1))
  const size = array.shape[axis] ?? 1
  const outer = countOf(array.shape.slice(0, axis))
  const shape = array.shape.toSpliced(axis, 1, places.length)
  const { data, names } = array
  if (data === null) return arrayValue({ ...array, shape })
  const taken: number[] = []
  for (let o = 0; o < outer; o++) {
    for (const place of places) taken.push(...data.slice((o * size + place) * inner, (o * size + place + 1) * inner))
  }
  const named = names !== undefined && axis === 1 ? { names: places.map((place) => names[place] ?? '') } : {}
  return arrayValue({ ...array, ...named, shape, data: taken })
}
