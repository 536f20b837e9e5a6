import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { deviceOf } from '../../src/torch/device.ts'
import { type Floats, Lease } from '../../src/torch/memory.ts'
import { Linear } from '../../src/torch/nn/linear.ts'
import { lossClasses } from '../../src/torch/nn/losses/registry.ts'
import { parametersOf } from '../../src/torch/nn/module.ts'
import { Generator } from '../../src/torch/random/generator.ts'

interface Problem {
  readonly model: Linear
  readonly x: Floats
  readonly y: Floats
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
    const device = deviceOf('2')
    const model = new Linear(inFeatures, outFeatures, true, generator, device)
    const randn = (n: number) => device.lease.floatsOf(generator.randn(n))
    return { model, rows, x: randn(rows * inFeatures), y: randn(rows * outFeatures) }
  })

const STEP = 2 ** -8
const ROUNDING = 1e-3

const cases = Object.values(lossClasses).flatMap((Criterion) => [
  { className: Criterion.name, values: 'by default', criterion: new Criterion(defaults[CURRENT], deviceOf('2')) },
  {
    className: Criterion.name,
    values: 'with the sum',
    criterion: new Criterion({ ...defaults[CURRENT], reduction: 'sum' }, deviceOf('2')),
  },
  {
    className: Criterion.name,
    values: 'of a third',
    criterion: new Criterion({ reduction: 'mean', beta: 1 / 3, delta: 1 / 3 }, deviceOf('2')),
  },
])

describe.each(cases)('$className, arguments $values', ({ values, criterion }) => {
  /** A loss that is a sum is as many times larger as it has elements, and so is what is rounded of it. */
  const roundingOf = ({ y }: Problem) => (values === 'with the sum' ? y.length * ROUNDING : ROUNDING)

  function lossOf({ model, x, y, rows }: Problem): number {
    const pred = new Lease().floats(y.length)
    model.forward(x, rows, pred)
    return criterion.forward(pred, y, y.length)
  }

  function backward({ model, x, y, rows }: Problem, scale = 1): void {
    const pred = new Lease().floats(y.length)
    const predGrad = new Lease().floats(y.length)
    model.forward(x, rows, pred)
    criterion.backward(pred, y, y.length, scale, predGrad)
    model.backward(x, predGrad, rows)
  }

  test('the gradient of each parameter is its finite difference', () => {
    fc.assert(
      fc.property(problem, (given) => {
        backward(given)
        const here = lossOf(given)
        for (const { data, grad } of parametersOf(given.model)) {
          for (const [i, value] of data.values.slice().entries()) {
            data.values[i] = value + STEP
            const ahead = (lossOf(given) - here) / STEP
            data.values[i] = value - STEP
            const behind = (here - lossOf(given)) / STEP
            data.values[i] = value
            // A loss is convex: also at a kink its slope lies between the slopes on both sides.
            expect(grad.values[i]).toBeGreaterThan(behind - roundingOf(given))
            expect(grad.values[i]).toBeLessThan(ahead + roundingOf(given))
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('the gradient of a loss multiplied with a power of two is multiplied with it', () => {
    fc.assert(
      fc.property(problem, (given) => {
        backward(given)
        const whole = parametersOf(given.model).map(({ grad }) => Array.from(grad.values, (value) => value / 8))
        for (const parameter of parametersOf(given.model)) parameter.hasGrad = false
        backward(given, 1 / 8)
        expect(parametersOf(given.model).map(({ grad }) => [...grad.values])).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  test('a second backward pass adds to the gradient', () => {
    fc.assert(
      fc.property(problem, (given) => {
        const { model } = given
        backward(given)
        const once = parametersOf(model).map(({ grad }) => grad.values.slice())
        backward(given)
        const twice = parametersOf(model).map(({ grad }) => [...grad.values])
        expect(twice).toEqual(once.map((grad) => [...grad].map((value) => 2 * value)))
      }),
      { numRuns: 30 },
    )
  })
})
