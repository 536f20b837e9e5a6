import {
  arrayIn,
  type CallArguments,
  dtypeIn,
  type Library,
  numberIn,
  only,
  type ValueFunction,
} from './call-arguments.ts'
import { sizesIn } from './value-shapes.ts'
import { type ArrayValue, arrayValue, countOf, unknown } from './values.ts'

export function filled(library: Library, value: number, args: CallArguments): ArrayValue {
  only(args, 9, 'dtype', 'size', 'shape')
  const size = args.named.get('size') ?? args.named.get('shape')
  const shape = sizesIn(size === undefined ? args.places : [size])
  const dtype = dtypeIn(args.named.get('dtype')) ?? (library === 'torch' ? 'float32' : 'float64')
  return arrayValue({ library, dtype, shape, data: Array.from({ length: countOf(shape) }, () => value), isSure: true })
}

/** `torch.full((3, 1), 0.5)`; of a whole number it is of another dtype. */
export const full: ValueFunction = ({ places: [size, fill], named }) => {
  const value = numberIn(fill ?? named.get('fill_value'))
  const args = { places: [size ?? unknown()], named: new Map([...named].filter(([name]) => name !== 'fill_value')) }
  return value.isFloat || named.has('dtype') ? filled('torch', value.value, args) : unknown()
}

/** What is drawn: its shape, and of PyTorch's generator the numbers, too. */
export function drawnTensor(library: Library, args: CallArguments, draw?: Draw): ArrayValue {
  only(args, 9, 'size', 'dtype')
  const size = args.named.get('size')
  const [first] = args.places
  const shape = first?.kind === 'array' ? unknown() : sizesIn(size === undefined ? args.places : [size])
  const dtype = dtypeIn(args.named.get('dtype')) ?? (library === 'torch' ? 'float32' : 'float64')
  const data = dtype === 'float32' ? drawnBy(args, shape, draw) : null
  return arrayValue({ library, dtype, shape, data, isSure: true })
}

type Draw = 'rand' | 'randn'

function drawnBy({ generator }: CallArguments, shape: readonly number[], draw: Draw | undefined) {
  return generator === undefined || draw === undefined ? null : Array.from(generator[draw](countOf(shape)))
}

/** `torch.normal(0, 0.01, (3, 1))`: whether it is scaled in double or in float32 depends on how many there are. */
export const normal: ValueFunction = ({ places, named, generator }) => {
  const [mean, std, size = named.get('size')] = places
  const shape = sizesIn([size ?? unknown()])
  const [from, by] = [numberIn(mean ?? named.get('mean')).value, numberIn(std ?? named.get('std')).value]
  const data = drawnBy({ places, named, generator }, shape, 'randn')
  return arrayValue({
    library: 'torch',
    dtype: 'float32',
    shape,
    data: data?.map((each) => each * by + from) ?? null,
    isSure: false,
  })
}

export const like =
  (draw: Draw): ValueFunction =>
  (args) => {
    const array = arrayIn(args.places[0])
    const data = array.dtype === 'float32' ? drawnBy(args, array.shape, draw) : null
    return arrayValue({ ...array, data, isSure: true })
  }

export const filledLike =
  (value: number): ValueFunction =>
  ({ places }) => {
    const array = arrayIn(places[0])
    return arrayValue({ ...array, data: Array.from({ length: countOf(array.shape) }, () => value), isSure: true })
  }
