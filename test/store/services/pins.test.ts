import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { optimizerSet } from '../../../src/experiment/optimizer-set.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { equalRuns } from '../../../src/experiment/run.ts'
import { offeredBack } from '../../../src/store/page-state.ts'
import { createPins } from '../../../src/store/services/pins.ts'
import { Trainer } from '../../../src/training/trainer.ts'
import { expectTrue } from '../../engine/reference.ts'
import { FakePage } from '../fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page, and its pins as its link has them. */
async function pageWith(hash = '#v=2&iterations=300') {
  const page = new FakePage(hash)
  const pins = page.app.service('pins', createPins)
  await vi.dynamicImportSettled()
  return { page, pins, pinned: () => pins.store.getState().pins }
}

/** Everything that happens by itself has happened, to the pinned runs too. */
function settle(page: FakePage): void {
  for (let i = 0; i < 60; i++) {
    live(page, 200)
    vi.advanceTimersByTime(100)
  }
}

/** Every worker does what it can, `turns` times at most. */
function live(page: FakePage, turns: number): void {
  for (let i = 0; i < turns; i++) {
    const busy = page.workers.filter((worker) => !worker.terminated)
    const moved = busy.map((worker) => [worker.hear(), worker.work(), worker.speak()].some(Boolean))
    if (![...moved, page.paint()].some(Boolean)) return
  }
}

describe('a pin', () => {
  test('is the run on screen, computed to its end beside it, and stays while settings move on', async () => {
    const { page, pins, pinned } = await pageWith()
    const { run } = page.state
    pins.pin()
    pins.pin()
    page.actions.edit('lr', 0.2)
    await vi.dynamicImportSettled()
    settle(page)
    expect(pinned().map((pin) => pin.run)).toEqual([run])
    const { news, histories } = pins.store.getState()
    expect([...news.values()].map(({ status }) => status)).toEqual(['done'])
    expect([...histories.values()].map(({ recorded }) => recorded)).toEqual([300])
    expect(page.address.read()).toBe('#v=2&lr=0.2&iterations=300&pin=lr=0.01')
    expect(page.frame.iteration).toBe(0)
  })

  test('stands where the run on screen stands, and at its end beyond that', async () => {
    const { page, pins, pinned } = await pageWith('#v=2&iterations=300&pin=lr=0.3!iterations=200')
    page.actions.finish()
    settle(page)
    const frames = () => [...pins.store.getState().news.values()].map(({ frame }) => frame)
    expect(frames()[0]?.iteration).toBe(200)
    page.actions.restart()
    page.actions.toggle()
    live(page, 6)
    page.actions.toggle()
    settle(page)
    const [frame] = frames()
    expect(frame?.iteration).toBe(Math.min(200, page.frame.iteration))
    const [pin] = pinned()
    if (!frame || !pin) throw new Error('no pin')
    expectTrue(frame, pin.run)
  })

  test('that is opened changes places with the run on screen', async () => {
    const { page, pins, pinned } = await pageWith()
    const { run } = page.state
    pins.pin()
    page.actions.edit('lr', 0.2)
    await vi.dynamicImportSettled()
    const [pin] = pinned()
    pins.load(pin?.id ?? 0)
    settle(page)
    expect(equalRuns(page.state.run, run)).toBe(true)
    expect(pinned().map((each) => each.run.config.lr)).toEqual([0.2])
    pins.pin()
    pins.load(pinned()[0]?.id ?? 0)
    expect(pinned().map((each) => each.run.config.lr)).toEqual([0.01])
  })

  test('that is removed takes its worker with it', async () => {
    const { page, pins, pinned } = await pageWith()
    pins.compareOptimizers()
    await vi.dynamicImportSettled()
    expect(pinned()).toHaveLength(6)
    expect(page.workers.length).toBeLessThanOrEqual(3)
    pins.remove(pinned()[0]?.id ?? 0)
    expect(page.workers[1]?.terminated).toBe(true)
    pins.clear()
    expect(page.workers.filter(({ terminated }) => !terminated)).toHaveLength(1)
    expect(page.address.read()).toBe('#v=2&iterations=300')
  })
})

describe('a link', () => {
  test('brings its pins, names what is wrong with them, and the next one replaces them', async () => {
    const { page, pinned } = await pageWith('#v=2&pin=lr=0.1&pin=lr=x&pin=seed=3')
    expect(pinned().map(({ run }) => [run.config.lr, run.config.seed])).toEqual([
      [0.1, 0],
      [0.01, 3],
    ])
    expect(page.state.issues.map(({ text }) => text)).toEqual(['lr=x'])
    const [, kept] = pinned()
    await page.address.visit('#v=2&lr=0.5&pin=lr=0.01!seed=3')
    await vi.advanceTimersByTimeAsync(0)
    expect(pinned()).toEqual([kept])
    await page.address.visit('#v=2')
    await vi.advanceTimersByTimeAsync(0)
    expect(pinned()).toEqual([])
  })

  test('does not make the page work hard before its reader presses Run', async () => {
    const { page, pins } = await pageWith('#v=2&iterations=100000000&pin=lr=0.1')
    settle(page)
    expect(page.workers).toHaveLength(1)
    expect(pins.store.getState().held).toBe(true)
    page.actions.toggle()
    live(page, 20)
    expect(page.workers).toHaveLength(2)
    pins.clear()
  })

  test('keeps its pins while what reads them is on its way', async () => {
    const page = new FakePage('#v=2&pin=seed=3')
    page.actions.setScale('linear')
    expect(page.address.read()).toContain('&pin=seed=3')
    await vi.dynamicImportSettled()
    expect(page.address.read()).toContain('&pin=seed=3')
  })

  test('to an example keeps the pins', async () => {
    const { page, pinned } = await pageWith('#v=2&pin=lr=0.1')
    page.actions.openExample(presets.adam)
    settle(page)
    expect(page.address.read()).toBe('#v=2&optimizer=adam&lr=0.01&pin=optimizer=sgd!lr=0.1')
    expect(pinned().map(({ run }) => run)).toEqual([presets.fast])
  })
})

describe('the set of optimizers', () => {
  test('does well on the data of the tutorial, noise or none, and differs in nothing but the optimizer', () => {
    for (const noise of [0, 0.1]) {
      const { config } = presets.tutorial
      for (const run of optimizerSet({ config: { ...config, noise }, changes: [] })) {
        expect([run.config.numSamples, run.config.seed, run.config.npSeed, run.config.batchSize]).toEqual([
          100, 0, 0, 4,
        ])
        const trainer = new Trainer(run)
        while (trainer.iteration < 200) trainer.iterate()
        expect(trainer.fullLoss(), `${run.config.optimizer} ${noise}`).toBeLessThan(noise === 0 ? 3e-3 : 0.02)
        while (trainer.iteration < 5000) trainer.iterate()
        expect(trainer.fullLoss(), run.config.optimizer).toBeLessThan(noise === 0 ? 1e-8 : 0.02)
      }
    }
  })

  test('is stable where the data are steeper', async () => {
    const { config } = presets.tutorial
    const W = { rows: 40, columns: 2, data: Array.from({ length: 80 }, (_, i) => (i % 7) / 7) }
    const steep = { ...config, W, x: 'randn' as const, accumulationSteps: 4 }
    for (const run of optimizerSet({ config: steep, changes: [] })) {
      const trainer = new Trainer(run)
      const before = trainer.fullLoss()
      while (trainer.iteration < 1000) trainer.iterate()
      expect(trainer.fullLoss(), `${run.config.optimizer} ${run.config.lr}`).toBeLessThan(before)
    }
  })
})

describe('a run that was under way, when a pin is opened', () => {
  /** At the end of a run with another pinned beside it, and then that one in its place. */
  async function opened() {
    const { page, pins, pinned } = await pageWith('#v=2&iterations=300&pin=lr=0.3')
    page.actions.finish()
    settle(page)
    const standing = () => ({ run: page.state.run, at: page.frame.iteration, pins: pinned().map(({ run }) => run) })
    const before = standing()
    pins.load(pinned()[0]?.id ?? 0)
    settle(page)
    expect(standing()).toMatchObject({ run: before.pins[0], pins: [before.run] })
    return { page, before, standing }
  }

  test('is had back by Undo, and the pins with it', async () => {
    const { page, before, standing } = await opened()
    page.actions.undo()
    settle(page)
    expect(standing()).toEqual(before)
  })

  test('is had back by Back, and the pins with it', async () => {
    const { page, before, standing } = await opened()
    await page.address.back()
    settle(page)
    expect(standing()).toEqual(before)
  })
})

test('a run that was left can be pinned', async () => {
  const { page, pins, pinned } = await pageWith()
  const { run } = page.state
  page.actions.finish()
  settle(page)
  page.actions.newSeeds()
  const before = offeredBack(page.state.toast)
  if (before === null) throw new Error('nothing is offered')
  pins.pin(before.run)
  await vi.dynamicImportSettled()
  settle(page)
  expect(pinned().map((each) => each.run)).toEqual([run])
  expect(page.address.read()).toContain('&pin=seed=0')
})
