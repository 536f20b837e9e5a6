import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Linear } from '../../src/torch/nn/linear.ts'
import { losses } from '../../src/torch/nn/losses/registry.ts'
import { Generator } from '../../src/torch/random/generator.ts'

interface Problem {
  readonly model: Linear
  readonly x: Float32Array
  readonly y: Float32Array
  readonly rows: number
}

const problem = fc
  .record({
    rows: fc.integer({ min: 1, max: 9 }),
    inFeatures: fc.integer({ min: 1, max: 6 }),
    outFeatures: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(),
  })
  .map(({ rows, inFeatures, outFeatures, seed }): Problem => {
    const generator = new Generator(seed)
    const model = new Linear(inFeatures, outFeatures, true, generator)
    return { model, rows, x: generator.randn(rows * inFeatures), y: generator.randn(rows * outFeatures) }
  })

describe.each(Object.values(losses))('$className', (definition) => {
  function lossOf({ model, x, y, rows }: Problem): number {
    const pred = new Float32Array(y.length)
    model.forward(x, rows, pred)
    return definition.create().forward(pred, y, y.length)
  }

  function backward({ model, x, y, rows }: Problem): void {
    const pred = new Float32Array(y.length)
    const predGrad = new Float32Array(y.length)
    model.forward(x, rows, pred)
    definition.create().backward(pred, y, y.length, predGrad)
    model.backward(x, predGrad, rows)
  }

  test('the gradient of each parameter is its finite difference', () => {
    fc.assert(
      fc.property(problem, (given) => {
        backward(given)
        for (const { data, grad } of given.model.parameters()) {
          for (const [i, value] of data.entries()) {
            const step = 2 ** -6
            data[i] = value + step
            const above = lossOf(given)
            data[i] = value - step
            const below = lossOf(given)
            data[i] = value
            expect(grad[i]).toBeCloseTo((above - below) / (2 * step), 3)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('a second backward pass adds to the gradient', () => {
    fc.assert(
      fc.property(problem, (given) => {
        const { model } = given
        backward(given)
        const once = model.parameters().map(({ grad }) => grad.slice())
        backward(given)
        const twice = model.parameters().map(({ grad }) => [...grad])
        expect(twice).toEqual(once.map((grad) => [...grad].map((value) => 2 * value)))
      }),
      { numRuns: 30 },
    )
  })
})
