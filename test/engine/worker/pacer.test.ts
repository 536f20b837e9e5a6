import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SLOW_RATE } from '../../../src/engine/protocol.ts'
import { Pacer } from '../../../src/engine/worker/pacer.ts'

/** Does what is due at each of `times` and says how much that was in all. */
function follow(pacer: Pacer, times: Iterable<number>): number {
  let total = 0
  for (const now of times) {
    const due = pacer.due(0, now)
    pacer.done(due)
    total += due
  }
  return total
}

test('the first iteration comes at once, the next one when its time has come', () => {
  const pacer = new Pacer(1, 1, 0, 5000)
  expect(pacer.due(0, 5000)).toBe(1)
  pacer.done(1)
  expect(pacer.due(0, 5000)).toBe(0)
  expect(pacer.wait(0, 5250)).toBe(750)
  expect(pacer.due(0, 5999)).toBe(0)
  expect(pacer.due(0, 6000)).toBe(1)
})

test('over time exactly as many as the rate says, however unevenly it is asked', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), gaps, (rate, steps) => {
      let now = 0
      const times = steps.map((step) => (now += step))
      const done = follow(new Pacer(rate, 1, 0, 0), times)
      const expected = 1 + (rate * now) / 1000
      expect(done).toBeGreaterThan(expected - 1.001)
      expect(done).toBeLessThanOrEqual(expected + 0.001)
    }),
  )
})

test('after a nap it does not race', () => {
  const pacer = new Pacer(800, 1, 0, 0)
  follow(pacer, [0])
  expect(pacer.due(0, 3_600_000)).toBeLessThanOrEqual(81)
})

test('waiting as long as it says is enough', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (rate) => {
      const pacer = new Pacer(rate, 1, 0, 0)
      pacer.done(pacer.due(0, 0))
      const wait = pacer.wait(0, 0)
      expect(pacer.due(0, wait + 1e-6)).toBeGreaterThanOrEqual(1)
    }),
  )
  expect(new Pacer(Infinity, 1, 0, 0).wait(0, 0)).toBe(0)
})

test('a speed of almost nothing does not overflow the timers', () => {
  const pacer = new Pacer(1e-12, 1, 0, 0)
  pacer.done(pacer.due(0, 0))
  expect(pacer.wait(0, 0)).toBe(60_000)
})

test('as fast as possible is as many as one likes, and a new speed starts without debts', () => {
  const pacer = new Pacer(Infinity, 1, 0, 0)
  expect(pacer.due(0, 0)).toBe(Infinity)
  pacer.done(1_000_000)
  pacer.setRate(10, 50)
  expect(pacer.due(0, 50)).toBe(1)
  pacer.done(1)
  expect(pacer.due(0, 149)).toBe(0)
  expect(pacer.due(0, 151)).toBe(1)
  pacer.setRate(Infinity, 151)
  expect(pacer.due(0, 151)).toBe(Infinity)
})

describe('with statements', () => {
  /** Follows a pacer for `seconds` and says when each move was made, the iteration's statements counted along. */
  function moves(pacer: Pacer, statements: number, seconds: number, from = 0): { now: number; position: number }[] {
    const made: { now: number; position: number }[] = []
    let position = from
    for (let now = 0; now <= seconds * 1000; now++) {
      for (let due = pacer.due(position % statements, now); due > 0; due--) {
        const length = pacer.isSlow ? 1 : statements - (position % statements)
        pacer.done(length)
        position += length
        made.push({ now, position })
      }
    }
    return made
  }

  test('below the slow rate they come one by one, evenly', () => {
    expect(moves(new Pacer(1, 5, 0, 0), 5, 1).map(({ now }) => now)).toEqual([0, 200, 400, 600, 800, 1000])
  })

  test('from the slow rate on whole iterations, the first completes the one under way', () => {
    const made = moves(new Pacer(SLOW_RATE, 6, 4, 0), 6, 1.1, 4)
    expect(made.map(({ position }) => position)).toEqual([6, 12, 18])
    for (const [i, { now }] of made.entries()) expect(now).toBeCloseTo(500 * i, -1)
  })

  test('waiting as long as it says is enough, in the middle of an iteration too', () => {
    const rate = fc.double({ min: 0.1, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 1, max: 6 }), fc.nat(5), (first, second, statements, nat) => {
        const visited = nat % statements
        const pacer = new Pacer(first, statements, visited, 0)
        pacer.done(pacer.isSlow ? 1 : statements - visited)
        pacer.setRate(second, 0)
        const wait = pacer.wait(visited, 0)
        if (wait > 1e-3) expect(pacer.due(visited, wait - 1e-3)).toBe(0)
        expect(pacer.due(visited, wait + 1e-6)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
