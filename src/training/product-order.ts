import { fma32 } from '../torch/float32.ts'
import type { Kernels } from '../torch/kernels/kernels.ts'
import { Lease } from '../torch/memory.ts'

/*
 * How a release of PyTorch adds up a product, found out by asking its kernels: what is said of it is then true of the shape
 * that is spoken of.
 */

/** The products of a run, as `Kernels` names them. */
export type Product = 'targets' | 'linear' | 'weightGrad'

/** A product of rows x columns elements, each a sum of `inner` products. */
export interface ProductShape {
  readonly rows: number
  readonly inner: number
  readonly columns: number
}

/** The factors of one element's terms. */
export interface Terms {
  readonly a: Float32Array
  readonly b: Float32Array
}

/** So large that no number of ones below 2^16 makes a difference to it. */
const LARGE = 2 ** 40

/** Whether a product is rounded only together with the sum that it is added to: (1 + 2^-12)^2 - (1 + 2^-11) = 2^-24, or 0. */
export function roundsOnce(kernels: Kernels): boolean {
  const a = Float32Array.of(-(1 + 2 ** -11), 1 + 2 ** -12)
  const b = Float32Array.of(1, 1 + 2 ** -12)
  return productOf(kernels, 'linear', { rows: 1, inner: 2, columns: 1 }, a, b)[0] !== 0
}

/**
 * Whether the terms of an element are added one by one, in their order. Where the first is `LARGE` and another takes it
 * away again, only ones that are added after that are left in the sum.
 * @param element its place in the result, row-major
 */
export function addsInOrder(kernels: Kernels, product: Product, shape: ProductShape, element: number): boolean {
  const { rows, inner, columns } = shape
  if (inner < 3) return true
  const a = new Float32Array(rows * inner).fill(1)
  const b = new Float32Array(inner * columns).fill(1)
  const row = Math.floor(element / columns)
  return [1, 2, inner - 2, inner - 1].every((taken) => {
    a.fill(1)
    a[factorAt(product, shape, row, 0)] = LARGE
    a[factorAt(product, shape, row, taken)] = -LARGE
    return productOf(kernels, product, shape, a, b)[element] === inner - 1 - taken
  })
}

/** The sum of `terms` one by one, in their order. */
export function sumInOrder({ a, b }: Terms, fused: boolean): number {
  return a.reduce((sum, factor, k) => {
    const other = b[k] as number
    return fused ? fma32(factor, other, sum) : Math.fround(sum + Math.fround(factor * other))
  }, 0)
}

/** The factors of one element: `a` and `b` as `productOf` takes them. */
export function termsOf(
  product: Product,
  shape: ProductShape,
  a: Float32Array,
  b: Float32Array,
  element: number,
): Terms {
  const { inner, columns } = shape
  const [row, column] = [Math.floor(element / columns), element % columns]
  const other = (k: number) => (product === 'weightGrad' ? k * columns + column : column * inner + k)
  return {
    a: Float32Array.from({ length: inner }, (_, k) => a[factorAt(product, shape, row, k)] as number),
    b: Float32Array.from({ length: inner }, (_, k) => b[other(k)] as number),
  }
}

/** Where the factor k of a row stands in `a`: the gradient's columns are the rows of weight.grad. */
function factorAt(product: Product, { rows, inner }: ProductShape, row: number, k: number): number {
  return product === 'weightGrad' ? k * rows + row : row * inner + k
}

/**
 * The product as a kernel makes it.
 * @param a rows x inner, for `weightGrad` inner x rows
 * @param b columns x inner, for `weightGrad` inner x columns
 */
export function productOf(
  kernels: Kernels,
  product: Product,
  { rows, inner, columns }: ProductShape,
  a: Float32Array,
  b: Float32Array,
): Float32Array {
  const lease = new Lease()
  const [left, right, out] = [lease.floatsOf(a), lease.floatsOf(b), lease.floats(rows * columns)]
  if (product === 'weightGrad') kernels.weightGrad(left, right, inner, rows, columns, out, false)
  else kernels[product](left, right, rows, inner, columns, out)
  const made = out.values.slice()
  lease.release()
  return made
}
