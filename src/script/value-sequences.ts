import { fma32 } from '../torch/float32.ts'
import { type ArrayValue, arrayValue, type NumberValue, unknown } from './values.ts'

/** How many elements a machine's vectors have, 1 where it goes one by one. */
const WIDTHS = [1, 8, 16]

/**
 * `torch.arange` (aten/src/ATen/native/cpu/RangeFactoriesKernel.cpp): whole numbers, or float32. A vector's first element is
 * rounded, and the others go on from there: what all widths agree on is sure.
 */
export function torchArange(start: NumberValue, end: NumberValue, step: NumberValue): ArrayValue {
  if (step.value === 0) return unknown()
  const length = Math.max(0, Math.ceil((end.value - start.value) / step.value))
  const isFloat = [start, end, step].some((each) => each.isFloat)
  const at = (i: number) => start.value + i * step.value
  const dtype = isFloat ? 'float32' : 'int64'
  const like = { library: 'torch', dtype, shape: [length] } as const
  if (!isFloat) return arrayValue({ ...like, data: Array.from({ length }, (_, i) => at(i)), isSure: true })
  const variants = WIDTHS.map((width) =>
    Array.from({ length }, (_, i) => Math.fround(Math.fround(at(i - (i % width))) + (i % width) * step.value)),
  )
  return ofVariants(variants, 1)
}

/** `torch.linspace`, float32: it counts from either end to the middle; whether a product and a sum are one rounding differs. */
export function torchLinspace(start: NumberValue, end: NumberValue, steps: number): ArrayValue {
  if (steps < 2) return unknown()
  const [from, to] = [Math.fround(start.value), Math.fround(end.value)]
  const step = Math.fround(Math.fround(to - from) / Math.fround(steps - 1))
  const half = Math.floor(steps / 2)
  const sums = [fma32, (a: number, b: number, c: number) => Math.fround(Math.fround(a * b) + c)]
  const variants = WIDTHS.flatMap((width) =>
    sums.map((sum) =>
      Array.from({ length: steps }, (_, i) => {
        const first = i - (i % width)
        const base = first < half ? sum(step, first, from) : sum(-step, steps - first - 1, to)
        return width === 1 ? base : sum(i % width, step, base)
      }),
    ),
  )
  return ofVariants(variants, 2)
}

/** @param taken which of the variants stands where they differ */
function ofVariants(variants: readonly (readonly number[])[], taken: number): ArrayValue {
  const data = variants[taken] ?? []
  const isSure = variants.every((each) => each.every((value, i) => value === data[i]))
  return arrayValue({ library: 'torch', dtype: 'float32', shape: [data.length], data, isSure })
}

/** `numpy.arange` (numpy/core/src/multiarray/arraytypes.c.src, `@NAME@_fill`): the first two elements say the step. */
export function numpyArange(start: NumberValue, end: NumberValue, step: NumberValue): ArrayValue {
  if (step.value === 0) return unknown()
  const length = Math.max(0, Math.ceil((end.value - start.value) / step.value))
  const isFloat = [start, end, step].some((each) => each.isFloat)
  const delta = start.value + step.value - start.value
  const data = Array.from({ length }, (_, i) => (i === 1 ? start.value + step.value : start.value + i * delta))
  return arrayValue({ library: 'numpy', dtype: isFloat ? 'float64' : 'int64', shape: [length], data, isSure: true })
}

/** `numpy.linspace` (numpy/core/function_base.py): `arange(0, num) * step + start`, and the end itself. */
export function numpyLinspace(start: number, end: number, count: number): ArrayValue {
  if (count < 2) return unknown()
  const step = (end - start) / (count - 1)
  if (step === 0) return unknown()
  const data = Array.from({ length: count }, (_, i) => (i === count - 1 ? end : i * step + start))
  return arrayValue({ library: 'numpy', dtype: 'float64', shape: [count], data, isSure: true })
}
