import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WeightPath } from '../../src/engine/path.ts'
import { type Frame, transferables } from '../../src/engine/protocol.ts'
import { RecordedRun } from '../../src/engine/recorded-run.ts'
import type { Run } from '../../src/experiment/config.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { toHex } from '../goldens/bits.ts'
import { runs, tutorial } from './arbitraries.ts'
import { FakePage } from './fake-page.ts'
import { FakeTab } from './fake-tab.ts'

/** Every sample of the frame's path is what a run that never went back has at its iteration. */
function expectTruePath({ path, iteration }: Frame, run: Run): void {
  if (path === null) throw new Error('no path')
  const trainer = new Trainer(run)
  expect(path.iterations[0]).toBe(0)
  const ofWeight = (trainer.weight.length / run.config.W.columns) * path.columns
  for (const [i, at] of path.iterations.entries()) {
    while (trainer.iteration < at) trainer.iterate()
    expect(trainer.iteration).toBe(at)
    expect(toHex(path.weights.subarray(i * ofWeight, (i + 1) * ofWeight))).toBe(
      toHex(trainer.weight.subarray(0, ofWeight)),
    )
    const bias = path.biases?.subarray(i * path.columns, (i + 1) * path.columns) ?? null
    expect(bias && toHex(bias)).toBe(trainer.bias && toHex(trainer.bias.subarray(0, path.columns)))
  }
  // As many as there are up to here, not one less.
  const last = path.iterations.at(-1) ?? 0
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

test('a live change before what was recorded begins another path', () => {
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
  expect(page.settle().path).toBeNull()
  page.play(Infinity, false, 100)
  expect(page.settle().path).toBeNull()
  page.trace(true)
  const frame = page.settle()
  expect(frame.path?.iterations).toHaveLength(101)
  expectTruePath(frame, page.run)
  const handed = transferables({ type: 'frame', runId: 1, heard: 0, frame })
  for (const array of [frame.path?.iterations, frame.path?.weights, frame.path?.biases]) {
    expect(handed).toContain(array?.buffer)
  }
  page.trace(false)
  page.play()
  expect(page.settle()).toMatchObject({ iteration: 500, path: null })
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
  expect(tab.frame.path).toBeNull()
})

test('is bounded, and evenly spaced enough for either axis', () => {
  const path = new WeightPath(new Float32Array(128), null, 2)
  while (path.next <= 1e9) path.record()
  expect(path.bytes).toBeLessThan(2 ** 21)
  const { iterations } = path.view()
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
    }).frame('idle', false, true).path
  expect(square(8, 20)).toMatchObject({ columns: 14, iterations: new Float64Array(1) })
  expect(square(8, 20)?.weights).toHaveLength(14 * 8)
  expect(square(8, 20)?.biases).toHaveLength(14)
  expect(square(127, 2)?.columns).toBe(1)
  expect(square(128, 2)).toMatchObject({ columns: 0, weights: new Float32Array(0) })
})
