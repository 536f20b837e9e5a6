import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { roundest } from '../../src/ui/features/timeline/positions.ts'
import { Scrubber } from '../../src/ui/features/timeline/scrubber.ts'

describe('a pointer', () => {
  test('means every iteration where each has a pixel', () => {
    for (const iteration of [0, 1, 37, 499, 500]) expect(roundest(iteration, 500, 0.5)).toBe(iteration)
  })

  test('means the roundest within a pixel, and both ends', () => {
    expect(roundest(1489, 5000, 4.6)).toBe(1489)
    expect(roundest(314_159_265, 1_000_000_000, 900_000)).toBe(314_200_000)
    expect(roundest(0, 1_000_000_000, 900_000)).toBe(0)
    expect(roundest(1_000_000_000, 1_000_000_000, 900_000)).toBe(1_000_000_000)
    expect(roundest(12_345_676, 12_345_678, 12_000)).toBe(12_345_678)
  })
})

describe('a scrubber', () => {
  let order: number | null
  let given: number[]
  let scrubber: Scrubber
  /** The order under way has arrived and is painted. */
  const arrive = () => {
    order = null
    return scrubber.painted()
  }

  beforeEach(() => {
    vi.useFakeTimers()
    order = null
    given = []
    const seek = (iteration: number) => {
      order = iteration
      given.push(iteration)
    }
    scrubber = new Scrubber({ sought: () => order, seek })
  })
  afterEach(() => vi.useRealTimers())

  test('gives one order at a time, the last one always', () => {
    for (const to of [1, 2, 3]) scrubber.move(to)
    expect(given).toEqual([1])
    expect(scrubber.painted()).toBe(false)
    expect(arrive()).toBe(false)
    expect(given).toEqual([1, 3])
    expect(arrive()).toBe(true)
    vi.runAllTimers()
    expect(given).toEqual([1, 3])
  })

  test('overtakes an order that takes long', () => {
    for (const to of [1, 2, 3]) scrubber.move(to)
    vi.runAllTimers()
    expect(given).toEqual([1, 3])
  })

  test('forgets what it wanted when told so', () => {
    for (const to of [1, 2]) scrubber.move(to)
    scrubber.drop()
    expect(arrive()).toBe(true)
    vi.runAllTimers()
    expect(given).toEqual([1])
  })
})
