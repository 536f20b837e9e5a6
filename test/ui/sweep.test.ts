import { expect, test } from 'vitest'
import type { Ending } from '../../src/engine/sweep-protocol.ts'
import { belongsTo, planOf, rowKeysOf } from '../../src/store/services/sweep-plan.ts'
import { endingKind, summaryOf } from '../../src/ui/features/sweep/endings.ts'
import { across, colorPart, lossRange } from '../../src/ui/features/sweep/map-colors.ts'
import { endingScale, sweepLayout } from '../../src/ui/features/sweep/sweep-layout.ts'
import { tutorial } from '../engine/arbitraries.ts'

const end = (fullLoss: number, initial = 0.7): Ending => ({ fullLoss, initial, divergedAt: null })

test('60 rates over the decades of the slider, the limits inside', () => {
  const { rates, order } = planOf('lr', 'batchSize', tutorial({}), 2.6)
  expect(rates).toHaveLength(60)
  expect([rates[0], rates[59]]).toEqual([1e-4, 10])
  expect(new Set(rates).size).toBe(60)
  expect([...order].sort((a, b) => a - b)).toEqual(rates.map((_, index) => index))
  const steep = planOf('lr', 'batchSize', tutorial({}), 3e-7).rates
  expect(steep[0]).toBeLessThan(3e-9 * 1.01)
  expect(planOf('lr', 'batchSize', tutorial({}), 800).rates.at(-1)).toBeGreaterThan(1600)
})

test('a map goes by divisors of num_samples, the present size among them', () => {
  const sizes = (numSamples: number, batchSize: number) =>
    planOf('map', 'batchSize', tutorial({ numSamples, batchSize }), null).rows.map(({ value }) => value)
  expect(sizes(100, 4)).toEqual([1, 2, 4, 10, 25, 50, 100])
  expect(sizes(1, 1)).toEqual([1])
  expect(sizes(100, 7)).toContain(7)
  const prime = sizes(101, 4)
  expect(prime.at(-1)).toBe(101)
  expect(prime.length).toBeGreaterThan(5)
})

test('what is refused is left out, with the reason', () => {
  const config = tutorial({ momentum: 0.9, nesterov: true })
  const { rows, order, rates } = planOf('map', 'momentum', config, null)
  const refused = rows.filter(({ problem }) => problem !== null)
  expect(refused.map(({ value }) => value)).toEqual([0])
  expect(order).toHaveLength((rows.length - 1) * rates.length)
  expect(Math.min(...order)).toBe(rates.length)
})

test('momentum is swept where the optimizer has it', () => {
  expect(rowKeysOf(tutorial({}))).toEqual(['batchSize', 'momentum'])
  expect(rowKeysOf(tutorial({ optimizer: 'adam' }))).toEqual(['batchSize'])
})

test('a sweep belongs to all settings but those it varies', () => {
  const lr = planOf('lr', 'batchSize', tutorial({}), null)
  expect(belongsTo(lr, tutorial({ lr: 3, logEvery: 7 }))).toBe(true)
  expect(belongsTo(lr, tutorial({ batchSize: 5 }))).toBe(false)
  const map = planOf('map', 'batchSize', tutorial({}), null)
  expect(belongsTo(map, tutorial({ lr: 3, batchSize: 5 }))).toBe(true)
  expect(belongsTo(map, tutorial({ momentum: 0.5 }))).toBe(false)
})

test('endings lie on the axis or on a rail', () => {
  expect([end(0.1), end(0), end(1e4), end(Infinity), end(Number.NaN)].map(endingKind)).toEqual([
    'point',
    'zero',
    'beyond',
    'diverged',
    'diverged',
  ])
  const { ticks, place } = endingScale([end(3e-7), end(1e30), null], 4, false, 0.1)
  expect(ticks.map(({ label }) => label)).toEqual(['1e\u22126', '1e\u22123', '1e0'])
  expect([1e-7, 1].map(place)).toEqual([0, 1])
})

test('the picture over lr has its powers and decades where they belong', () => {
  const plan = planOf('lr', 'batchSize', tutorial({}), 2.6)
  const endings = plan.rates.map((_, index) => (index === 0 ? end(0) : index === 59 ? end(Infinity) : end(1e-3)))
  const limits = { meanSquare: null, fullBatch: null, typical: null, rows: [], none: null, failed: false }
  const layout = sweepLayout(
    { plan, endings, status: 'done', part: 1, seconds: 0, limits },
    { width: 660, height: 250 },
  )
  expect(layout.box).toEqual({ left: 48, top: 66, width: 600, height: 158 })
  expect(layout.rates.ticks.map(({ label }) => label)).toEqual(['1e−4', '0.001', '0.01', '0.1', '1', '10'])
  expect([1e-4, 0.1, 10].map(layout.x)).toEqual([48, 48 + 360, 648])
  expect([end(0), end(Infinity), end(1e4), end(1)].map(layout.y)).toEqual([224, 52, 52, 66])
  // Three decades lie between the rail of 0 and the upper end.
  expect(layout.y(end(1e-3))).toBeCloseTo(224 - 16, 6)
})

test('the best is the least that is a number', () => {
  expect(summaryOf([null, end(2), end(Number.NaN), end(1), end(Infinity)])).toEqual({ best: 3, known: 4, diverged: 2 })
  // Twenty iterations are not enough for a loss to leave float32: it diverges all the same.
  expect(summaryOf([end(4e18), end(1.1e31), end(69)])).toEqual({ best: 2, known: 3, diverged: 2 })
  expect(summaryOf([null])).toEqual({ best: null, known: 0, diverged: 0 })
})

test('colours go from the least loss to that of the start', () => {
  const endings = [end(1e-6, 1), end(0, 1), end(5, 1), end(Number.NaN, 1)]
  const range = lossRange(endings)
  expect(range).toEqual({ least: 1e-6, most: 1 })
  expect(endings.slice(0, 3).map((each) => colorPart(each, range))).toEqual([0, 0, 1])
  expect(colorPart(end(1e-3), range)).toBeCloseTo(0.5)
  expect(across([0.1, 1, 10], 1)).toBeCloseTo(0.5)
})
