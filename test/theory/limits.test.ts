import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { expectedCourse } from '../../src/theory/course.ts'
import { type LeastSquares, leastSquaresOf } from '../../src/theory/least-squares.ts'
import type { Limit } from '../../src/theory/limit.ts'
import { limitsOf } from '../../src/theory/limits.ts'
import { allBatches, configWith, Draws, iterate, runWith, type Variables } from './loop.ts'

const tutorial = leastSquaresOf(configWith({}))

function value(limit: Limit): number {
  if (!limit.ok) throw new Error(limit.reason.code)
  return limit.value
}

const small: Partial<Config> = { W: tabulate(2, 1, () => 0), numSamples: 4, batchSize: 1, seed: 3 }

const settings: Readonly<Record<string, Partial<Config>>> = {
  'batches of one': small,
  'batches of two': { ...small, batchSize: 2 },
  'with replacement': { ...small, batchSize: 2, sampler: 'choice_replace' },
  weight_decay: { ...small, weightDecay: 0.4 },
  'a bias': { ...small, bias: true },
  momentum: { ...small, momentum: 0.6 },
  dampening: { ...small, momentum: 0.6, dampening: 0.3 },
  nesterov: { ...small, momentum: 0.6, nesterov: true, batchSize: 2 },
  'momentum and weight_decay': { ...small, momentum: 0.9, weightDecay: 0.2, batchSize: 2 },
  'the full batch': { ...small, batchSize: 4 },
  'the full batch with nesterov': { ...small, batchSize: 4, momentum: 0.8, nesterov: true },
  'the full batch, dampened': { ...small, batchSize: 4, momentum: 0.8, dampening: 0.5 },
}

/** The map of (error, buffer) that each batch is, size x size row-major, read off from the loop itself. */
function mapsOf(problem: LeastSquares, config: Config): readonly Float64Array[] {
  const { width } = problem
  const run = { config, changes: [] }
  const exact: LeastSquares = { ...problem, y: new Float64Array(problem.numSamples) }
  return allBatches(config).map((batch) => {
    const size = 2 * width
    const map = new Float64Array(size * size)
    for (let column = 0; column < size; column++) {
      const unit = Float64Array.from({ length: size }, (_, i) => (i === column ? 1 : 0))
      const before = { weight: unit.slice(0, width), buffer: unit.slice(width), grad: new Float64Array(width) }
      const { weight, buffer }: Variables = iterate(exact, run, before, 1, batch)
      for (let i = 0; i < size; i++) map[i * size + column] = (i < width ? weight[i] : buffer[i - width]) as number
    }
    return map
  })
}

/** The growth of E[z zT] per step after many, by applying every batch's map to it. */
function secondMomentGrowth(problem: LeastSquares, config: Config): number {
  const maps = mapsOf(problem, config)
  const size = 2 * problem.width
  let moments: Float64Array = Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0))
  let growth = 0
  for (let step = 0; step < 1500; step++) {
    const next = new Float64Array(size * size)
    for (const map of maps) {
      const half = multiply(map, moments, size)
      const both = multiply(half, transposed(map, size), size)
      for (let at = 0; at < next.length; at++) next[at] = (next[at] as number) + (both[at] as number) / maps.length
    }
    growth = Math.sqrt(next.reduce((sum, each) => sum + each * each, 0))
    moments = next.map((each) => each / growth)
  }
  return growth
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
  return a.map((_, at) => {
    const [row, column] = [at - (at % size), at % size]
    let sum = 0
    for (let k = 0; k < size; k++) sum += (a[row + k] as number) * (b[k * size + column] as number)
    return sum
  })
}

function transposed(a: Float64Array, size: number): Float64Array {
  return a.map((_, at) => a[(at % size) * size + Math.floor(at / size)] as number)
}

describe('limitsOf', () => {
  test("the tutorial's", () => {
    const four = limitsOf(tutorial, configWith({}))
    expect(value(four.fullBatch)).toBeCloseTo(2.615, 3)
    expect(value(four.meanSquare)).toBeCloseTo(2.3425, 3)
    expect(value(four.best)).toBeCloseTo(2.4066, 3)
    const one = limitsOf(tutorial, configWith({ batchSize: 1 }))
    expect(value(one.meanSquare)).toBeCloseTo(1.648, 3)
    expect(value(one.typical)).toBeGreaterThan(1.9)
    expect(value(limitsOf(tutorial, configWith({ momentum: 0.9 })).fullBatch)).toBeCloseTo(2.615 * 1.9, 2)
  })

  test.each(Object.entries(settings))(
    '%s: second moments grow just above the mean square limit, not just below',
    (_, given) => {
      const config = configWith(given)
      const problem = leastSquaresOf(config)
      const limit = value(limitsOf(problem, config).meanSquare)
      expect(secondMomentGrowth(problem, { ...config, lr: limit * 1.0005 })).toBeGreaterThan(1)
      expect(secondMomentGrowth(problem, { ...config, lr: limit * 0.9995 })).toBeLessThan(1)
    },
  )

  test.each([1, 4, 20, 99, 100])(
    'batches of %i: the expected loss rises in the end just above it, not just below',
    (batchSize) => {
      const limit = value(limitsOf(tutorial, configWith({ batchSize })).meanSquare)
      const lossesAt = (lr: number) => {
        const found = expectedCourse(tutorial, runWith({ batchSize, lr }), [1e6, 2e6])
        return found.ok ? [...found.value.expected] : []
      }
      const [high = 0, higher = 0] = lossesAt(limit * 1.0001)
      expect(higher).toBeGreaterThan(high)
      const [low = 0, lower = 1] = lossesAt(limit * 0.9999)
      expect(lower).toBeLessThanOrEqual(low)
    },
  )

  test('where there is one input and one sample a batch, the typical limit is where the mean of log |1 - lr h| is 0', () => {
    const config = configWith({ W: tabulate(1, 1, () => 1), numSamples: 2, batchSize: 1, x: 'randn', seed: 6 })
    const problem = leastSquaresOf(config)
    const [a, b] = Array.from(problem.x, (x) => 2 * x * x) as [number, number]
    const limit = value(limitsOf(problem, config).typical)
    // |1 - lr a| |1 - lr b| = 1 with both factors negative, or with one: the first lr > 0 beyond the mean square's.
    const growth = (lr: number) => (Math.log(Math.abs(1 - lr * a)) + Math.log(Math.abs(1 - lr * b))) / 2
    expect(growth(limit * 1.02)).toBeGreaterThan(0)
    expect(growth(limit * 0.98)).toBeLessThan(0)
  })

  test('far on either side of the typical limit other draws agree', () => {
    const config = configWith({ batchSize: 1 })
    const limit = value(limitsOf(tutorial, config).typical)
    const growth = (lr: number) => {
      const draws = new Draws(99)
      const exact: LeastSquares = { ...tutorial, y: new Float64Array(tutorial.y.length) }
      const run = runWith({ batchSize: 1, lr })
      let variables: Variables = { weight: tutorial.weight0, buffer: new Float64Array(), grad: new Float64Array(6) }
      let grown = 0
      for (let step = 0; step < 8000; step++) {
        const next = iterate(exact, run, variables, step, draws.next(run.config))
        const size = Math.hypot(...next.weight)
        grown += Math.log(size)
        variables = { ...next, weight: next.weight.map((each) => each / size) }
      }
      return grown
    }
    expect(growth(limit * 1.05)).toBeGreaterThan(0)
    expect(growth(limit * 0.95)).toBeLessThan(0)
  })

  test('does not look at lr, and scales as the Hessian does', () => {
    const config = configWith({ batchSize: 1 })
    expect(limitsOf(tutorial, { ...config, lr: 5 })).toEqual(limitsOf(tutorial, config))
    const summed = limitsOf(tutorial, configWith({ batchSize: 50, sampler: 'choice_replace', accumulationSteps: 2 }))
    const whole = limitsOf(tutorial, configWith({ batchSize: 100, sampler: 'choice_replace' }))
    expect(value(summed.meanSquare)).toBeCloseTo(value(whole.meanSquare) / 2, 10)
  })

  test('says why there is none', () => {
    const reason = (values: Partial<Config>) => {
      const { fullBatch, typical } = limitsOf(tutorial, configWith(values))
      return [fullBatch, typical].map((limit) => (limit.ok ? null : limit.reason.code))
    }
    expect(reason({ off: ['step'] })).toEqual(['off', 'off'])
    expect(reason({ off: ['zero_grad'] })).toEqual(['zeroGrad', 'zeroGrad'])
    expect(reason({ momentum: 1 })).toEqual(['never', 'never'])
    expect(reason({ momentum: 0.5, dampening: 2 })).toEqual(['never', 'never'])
    expect(reason({ momentum: 0.5, dampening: 1 })).toEqual(['flat', 'flat'])
    const wide = configWith({ W: tabulate(41, 1, () => 1) })
    expect(limitsOf(leastSquaresOf(wide), wide).meanSquare).toMatchObject({ ok: false, reason: { code: 'inputs' } })
  })
})
