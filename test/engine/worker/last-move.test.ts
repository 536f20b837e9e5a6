import { expect, test } from 'vitest'
import { LastMove } from '../../../src/engine/worker/last-move.ts'
import { RecordedRun } from '../../../src/engine/worker/recorded-run.ts'
import { tutorial } from '../arbitraries.ts'

test('what stands still does so since the look before; what jumps back and forth does not', () => {
  const weight = new Float32Array([1, 2])
  const move = new LastMove([{ data: { values: weight } }])
  for (let iteration = 1; iteration <= 1000; iteration++) {
    if (iteration <= 300) weight[1] = iteration % 2
    move.record(iteration)
  }
  expect(move.at(1000)).toBeGreaterThan(300 - 61)
  expect(move.at(1000)).toBeLessThan(400)
  weight[0] = 3
  expect(move.at(1001)).toBe(1001)
})

test('a frame tells it: on the way, at rest, and after a live change, of which nothing is known', () => {
  const run = new RecordedRun({ config: tutorial({ lr: 1, iterations: 3000 }), changes: [] })
  const told = () => run.frame('paused', true).lastMoved
  while (run.iteration < 20) run.iterate()
  expect(told()).toBe(20)
  while (run.iteration < 2000) run.iterate()
  expect(told()).toBeLessThan(1500)
  run.approach({ iteration: 1000, statement: 0 })
  expect(told()).toBeNull()
  run.change({ iteration: 2000, key: 'lr', value: 0.5 }, 2000)
  while (run.iteration < 2000) run.iterate()
  expect(told()).toBe(2000)
})
