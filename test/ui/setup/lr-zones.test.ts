import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../../src/experiment/config.ts'
import { CURRENT, defaults } from '../../../src/experiment/defaults.ts'
import { Desk } from '../../../src/theory/questions/desk.ts'
import { scaleOver, zoneOf, zonesOf } from '../../../src/ui/features/setup/lr-zones.ts'
import { scaleOf } from '../../../src/ui/features/setup/slider-scale.ts'

/** What is known of lr under the tutorial's settings with `values`. */
function ratesWith(values: Partial<Config>) {
  const config = { ...defaults[CURRENT], ...values, lr: 1 }
  const answer = new Desk().answer({
    type: 'rates',
    run: { config, changes: [] },
    config,
    batchSizes: [config.batchSize],
  })
  if (answer.type !== 'rates') throw new Error(answer.type)
  const [rates] = answer.rates
  if (rates === undefined) throw new Error('no rates')
  return rates
}

const zonesWith = (values: Partial<Config>) => zonesOf(ratesWith(values))

describe('the zones of lr', () => {
  test('of the tutorial: slow below a tenth of the fastest, bursts from the mean square’s limit, then divergence', () => {
    const zones = zonesWith({})
    expect(zones.map(({ name }) => name)).toEqual(['slow', 'fast', 'bursts', 'diverges'])
    expect(zones.map(({ from }) => Number(from.toPrecision(3)))).toEqual([0.000201, 0.201, 2.34, 2.79])
    const named = (lr: number) => zoneOf(zones, lr)?.name
    expect([1e-9, 0.01, 0.1, 0.3, 2, 2.5, 2.6, 3, 1e9].map(named)).toEqual(
      'slow slow slow fast fast bursts bursts diverges diverges'.split(' '),
    )
  })

  test('the full batch has no bursts', () => {
    expect(zonesWith({ batchSize: 100 }).map(({ name }) => name)).toEqual(['slow', 'fast', 'diverges'])
  })

  test('there are none where nothing is known', () => {
    expect(zonesWith({ optimizer: 'adam' })).toEqual([])
    expect(zonesWith({ off: ['step'] })).toEqual([])
  })

  test.each<Partial<Config>>([
    {},
    { batchSize: 1 },
    { x: 'randn' },
    { momentum: 0.9 },
    { noise: 100 },
    { numSamples: 5 },
  ])('of %j lie within the slider, each with room for its name', (values) => {
    const { limits, fastest, excesses } = ratesWith(values)
    const zones = zonesOf({ fastest, excesses })
    const scale = scaleOver(zones)
    for (const { from, to } of zones) expect(to).toBeGreaterThan(from)
    for (const { share } of zones) expect(share).toBeGreaterThan(0.15)
    expect(zones.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    for (const limit of [limits.fullBatch, limits.meanSquare, limits.typical]) {
      if (!limit.ok) continue
      expect(scale.partOf(limit.value)).toBeGreaterThan(0)
      expect(scale.partOf(limit.value)).toBeLessThan(1)
    }
  })
})

describe('a slider over pieces', () => {
  const scale = scaleOf(1e-3, [
    { to: 1, share: 2 },
    { to: 1.2, share: 1 },
    { to: 100, share: 1 },
  ])

  test('gives each piece its part of the way', () => {
    expect([1e-3, 1, 1.2, 100].map(scale.partOf)).toEqual([0, 0.5, 0.75, 1])
    expect(scale.valueAt(0.25)).toBeCloseTo(Math.sqrt(1e-3))
  })

  test('has what is beyond its ends at them', () => {
    expect([-1, 0, Number.NaN, 1e-9].map(scale.partOf)).toEqual([0, 0, 0, 0])
    expect([101, Infinity].map(scale.partOf)).toEqual([1, 1])
  })

  test('leads from a part to a value and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => {
        expect(scale.partOf(scale.valueAt(part))).toBeCloseTo(part, 9)
      }),
    )
  })
})
