import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceOf } from '../../src/torch/device.ts'
import { fma32 } from '../../src/torch/float32.ts'
import { Parameter } from '../../src/torch/nn/parameter.ts'
import { SGD } from '../../src/torch/optim/sgd.ts'

const float32 = fc.float({ noDefaultInfinity: true, noNaN: true, min: Math.fround(-1e6), max: Math.fround(1e6) })

/** One step of each parameter, given as pairs of value and gradient, and what fused multiply-adds make of it. */
function step(lr: number, ...pairs: readonly (readonly (readonly [number, number])[])[]) {
  const device = deviceOf('2')
  const parameters = pairs.map((elements) => {
    const parameter = new Parameter([elements.length], device)
    parameter.data.values.set(elements.map(([value]) => value))
    parameter.grad.values.set(elements.map(([, gradient]) => gradient))
    parameter.hasGrad = true
    return parameter
  })
  const alpha = Math.fround(-lr)
  const expected = parameters.map(({ data, grad }) =>
    Array.from(data.values, (p, i) => fma32(grad.values[i] ?? 0, alpha, p)),
  )
  new SGD(
    parameters,
    { lr, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, maximize: false },
    device,
  ).step()
  return { found: parameters.map(({ data }) => [...data.values]), expected }
}

test('a step is a fused multiply-add an element', () => {
  const elements = fc.array(fc.tuple(float32, float32), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.double({ min: 0, max: 10, noNaN: true }), elements, elements, (rate, weight, bias) => {
      const { found, expected } = step(rate, weight, bias)
      expect(found).toEqual(expected)
    }),
  )
})

test('also where plain rounding gets an element wrong, which leaves the others as they are', () => {
  // See float32.test.ts: the product falls short of 2^-24 by less than the double of its sum with this value can tell.
  const value = 1 + 2 ** -23
  const gradient = -(2 ** -24) * (1 + 2 ** -23)
  const { found, expected } = step(1 - 2 ** -23, [
    [0.5, 0.25],
    [value, gradient],
    [-3, 0.1],
  ])
  expect(found).toEqual(expected)
  expect(found[0]?.[1]).toBe(value)
})

test('infinity and NaN stay with their elements', () => {
  const { found, expected } = step(0.5, [
    [1, Number.POSITIVE_INFINITY],
    [2, Number.NaN],
    [3, 1],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])
  expect(found).toEqual(expected)
  expect(found).toEqual([[Number.NEGATIVE_INFINITY, Number.NaN, 2.5, Number.NaN]])
})
