import { expect, test } from 'vitest'
import { LossHistory } from '../../../src/engine/worker/loss-history.ts'
import { CURRENT, defaults } from '../../../src/experiment/defaults.ts'
import { hasRates } from '../../../src/experiment/run.ts'
import { extentOf, lossScale, pointsOf } from '../../../src/ui/plot/loss-points.ts'
import { largestRate, rangeOf, ratePoints } from '../../../src/ui/plot/rate-points.ts'

function pointsWith(rates: readonly number[], limit = 300) {
  const history = new LossHistory(1)
  for (const lr of rates) history.record(0.5, lr)
  const view = history.view(limit)
  return pointsOf(view, lossScale('log', extentOf(view), 200))
}

test('the course of lr is drawn where it changes: by a scheduler, or by somebody after the start', () => {
  const config = defaults[CURRENT]
  const change = (iteration: number) => ({ iteration, key: 'lr' as const, value: 0.1 })
  expect(hasRates({ config, changes: [] })).toBe(false)
  expect(hasRates({ config, changes: [change(0)] })).toBe(false)
  expect(hasRates({ config, changes: [change(5)] })).toBe(true)
  expect(hasRates({ config: { ...config, scheduler: 'step_lr' }, changes: [] })).toBe(true)
})

test('a point with several lr is entered by the one that is nearer to the point before', () => {
  const points = pointsWith([0.5, 0.25, 0.125, 0.0625, 0.125, 0.25], 3)
  expect(ratePoints(points)).toEqual([
    [1, 0.5],
    [2, 0.25],
    [3, 0.125],
    [4, 0.0625],
    [5, 0.125],
    [6, 0.25],
  ])
  expect(largestRate(points)).toBe(0.5)
})

test('without a step there is no lr', () => {
  expect(ratePoints(pointsWith([]))).toEqual([])
  expect(largestRate(pointsWith([]))).toBeNaN()
})

test('the lr of a point is one value, or from which to which', () => {
  expect(rangeOf([0.25, 0.25])).toBe('0.25')
  expect(rangeOf([0.1, 0.25])).toBe('0.1 – 0.25')
  expect(rangeOf([Number.NaN, Number.NaN])).toBeNull()
})
