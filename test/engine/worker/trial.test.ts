import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { RecordedRun } from '../../../src/engine/worker/recorded-run.ts'
import { Trial } from '../../../src/engine/worker/trial.ts'
import { runs, tutorial } from '../arbitraries.ts'

afterEach(() => vi.restoreAllMocks())

/** A clock on which the first `cold` iterations take 3 ms each, and every other one a quarter of a millisecond. */
function clockOf(cold: number) {
  let time = 0
  let count = 0
  const { iterate } = RecordedRun.prototype
  vi.spyOn(RecordedRun.prototype, 'iterate').mockImplementation(function (this: RecordedRun) {
    time += count++ < cold ? 3 : 0.25
    iterate.call(this)
  })
  return { now: () => time, iterations: () => count }
}

function tried(trial: Trial, now: () => number) {
  while (!trial.work(now() + 10, now));
  return trial.need()
}

test('an iteration takes what it does once the code is warm, and a run of many is not carried out for that', () => {
  const clock = clockOf(50)
  const trial = new Trial({ config: tutorial({ iterations: 1e9 }), changes: [] })
  expect(tried(trial, clock.now).seconds).toBeCloseTo(0.00025, 12)
  expect(clock.iterations()).toBeLessThan(1300)
  trial.release()
})

test('a run that is over before that is known by what it took', () => {
  const clock = clockOf(5)
  const trial = new Trial({ config: tutorial({ iterations: 5 }), changes: [] })
  expect(tried(trial, clock.now).seconds).toBeCloseTo(0.003, 12)
  trial.release()
})

test('the memory that a run is said to take is what it has in the end', () => {
  fc.assert(
    fc.property(runs(1500), (run) => {
      const recorded = new RecordedRun(run)
      while (recorded.iteration < Math.min(2, recorded.end)) recorded.iterate()
      const forecast = recorded.bytesAtEnd()
      while (recorded.iteration < recorded.end) recorded.iterate()
      expect(recorded.bytesAtEnd()).toBeGreaterThan(0)
      expect(forecast / recorded.bytesAtEnd()).toBeGreaterThan(0.9)
      expect(forecast / recorded.bytesAtEnd()).toBeLessThan(1.1)
      recorded.release()
    }),
    { numRuns: 20 },
  )
})
