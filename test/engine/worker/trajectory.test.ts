import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Frame, transferables } from '../../../src/engine/protocol.ts'
import { RecordedRun } from '../../../src/engine/worker/recorded-run.ts'
import { WeightTrajectory } from '../../../src/engine/worker/trajectory.ts'
import type { Run } from '../../../src/experiment/config.ts'
import { Trainer } from '../../../src/training/trainer.ts'
import { toHex } from '../../goldens/bits.ts'
import { held } from '../../training/held.ts'
import { runs, tutorial } from '../arbitraries.ts'
import { FakePage } from '../fake-page.ts'
import { FakeTab } from '../fake-tab.ts'

/** Every sample of the frame's trajectory is what a run that never went back has at its iteration. */
function expectTruePath({ trajectory, iteration }: Frame, run: Run): void {
  if (trajectory === null) throw new Error('no trajectory')
  const trainer = new Trainer(run)
  expect(trajectory.iterations[0]).toBe(0)
  const ofWeight = (held(trainer).weight.length / run.config.W.columns) * trajectory.columns
  for (const [i, at] of trajectory.iterations.entries()) {
    while (trainer.iteration < at) trainer.iterate()
    expect(trainer.iteration).toBe(at)
    const { weight, bias } = held(trainer)
    expect(toHex(trajectory.weights.subarray(i * ofWeight, (i + 1) * ofWeight))).toBe(
      toHex(weight.subarray(0, ofWeight)),
    )
    const kept = trajectory.biases?.subarray(i * trajectory.columns, (i + 1) * trajectory.columns) ?? null
    expect(kept && toHex(kept)).toBe(bias && toHex(bias.subarray(0, trajectory.columns)))
  }
  // As many as there are up to here, not one less.
  const last = trajectory.iterations.at(-1) ?? 0
  expect(last).toBeGreaterThanOrEqual(iteration - Math.max(1, iteration / 64))
}

const bias = { trueBias: [1, -1], bias: true }

test('is exact at every sample, with bias and live changes, however the run went there', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(runs(600), fc.array(fc.nat({ max: 600 }), { maxLength: 4 }), (run, seeks) => {
      const page = new FakePage(run)
      page.trace(true)
      for (const iteration of seeks) {
        page.give({ type: 'seek', iteration })
        page.settle()
        expectTruePath(page.latest, run)
      }
      page.play()
      expectTruePath(page.settle(), run)
    }),
    { numRuns: 30 },
  )
})

test('a live change before what was recorded begins another trajectory', () => {
  const page = new FakePage({ config: tutorial({ iterations: 3000, ...bias }), changes: [] })
  page.trace(true)
  page.play()
  page.settle()
  for (const iteration of [2100, 700, 20, 0]) {
    page.give({ type: 'seek', iteration })
    page.give({ type: 'change', change: { iteration, key: 'lr', value: 0.02 + iteration / 1e5 } })
    page.settle()
    expectTruePath(page.latest, page.run)
    page.play()
    expectTruePath(page.settle(), page.run)
  }
})

test('frames tell it only while it is looked at, and hand its buffers over', () => {
  const page = new FakePage({ config: tutorial({ iterations: 500, ...bias }), changes: [] })
  expect(page.settle().trajectory).toBeNull()
  page.play(Infinity, false, 100)
  expect(page.settle().trajectory).toBeNull()
  page.trace(true)
  const frame = page.settle()
  expect(frame.trajectory?.iterations).toHaveLength(101)
  expectTruePath(frame, page.run)
  const handed = transferables({ type: 'frame', runId: 1, handled: 0, frame })
  for (const array of [frame.trajectory?.iterations, frame.trajectory?.weights, frame.trajectory?.biases]) {
    expect(handed).toContain(array?.buffer)
  }
  page.trace(false)
  page.play()
  expect(page.settle()).toMatchObject({ iteration: 500, trajectory: null })
})

test('is told by the worker that replaces a dead one, and of the next run', () => {
  const tab = new FakeTab({ config: tutorial({ iterations: 300 }), changes: [] }, 200)
  tab.client.trace(true)
  tab.live()
  expectTruePath(tab.frame, tab.run)
  tab.worker.say({ type: 'failed', runId: 1, message: 'a defect' })
  tab.live()
  expect(tab.workers).toHaveLength(2)
  expectTruePath(tab.frame, tab.run)
  tab.client.open({ config: tutorial({ iterations: 50, seed: 9 }), changes: [] }, 50)
  tab.live()
  expectTruePath(tab.frame, { config: tutorial({ iterations: 50, seed: 9 }), changes: [] })
  tab.client.trace(false)
  tab.client.open(tab.run, 10)
  tab.live()
  expect(tab.frame.trajectory).toBeNull()
})

test('is bounded, and evenly spaced enough for either axis', () => {
  const trajectory = new WeightTrajectory({ data: { length: 128, values: new Float32Array(128) } }, null, 2)
  while (trajectory.next <= 1e9) trajectory.record()
  expect(trajectory.bytes).toBeLessThan(2 ** 21)
  const { iterations } = trajectory.view()
  expect(iterations.length).toBeLessThan(1700)
  for (const [i, at] of iterations.entries()) {
    const before = iterations[i - 1] ?? 0
    expect(at - before).toBeLessThanOrEqual(Math.max(1, at / 64))
  }
})

test('of many columns the first are kept whole; of too many inputs none', () => {
  const square = (rows: number, columns: number) =>
    new RecordedRun({
      config: tutorial({ W: { rows, columns, data: new Array<number>(rows * columns).fill(1) }, bias: true }),
      changes: [],
    }).frame('idle', false, true).trajectory
  expect(square(8, 20)).toMatchObject({ columns: 14, iterations: new Float64Array(1) })
  expect(square(8, 20)?.weights).toHaveLength(14 * 8)
  expect(square(8, 20)?.biases).toHaveLength(14)
  expect(square(127, 2)?.columns).toBe(1)
  expect(square(128, 2)).toMatchObject({ columns: 0, weights: new Float32Array(0) })
})

test('what it will take is known beforehand', () => {
  for (const end of [0, 1, 127, 128, 129, 300, 5000, 100_000]) {
    const weight = { data: { length: 6, values: new Float32Array(6) } }
    const samples = new WeightTrajectory(weight, null, 2)
    const forecast = samples.bytesAt(end)
    while (samples.next <= end) samples.record()
    expect(forecast).toBe(samples.bytes)
  }
})
