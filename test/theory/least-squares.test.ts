import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tabulate } from '../../src/experiment/matrix.ts'
import { fromDirections, fullLossAt, optimumShift, toDirections } from '../../src/theory/coordinates.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { configWith, fullLoss } from './loop.ts'

const config = fc
  .record({
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 4 }),
    numSamples: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat(),
    bias: fc.boolean(),
    noise: fc.constantFrom(0, 0.5),
    x: fc.constantFrom('rand' as const, 'randn' as const),
  })
  .map(({ rows, columns, ...rest }) =>
    configWith({ ...rest, batchSize: 1, W: tabulate(rows, columns, (r, c) => Math.sin(3 * r + c)) }),
  )

describe('problemOf', () => {
  test('has the data of the run', () => {
    fc.assert(
      fc.property(config, (each) => {
        const problem = leastSquaresOf(each)
        const trainer = new Trainer({ config: each, changes: [] })
        expect(fullLossAt(problem, problem.weight0)).toBeCloseTo(trainer.fullLoss(), 5)
        // Two ways in double; columns of x that nearly depend on each other cost a digit or two.
        expect(fullLossAt(problem, problem.weight0)).toBeCloseTo(fullLoss(problem, each, problem.weight0), 11)
      }),
      { numRuns: 40 },
    )
  })

  test('the Hessian and the gradient at the optimum are those of finite differences', () => {
    fc.assert(
      fc.property(config, (each) => {
        const problem = leastSquaresOf(each)
        const { width, hessian, optimum } = problem
        const lossAt = (i: number, j: number, a: number, b: number) => {
          const weights = optimum.slice()
          weights[i] = (weights[i] as number) + a
          weights[j] = (weights[j] as number) + b
          return fullLoss(problem, each, weights)
        }
        for (let i = 0; i < width; i++) {
          expect(lossAt(i, i, 0.5, 0) - lossAt(i, i, -0.5, 0)).toBeCloseTo(0, 9)
          for (let j = 0; j < width; j++) {
            const mixed =
              lossAt(i, j, 0.5, 0.5) - lossAt(i, j, 0.5, -0.5) - lossAt(i, j, -0.5, 0.5) + lossAt(i, j, -0.5, -0.5)
            expect(mixed).toBeCloseTo(hessian[i * width + j] as number, 9)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('eigenvalues are not negative, and 0 exactly where samples leave directions out', () => {
    fc.assert(
      fc.property(config, (each) => {
        const { eigenvalues, rank, width, numSamples, floor } = leastSquaresOf(each)
        expect(eigenvalues.every((value) => value >= 0)).toBe(true)
        expect(rank).toBeLessThanOrEqual(Math.min(width, numSamples))
        expect(floor).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('where the optimum is not unique it is the one nearest to the initial weight', () => {
    const problem = leastSquaresOf(configWith({ numSamples: 2, batchSize: 1, W: tabulate(4, 2, (r, c) => r + c) }))
    expect(problem.rank).toBe(2)
    expect(problem.floor).toBeLessThan(1e-12)
    const way = toDirections(
      problem,
      problem.optimum.map((value, at) => value - (problem.weight0[at] as number)),
    )
    for (const [at, value] of way.entries()) {
      if (problem.eigenvalues[at % problem.width] === 0) expect(value).toBeCloseTo(0, 10)
    }
  })

  test('without noise the optimum is W', () => {
    const problem = leastSquaresOf(configWith({}))
    const W = problem.config.W
    for (const [at, value] of problem.optimum.entries()) {
      expect(value).toBeCloseTo(W.data[(at % 3) * 2 + Math.floor(at / 3)] as number, 6)
    }
    expect(problem.condition).toBeCloseTo(11.548, 3)
  })

  test('weights and directions are two ways to say the same', () => {
    const problem = leastSquaresOf(configWith({ bias: true }))
    const back = fromDirections(problem, toDirections(problem, problem.weight0))
    for (const [at, value] of back.entries()) expect(value).toBeCloseTo(problem.weight0[at] as number, 14)
  })

  test('another W moves the optimum as a new problem would', () => {
    const [a, b] = [
      configWith({ noise: 0.3, bias: true }),
      configWith({ noise: 0.3, bias: true, W: tabulate(3, 2, (r) => r) }),
    ]
    const [from, to] = [leastSquaresOf(a), leastSquaresOf(b)]
    const shift = fromDirections(from, optimumShift(from, a.W, b.W))
    for (const [at, value] of shift.entries()) {
      expect(value).toBeCloseTo((to.optimum[at] as number) - (from.optimum[at] as number), 6)
    }
  })
})
