import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastEigenvalue } from '../../src/theory/lanczos.ts'
import { symmetricEigen } from '../../src/theory/symmetric-eigen.ts'

/** Multiples of 2^-20: a Hessian has entries of one order, and squares of subnormal ones would be lost. */
const entries = fc.integer({ min: -(2 ** 20), max: 2 ** 20 }).map((n) => n / 2 ** 20)

const symmetric = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.array(entries, { minLength: size * size, maxLength: size * size }).map((all) => {
    const entry = (i: number, j: number) => all[Math.min(i, j) * size + Math.max(i, j)] as number
    return { size, matrix: Float64Array.from(all, (_, at) => entry(Math.floor(at / size), at % size)) }
  }),
)

/** The largest entry of A v - lambda v, and of V VT - 1. */
function defects(matrix: Float64Array, size: number): readonly [number, number] {
  const { values, vectors } = symmetricEigen(matrix, size)
  let [residual, skew] = [0, 0]
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < size; i++) {
      let [product, dot] = [0, 0]
      for (let j = 0; j < size; j++) {
        product += (matrix[i * size + j] as number) * (vectors[k * size + j] as number)
        dot += (vectors[i * size + j] as number) * (vectors[k * size + j] as number)
      }
      residual = Math.max(residual, Math.abs(product - (values[k] as number) * (vectors[k * size + i] as number)))
      skew = Math.max(skew, Math.abs(dot - (i === k ? 1 : 0)))
    }
  }
  return [residual, skew]
}

test('vectors are orthonormal and eigen, values ascend', () => {
  fc.assert(
    fc.property(symmetric, ({ size, matrix }) => {
      const [residual, skew] = defects(matrix, size)
      const { values } = symmetricEigen(matrix, size)
      return (
        residual < 1e-13 * size &&
        skew < 1e-13 * size &&
        values.every((value, k) => k === 0 || value >= (values[k - 1] as number))
      )
    }),
  )
})

test('the largest size, zeros, repeated and known values', () => {
  const size = 65
  const big = Float64Array.from({ length: size * size }, (_, at) => 1 / (Math.floor(at / size) + (at % size) + 1))
  const [residual, skew] = defects(big, size)
  expect(residual).toBeLessThan(1e-13)
  expect(skew).toBeLessThan(1e-13)
  expect(symmetricEigen(new Float64Array(9), 3).values).toEqual(new Float64Array(3))
  const { values } = symmetricEigen(Float64Array.of(2, 1, 1, 1, 2, 1, 1, 1, 2), 3)
  for (const [k, value] of [1, 1, 4].entries()) expect(values[k]).toBeCloseTo(value, 14)
})

test('the least eigenvalue of a large matrix is that of the whole, found by few turns', () => {
  const size = 120
  const root = Float64Array.from({ length: size * size }, (_, at) => Math.sin(at * at + 1))
  const matrix = root.map((_, at) => {
    let total = at % (size + 1) === 0 ? 1e-3 : 0
    for (let k = 0; k < 60; k++) {
      total += (root[k * size + Math.floor(at / size)] ?? 0) * (root[k * size + (at % size)] ?? 0)
    }
    return total
  })
  matrix[0] = (matrix[0] ?? 0) - 5
  expect(leastEigenvalue(matrix, size)).toBeCloseTo(symmetricEigen(matrix, size).values[0] ?? 0, 9)
})
