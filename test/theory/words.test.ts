import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { expectedCourse, expectedError } from '../../src/theory/course.ts'
import { directionErrors, slopesOf } from '../../src/theory/directions.ts'
import { excessAt, excessesOf } from '../../src/theory/excess.ts'
import { joined } from '../../src/theory/joined.ts'
import { contour, type Landscape, landscapeOf, lossOnPlane, positionOn } from '../../src/theory/landscape.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { leftoverAt } from '../../src/theory/leftover.ts'
import { limitsOf } from '../../src/theory/limits.ts'
import { plateauAt } from '../../src/theory/plateau.ts'
import { iterationsTo } from '../../src/theory/reach.ts'
import { standstillOf } from '../../src/theory/standstill.ts'
import { learnedOf } from '../../src/training/learned.ts'
import { difference } from '../../src/training/progress.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { configWith, fullLoss, runWith } from './loop.ts'

const tutorial = leastSquaresOf(configWith({}))

function known<T>(
  predicted: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: unknown },
): T {
  if (!predicted.ok) throw new Error(JSON.stringify(predicted.reason))
  return predicted.value
}

test("the slowest direction explains what the tutorial's run still lacks", () => {
  const run = runWith({})
  const trainer = new Trainer(run)
  while (trainer.iteration < 5000) trainer.iterate()
  const largest = difference(learnedOf({ parameters: trainer.values() }), run.config.W)
  const leftover = known(leftoverAt(tutorial, run, 5000))
  expect(largest).toBeCloseTo(0.009, 3)
  expect(leftover?.largestOfAll).toBeCloseTo(largest, 3)
  expect(leftover?.largest).toBeCloseTo(largest, 3)
  expect(leftover?.share).toBeCloseTo((1 - 0.01 * (tutorial.eigenvalues[0] as number)) ** 5000, 6)
})

describe('iterationsTo', () => {
  test('finds the first iteration at which the expected course is there', () => {
    const run = runWith({})
    const reach = known(iterationsTo(tutorial, run, 1e-6))
    if (reach.kind !== 'at') throw new Error(reach.kind)
    const [before = 0, at = 1] = known(expectedCourse(tutorial, run, [reach.iterations - 1, reach.iterations])).expected
    expect(before).toBeGreaterThan(1e-6)
    expect(at).toBeLessThanOrEqual(1e-6)
  })

  test('says what there is instead where it is never reached', () => {
    const noisy = configWith({ noise: 0.5 })
    const problem = leastSquaresOf(noisy)
    const reach = known(iterationsTo(problem, { config: noisy, changes: [] }, problem.floor))
    expect(reach).toMatchObject({ kind: 'not', course: 'expected' })
    expect(known(iterationsTo(tutorial, runWith({ lr: 3 }), 1e-6))).toMatchObject({ kind: 'not', loss: Infinity })
    const wide = runWith({ W: tabulate(25, 1, () => 1), batchSize: 20, lr: 0.05 })
    expect(known(iterationsTo(leastSquaresOf(wide.config), wide, 1e-6))).toMatchObject({ course: 'ofMeanWeight' })
  })
})

describe('excessesOf', () => {
  const excess = (values: Partial<Config>) => {
    const config = configWith(values)
    return excessAt(excessesOf(limitsOf(tutorial, config)), config.lr)
  }

  test('names the limit that is exceeded, by what, and an lr within', () => {
    expect(excess({ lr: 2 })).toBeNull()
    expect(excess({ lr: 2.5 })).toMatchObject({ effect: 'bursts', cause: { limit: 'meanSquare' } })
    expect(excess({ lr: 2.7 })).toMatchObject({ effect: 'bursts', cause: { limit: 'meanSquare' } })
    expect(excess({ lr: 2.7 })?.from).toBeCloseTo(2.615, 3)
    expect(excess({ lr: 3 })).toMatchObject({ effect: 'grows', cause: { limit: 'typical' } })
    expect(excess({ lr: 3 })?.suggestion).toBeCloseTo(0.8 * 2.3425, 3)
    expect(excess({ lr: 2.7, batchSize: 100 })?.cause.value).toBeCloseTo(2.615, 3)
    expect(excess({ lr: 1e30, off: ['step'] })).toBeNull()
  })
})

describe('standstillOf', () => {
  const { weight0, optimum } = tutorial
  const kind = (values: Partial<Config>, weight = weight0) => standstillOf(tutorial, configWith(values), weight).kind

  test('tells apart why nothing moves', () => {
    expect(kind({})).toBe('moves')
    expect(kind({ off: ['step'] })).toBe('off')
    expect(kind({ lr: 0 })).toBe('lr')
    expect(kind({ lr: 1e-60 })).toBe('lr')
    expect(kind({ accumulationSteps: 10, iterations: 9 })).toBe('accumulation')
    expect(kind({ lr: 1e-9 })).toBe('rounding')
    expect(kind({ lr: 1e-9, momentum: 0.999 })).toBe('moves')
    expect(kind({}, optimum)).toBe('optimum')
    const near = optimum.map((value) => value * (1 + 1e-6))
    expect(kind({ lr: 1e-3 }, near)).toBe('rounding')
    expect(kind({ lr: 1 }, near)).toBe('moves')
    expect(kind({ loss: 'l1' }, near)).toBe('moves')
    expect(kind({ loss: 'l1', lr: 1e-12 })).toBe('rounding')
    expect(kind({ off: ['zero_grad'] })).toBe('unknown')
    const nothing = leastSquaresOf(configWith({ W: tabulate(1, 1, () => 1), numSamples: 1, batchSize: 1 }))
    const zero = { ...nothing, residuals: new Float64Array(1) }
    expect(standstillOf(zero, nothing.config, nothing.optimum).kind).toBe('optimum')
  })

  test('a run that float32 stopped does not move', () => {
    const config = configWith({ batchSize: 100, lr: 1e-9 })
    const trainer = new Trainer({ config, changes: [] })
    const before = trainer.values()
    for (let i = 0; i < 10; i++) trainer.iterate()
    expect(trainer.values()).toEqual(before)
    expect(standstillOf(tutorial, config, joined(tutorial, before)).kind).toBe('rounding')
  })
})

test('noise makes a plateau above the floor', () => {
  const config = configWith({ noise: 0.3, lr: 0.5 })
  const problem = leastSquaresOf(config)
  const run = { config, changes: [] }
  expect(known(plateauAt(problem, run, 1)).reached).toBe(false)
  const late = known(plateauAt(problem, run, 5000))
  expect(late.reached).toBe(true)
  expect(late.settled).toBeGreaterThan(late.floor)
  // No chance, no noise, weight_decay: the batches have no part in it, or the least.
  for (const values of [{ noise: 0.1, batchSize: 100, lr: 0.5 }, { lr: 0.1 }, { weightDecay: 0.1, lr: 0.5 }]) {
    const other = runWith(values)
    expect(known(plateauAt(leastSquaresOf(other.config), other, 5000)).reached).toBe(false)
  }
  const slow = runWith({ noise: 1, lr: 0.01 })
  expect(known(plateauAt(leastSquaresOf(slow.config), slow, 1000)).reached).toBe(false)
})

describe('directions', () => {
  test('the errors of the full batch fall along straight lines with the slopes predicted', () => {
    const config = configWith({ batchSize: 100, lr: 0.5 })
    const trainer = new Trainer({ config, changes: [] })
    const slopes = known(slopesOf(tutorial, config))
    const first = directionErrors(tutorial, joined(tutorial, trainer.values())).lengths
    while (trainer.iteration < 20) trainer.iterate()
    const last = directionErrors(tutorial, joined(tutorial, trainer.values())).lengths
    for (const [i, slope] of slopes.entries()) {
      const fell = Math.log((last[i] as number) / (first[i] as number)) / 20
      expect(fell).toBeCloseTo(slope, 4)
    }
  })

  test('with momentum the slopes are those of the mean in the long run', () => {
    const config = configWith({ momentum: 0.9, nesterov: true, lr: 0.01 })
    const slopes = known(slopesOf(tutorial, config))
    const lengthsAt = (iteration: number) => {
      const { mean } = known(expectedError(tutorial, { config, changes: [] }, iteration))
      return [0, 1, 2].map((i) => Math.hypot(mean[i] as number, mean[3 + i] as number))
    }
    const [first, last] = [lengthsAt(2000), lengthsAt(3000)]
    // The fastest direction has long reached what a double can hold.
    for (const i of [0, 1])
      expect(Math.log((last[i] as number) / (first[i] as number)) / 1000).toBeCloseTo(slopes[i] as number, 5)
  })

  test('accumulation makes a step of several iterations, and without steps all stays', () => {
    const one = known(slopesOf(tutorial, configWith({})))
    const four = known(slopesOf(tutorial, configWith({ accumulationSteps: 4, accumulationMean: true })))
    for (const [i, slope] of four.entries()) expect(slope).toBeCloseTo((one[i] as number) / 4, 12)
    expect(known(slopesOf(tutorial, configWith({ off: ['step'] })))).toEqual(new Float64Array(3))
    expect(slopesOf(tutorial, configWith({ off: ['zero_grad'] })).ok).toBe(false)
  })
})

describe('landscapeOf', () => {
  const config = configWith({ noise: 0.2, bias: true })
  const problem = leastSquaresOf(config)

  function landscape(column: number): Landscape {
    const found = landscapeOf(problem, column)
    if (found === null) throw new Error('none')
    return found
  }

  test("the plane's losses are the column's own, on the plane and off it", () => {
    const [one, other] = [landscape(1), problem.floors[0] as number]
    const weights = problem.optimum.slice()
    for (let j = 0; j < 4; j++) {
      weights[4 + j] =
        (weights[4 + j] as number) + 0.3 * (one.slow.direction[j] as number) - 2 * (one.fast.direction[j] as number)
    }
    expect(lossOnPlane(one, 0.3, -2)).toBeCloseTo(2 * fullLoss(problem, config, weights) - other, 10)
    const position = positionOn(problem, one, weights.subarray(4))
    expect(position.slow).toBeCloseTo(0.3, 10)
    expect(position.fast).toBeCloseTo(-2, 10)
    expect(position.beside).toBeCloseTo(0, 10)
    const all = Float64Array.from(weights, (value, at) => (at % 4 === 3 || at < 4 ? value : value + 1))
    const moved = positionOn(problem, one, all.subarray(4))
    expect(moved.loss + moved.beside).toBeCloseTo(2 * fullLoss(problem, config, all) - other, 9)
  })

  test('contours go through points of their loss', () => {
    const one = landscape(0)
    const { slow, fast } = contour(one, 0.7)
    for (const angle of [0, 1, 2, 3]) {
      expect(lossOnPlane(one, slow * Math.cos(angle), fast * Math.sin(angle))).toBeCloseTo(0.7, 12)
    }
    expect(slow).toBeGreaterThan(fast)
    expect(contour(one, 0)).toEqual({ slow: 0, fast: 0 })
  })

  test('there is none of a single direction', () => {
    expect(landscapeOf(leastSquaresOf(configWith({ W: tabulate(1, 2, () => 1) })), 0)).toBeNull()
  })
})
