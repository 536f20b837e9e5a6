import { expect, test } from 'vitest'
import { Speed } from '../../../src/engine/page/sweep-speed.ts'
import { CURRENT, defaults } from '../../../src/experiment/defaults.ts'

const config = { ...defaults[CURRENT], iterations: 10_000 }
const longer = { ...config, iterations: 30_000 }
const wider = { ...config, batchSize: 100 }

test('what work takes is what work of the same kind took, by its amount; until then what it usually takes', () => {
  const speed = new Speed()
  const usual = speed.seconds([config])
  expect(usual).toBeGreaterThan(0.002)
  expect(usual).toBeLessThan(0.02)
  // A machine of a twentieth of the speed.
  speed.learn(config, 10_000, 20 * 1000 * usual)
  expect(speed.seconds([config])).toBeCloseTo(20 * usual, 9)
  expect(speed.seconds([config, longer])).toBeCloseTo(80 * usual, 9)
  expect(speed.seconds([wider])).toBeGreaterThan(speed.seconds([config]))
})

test('a few milliseconds teach nothing', () => {
  const speed = new Speed()
  const usual = speed.seconds([config])
  speed.learn(config, 10, 30)
  expect(speed.seconds([config])).toBe(usual)
})
