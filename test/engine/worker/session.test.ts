import { describe, expect, test } from 'vitest'
import { SLOW_RATE, transferables } from '../../../src/engine/protocol.ts'
import { CURRENT, defaults } from '../../../src/experiment/defaults.ts'
import { statementsOf } from '../../../src/training/phases.ts'
import { tutorial } from '../arbitraries.ts'
import { FakePage } from '../fake-page.ts'
import { divergence, expectTrue, momentAt, reference } from '../reference.ts'

/** The statements of a loop without a scheduler. */
const PLAIN = statementsOf(defaults[CURRENT])

const run = { config: tutorial({ iterations: 500, logEvery: 100 }), changes: [] }
const endless = { config: tutorial({ iterations: 1_000_000_000 }), changes: [] }

describe('opening', () => {
  test('shows the run at its start, idle', () => {
    const page = new FakePage(run)
    const frame = page.settle()
    expect(frame).toMatchObject({ status: 'idle', iteration: 0, loss: Number.NaN, divergedAt: null })
    expect(page.frames).toHaveLength(1)
    expect(frame.history.initialFull).toBe(reference(run, 0).trainer.fullLoss())
  })

  test('goes to the iteration asked for and stops there', () => {
    const frame = new FakePage(run, 123).settle()
    expect(frame).toMatchObject({ status: 'paused', iteration: 123 })
    expectTrue(frame, run)
    expect(new FakePage(run, 9999).settle()).toMatchObject({ status: 'finished', iteration: 500 })
  })

  test('several times in a row builds only the last', () => {
    const page = new FakePage({ config: tutorial({ seed: 1 }), changes: [] })
    for (let seed = 2; seed < 50; seed++) page.open({ config: tutorial({ seed }), changes: [] })
    page.open(run)
    expect(page.host.events).toHaveLength(0)
    page.settle()
    expect(page.frames).toHaveLength(1)
    expectTrue(page.latest, run)
  })

  test('an order may follow at once, and does not overtake the way to the start', () => {
    const page = new FakePage(endless, 2000)
    page.play(100)
    while (page.frames.length === 0) page.tick()
    expect(page.latest).toMatchObject({ status: 'running', iteration: 2001 })
  })

  test('orders about another run are not handled', () => {
    const page = new FakePage(run)
    page.settle()
    for (const runId of [-1, 0, 2]) page.give({ type: 'step', by: 'iteration' }, runId)
    page.settle()
    expect(page.frames).toHaveLength(1)
  })
})

describe('running', () => {
  test('to the end, every digit as without an engine', () => {
    const page = new FakePage(run)
    page.play()
    const frame = page.settle()
    expect(frame).toMatchObject({ status: 'finished', iteration: 500 })
    expectTrue(frame, run)
  })

  test('until an iteration', () => {
    const page = new FakePage(run)
    page.play(Infinity, false, 77)
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: 77 })
    page.play(Infinity, false, 70)
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: 77 })
  })

  test('is answered at once, however slow', () => {
    const page = new FakePage(run)
    page.settle()
    page.play(1)
    page.tick()
    page.paint()
    expect(page.latest).toMatchObject({ status: 'running', iteration: 0, statement: 1 })
    const since = page.host.time
    for (let i = 0; i < 6; i++) {
      page.tick()
      page.paint()
    }
    expect(page.latest).toMatchObject({ iteration: 1, statement: 1 })
    expect(page.host.time - since).toBeLessThan(1020)
  })

  test('at a new speed from the moment it is set', () => {
    const page = new FakePage(endless)
    page.play(1)
    page.tick()
    page.tick()
    page.give({ type: 'rate', rate: 100 })
    const since = page.host.time
    while (page.latest.iteration < 101) {
      page.paint()
      page.tick()
    }
    expect(page.host.time - since).toBeGreaterThan(900)
    expect(page.host.time - since).toBeLessThan(1100)
  })

  test('a pause is handled within a slice, at full speed', () => {
    const page = new FakePage(endless)
    page.play()
    for (let i = 0; i < 50; i++) {
      const since = page.host.time
      page.tick()
      expect(page.host.time - since).toBeLessThan(12)
      page.paint()
    }
    expect(page.tick()).toBe(true)
    page.give({ type: 'pause' })
    expect(page.latest.status).toBe('paused')
    expect(page.host.quiet).toBe(true)
    expectTrue(page.latest, endless)
  })

  test('a slow iteration ends the slice it is in', () => {
    const page = new FakePage(endless)
    page.host.cost = 300
    page.play()
    page.settleUntilRunning()
    const before = page.latest.iteration
    page.tick()
    page.paint()
    expect(page.latest.iteration - before).toBe(1)
  })
})

describe('frames', () => {
  test('one is in flight, and the last one comes when it was painted', () => {
    const page = new FakePage(run)
    page.play()
    while (page.tick());
    expect(page.frames).toHaveLength(1)
    page.paint()
    expect(page.latest).toMatchObject({ status: 'finished', iteration: 500 })
    page.paint()
    expect(page.frames).toHaveLength(2)
  })

  test('are bounded however long the run, and their buffers are handed over', () => {
    const page = new FakePage({ config: tutorial({ iterations: 60_000, logEvery: 1 }), changes: [] })
    page.host.cost = 0.4
    page.play()
    const frame = page.settle()
    expect(frame.history.end.length).toBeLessThanOrEqual(300)
    expect(frame.logged.losses.length).toBe(10_000)
    const buffers = transferables({ type: 'frame', runId: 1, handled: 0, frame })
    // The weight and its gradient now and, for nothing was stepped, the same before.
    expect(buffers.length).toBe(11 + 5 + 2)
    expect(buffers.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThan(64 * 1024)
  })
})

describe('seeking', () => {
  test('there and back, every digit as without an engine', () => {
    const page = new FakePage(run)
    for (const iteration of [400, 3, 401, 500, 0, 64, 63, 65, 499]) {
      page.give({ type: 'seek', iteration })
      const frame = page.settle()
      expect(frame.iteration).toBe(iteration)
      expectTrue(frame, run)
    }
    page.give({ type: 'step', by: 'iteration' })
    expect(page.settle()).toMatchObject({ iteration: 500, status: 'finished' })
    page.give({ type: 'step', by: 'iteration' })
    expect(page.settle()).toMatchObject({ iteration: 500, status: 'finished' })
    page.give({ type: 'seek', iteration: -5 })
    expect(page.settle()).toMatchObject({ iteration: 0, status: 'idle' })
  })

  test('far, tells how far it is and shows nothing on the way', () => {
    const page = new FakePage(endless)
    page.give({ type: 'seek', iteration: 3000 })
    const { iteration } = page.settle()
    expect(iteration).toBe(3000)
    const reports = page.host.events.filter(({ type }) => type === 'seeking')
    expect(reports.length).toBeGreaterThan(1)
    expect(reports[0]).toMatchObject({ target: 3000 })
    expect(page.frames.every((frame) => frame.iteration === 0 || frame.iteration === 3000)).toBe(true)
  })

  test('shows nothing of the way when a frame of before is painted on it', () => {
    const page = new FakePage(endless)
    page.play()
    for (let i = 0; i < 5; i++) page.tick()
    page.give({ type: 'seek', iteration: 3000 })
    page.tick()
    page.paint()
    expect(page.frames).toHaveLength(1)
    expect(page.settle().iteration).toBe(3000)
    expect(page.frames).toHaveLength(2)
  })

  test('an order on the way counts from the goal, except to stop', () => {
    const page = new FakePage(endless)
    page.give({ type: 'seek', iteration: 2000 })
    page.tick()
    page.give({ type: 'step', by: 'iteration' })
    expect(page.settle().iteration).toBe(2001)
    page.give({ type: 'seek', iteration: 4000 })
    page.tick()
    page.give({ type: 'change', change: { iteration: 2001, key: 'lr', value: 0.5 } })
    expect(page.run.changes).toEqual([{ iteration: 4000, key: 'lr', value: 0.5 }])
    page.play(1)
    page.give({ type: 'rate', rate: 7 })
    page.settleUntilRunning()
    expect(page.latest.iteration).toBe(4001)
    page.give({ type: 'seek', iteration: 6000 })
    page.tick()
    page.give({ type: 'pause' })
    const { iteration, status } = page.settle()
    expect(status).toBe('paused')
    expect(iteration).toBeLessThan(6000)
    expectTrue(page.latest, page.run)
  })
})

describe('statement by statement', () => {
  const step = { type: 'step', by: 'statement' } as const

  test('a step does one, the last of an iteration completes it', () => {
    const page = new FakePage(run)
    expect(page.settle().moment).toMatchObject({ last: null, next: 'batch' })
    for (const [i, last] of PLAIN.entries()) {
      page.give(step)
      const frame = page.settle()
      const position = i < 5 ? { iteration: 0, statement: i + 1 } : { iteration: 1, statement: 0 }
      expect(frame).toMatchObject({ status: 'paused', ...position, moment: { last, epoch: 0 } })
      expectTrue(frame, run)
    }
    expect(page.latest.moment?.before).not.toEqual(page.latest.moment?.parameters)
    expect(page.latest.history.recorded).toBe(1)
  })

  test('a step by iteration completes the one under way, and shows what its last statement did', () => {
    const page = new FakePage(run, 10)
    for (let i = 0; i < 3; i++) page.give(step)
    page.give({ type: 'step', by: 'iteration' })
    expect(page.settle()).toMatchObject({ iteration: 11, statement: 0 })
    page.give({ type: 'step', by: 'iteration' })
    expect(page.settle()).toMatchObject({ iteration: 12, statement: 0, moment: { last: 'step', epoch: 11 } })
    expect(page.latest.moment).toEqual(momentAt(run, page.latest))
  })

  test('any position is shown again exactly, at a checkpoint and right after it too', () => {
    const page = new FakePage(run)
    page.play()
    page.settle()
    for (const iteration of [0, 1, 64, 63, 65, 128, 64, 499]) {
      for (const statement of [4, 0, 2, 9]) {
        page.give({ type: 'seek', iteration, statement })
        const frame = page.settle()
        expect(frame).toMatchObject({ iteration, statement: Math.min(5, statement) })
        expectTrue(frame, run)
        expect(frame.moment).toEqual(momentAt(run, frame))
      }
    }
    page.give({ type: 'seek', iteration: 500, statement: 3 })
    expect(page.settle()).toMatchObject({ status: 'finished', iteration: 500, statement: 0 })
    page.give(step)
    expect(page.settle()).toMatchObject({ status: 'finished', iteration: 500, statement: 0 })
  })

  test('a run plays on from the middle of an iteration, to the same digits', () => {
    const page = new FakePage(run)
    page.give({ type: 'seek', iteration: 100, statement: 4 })
    page.settle()
    page.play()
    expect(page.settle().status).toBe('finished')
    expectTrue(page.latest, run)
    page.give({ type: 'seek', iteration: 100, statement: 4 })
    page.play(Infinity, false, 100)
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: 100, statement: 4 })
  })

  test('slowly a run shows each of them, evenly, and stops between any two', () => {
    const page = new FakePage(run)
    page.host.cost = 0.01
    page.settle()
    page.play(1)
    const times: number[] = []
    for (let i = 0; i < 20; i++) {
      page.tick()
      page.paint()
      times.push(page.host.time)
      const done = i + 1
      expect(page.latest).toMatchObject({ iteration: Math.floor(done / 6), statement: done % 6, status: 'running' })
      expectTrue(page.latest, run)
      expect(page.latest.moment).toEqual(momentAt(run, page.latest))
    }
    for (const [i, time] of times.slice(1).entries()) expect(time - (times[i] ?? 0)).toBeCloseTo(1000 / 6, -1)
    page.give({ type: 'pause' })
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: 3, statement: 2 })
  })

  test('a statement that is commented out takes no time', () => {
    const page = new FakePage({ config: tutorial({ off: ['zero_grad', 'step'] }), changes: [] })
    page.host.cost = 0.01
    page.play(1, false, 3)
    page.tick()
    const since = page.host.time
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: 3, statement: 0 })
    // The first of twelve came at once.
    expect(page.host.time - since).toBeCloseTo((3000 * 11) / 12, -2)
  })

  test('faster than anybody reads there is nothing to read, until it stops', () => {
    const page = new FakePage(endless)
    page.play(SLOW_RATE)
    page.settleUntilRunning()
    expect(page.latest.moment).toBeNull()
    page.give({ type: 'rate', rate: 1.9 })
    page.settleUntilRunning()
    expect(page.latest.moment).not.toBeNull()
    page.give({ type: 'rate', rate: Infinity })
    page.settleUntilRunning()
    expect(page.latest.moment).toBeNull()
    page.give({ type: 'pause' })
    expect(page.settle().moment).toMatchObject({ last: 'step', next: 'batch' })
    expectTrue(page.latest, endless)
  })

  test('a new speed in the middle of an iteration neither jumps nor waits', () => {
    const page = new FakePage(endless)
    page.host.cost = 0.01
    page.settle()
    page.play(1)
    for (let i = 0; i < 3; i++) {
      page.tick()
      page.paint()
    }
    expect(page.latest).toMatchObject({ iteration: 0, statement: 3 })
    const since = page.host.time
    page.give({ type: 'rate', rate: 2 })
    page.settleUntilRunning()
    while (page.latest.iteration < 1) {
      page.paint()
      page.tick()
    }
    // Half an iteration is left.
    expect(page.latest).toMatchObject({ iteration: 1, statement: 0 })
    expect(page.host.time - since).toBeCloseTo(250, -1)
    page.give({ type: 'rate', rate: 1 })
    page.paint()
    page.tick()
    page.paint()
    while (page.latest.statement === 0) {
      page.tick()
      page.paint()
    }
    expect(page.latest).toMatchObject({ iteration: 1, statement: 1 })
    expect(page.host.time - since).toBeLessThan(250 + 1000 / 6 + 10)
  })

  test('a position at the very checkpoint that the way to another was begun from', () => {
    const page = new FakePage(endless)
    page.give({ type: 'seek', iteration: 3000 })
    page.settle()
    for (const statement of [0, 1, 2]) {
      page.give({ type: 'seek', iteration: 2000 })
      page.give({ type: 'seek', iteration: 1984, statement })
      expect(page.settle().moment).toEqual(momentAt(endless, { iteration: 1984, statement }))
    }
  })

  test('a pause on the way to a position shows a batch, too', () => {
    const page = new FakePage(endless)
    page.give({ type: 'seek', iteration: 3000 })
    page.settle()
    page.give({ type: 'seek', iteration: 2000 })
    page.give({ type: 'pause' })
    const frame = page.settle()
    expect(frame.status).toBe('paused')
    expect(frame.iteration).toBeLessThan(2000)
    expect(frame.moment?.batchRows).toBe(4)
    expectTrue(frame, endless)
  })
})

describe('changing', () => {
  test('in the middle of an iteration, is in it from its head', () => {
    const page = new FakePage(run)
    page.give({ type: 'seek', iteration: 70, statement: 4 })
    page.settle()
    page.give({ type: 'change', change: { iteration: 70, key: 'batchSize', value: 9 } })
    expect(page.run.changes).toEqual([{ iteration: 70, key: 'batchSize', value: 9 }])
    const frame = page.settle()
    expect(frame).toMatchObject({
      status: 'paused',
      iteration: 70,
      statement: 4,
      moment: { batchRows: 9, last: 'loss' },
    })
    expectTrue(frame, page.run)
    page.give({ type: 'change', change: { iteration: 80, key: 'lr', value: 0.5 } })
    expect(page.settle()).toMatchObject({ iteration: 70, statement: 4 })
    page.play()
    page.settle()
    expectTrue(page.latest, page.run)
    expect(page.run.changes).toHaveLength(2)
  })

  test('while it runs slowly, lets it run on at its pace', () => {
    const page = new FakePage(endless, 64)
    page.settle()
    page.host.cost = 0.01
    page.play(1)
    for (let i = 0; i < 9; i++) {
      page.tick()
      page.paint()
    }
    expect(page.latest).toMatchObject({ iteration: 65, statement: 3 })
    const since = page.host.time
    page.give({ type: 'change', change: { iteration: 0, key: 'lr', value: 0.5 } })
    expect(page.run.changes).toEqual([{ iteration: 65, key: 'lr', value: 0.5 }])
    while (page.latest.statement < 4) {
      page.tick()
      page.paint()
    }
    expect(page.latest.status).toBe('running')
    expect(page.host.time - since).toBeCloseTo(1000 / 6, -1)
    expectTrue(page.latest, page.run)
  })

  test('after a seek back, drops the future and plays on', () => {
    const page = new FakePage({ config: tutorial({ iterations: 5000, logEvery: 10 }), changes: [] })
    page.play()
    page.settle()
    page.give({ type: 'seek', iteration: 3333 })
    page.settle()
    page.play(1000)
    page.tick()
    page.paint()
    const { iteration } = page.latest
    page.give({ type: 'change', change: { iteration: 3, key: 'lr', value: 0.5 } })
    expect(page.run.changes[0]?.iteration).toBe(iteration)
    page.paint()
    page.settleUntilRunning()
    expect(page.latest.history.recorded).toBe(page.latest.iteration)
    expectTrue(page.latest, page.run)
    expect(page.settle()).toMatchObject({ status: 'finished', iteration: 5000 })
    expectTrue(page.latest, page.run)
    // What was kept of the other future would show here.
    for (let later = 1; later < 200; later += 30) {
      page.give({ type: 'seek', iteration: iteration + later })
      expectTrue(page.settle(), page.run)
    }
  })

  test('the future that a change dropped is still known to who comes back, and so is the one instead of it', () => {
    const page = new FakePage({ config: tutorial({ iterations: 5000, logEvery: 10 }), changes: [] })
    const before = page.run
    page.play()
    page.settle()
    page.give({ type: 'seek', iteration: 3333 })
    page.settle()
    for (const value of [0.5, 0.1]) page.give({ type: 'change', change: { iteration: 3333, key: 'lr', value } })
    expect(page.settle()).toMatchObject({ iteration: 3333, history: { recorded: 3333 } })
    const after = page.run
    page.open(before, 3333, true)
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: 3333, history: { recorded: 5000 } })
    expectTrue(page.latest, before)
    page.open(after, 3000, true)
    expect(page.settle()).toMatchObject({ iteration: 3000, history: { recorded: 3333 } })
    expectTrue(page.latest, after)
    // Somebody who does not ask for it sees it begin.
    page.open(before)
    expect(page.settle()).toMatchObject({ status: 'idle', iteration: 0, history: { recorded: 0 } })
    // Of another run nothing is known.
    page.open({ config: tutorial({ iterations: 100 }), changes: [] }, 50, true)
    expect(page.settle()).toMatchObject({ iteration: 50, history: { recorded: 50 } })
  })

  test('a run that is over is changed before its last iteration', () => {
    const page = new FakePage(run)
    page.play()
    page.settle()
    page.give({ type: 'change', change: { iteration: 490, key: 'lr', value: 1 } })
    expect(page.run.changes).toEqual([{ iteration: 499, key: 'lr', value: 1 }])
    expect(page.settle()).toMatchObject({ status: 'finished', iteration: 500 })
    expectTrue(page.latest, page.run)
  })

  test('at the very start, the curve begins anew', () => {
    const page = new FakePage(run, 200)
    page.settle()
    page.give({ type: 'seek', iteration: 0 })
    const W = { ...run.config.W, data: run.config.W.data.map((value) => value + 1) }
    page.give({ type: 'change', change: { iteration: 0, key: 'W', value: W } })
    const { history } = page.settle()
    expect(history.recorded).toBe(0)
    expect(history.initialFull).toBe(reference(page.run, 0).trainer.fullLoss())
  })
})

describe('diverging', () => {
  const wild = { config: tutorial({ iterations: 5000, lr: 1e6 }), changes: [] }
  const second = divergence(reference(wild, 5000).losses) ?? 0

  test('stops once where somebody watches, and goes on when asked', () => {
    const page = new FakePage(wild)
    page.play(Infinity, true)
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: second, divergedAt: second })
    page.play(Infinity, true)
    expect(page.settle()).toMatchObject({ status: 'finished', iteration: 5000, divergedAt: second })
  })

  test('does not stop a run to its end, nor is it told before its time', () => {
    const page = new FakePage(wild)
    page.play(Infinity, false)
    expect(page.settle().status).toBe('finished')
    page.give({ type: 'seek', iteration: second - 1 })
    expect(page.settle().divergedAt).toBeNull()
    page.play(Infinity, true)
    expect(page.settle().iteration).toBe(second)
  })

  test('right after a change is seen there', () => {
    const page = new FakePage(wild)
    page.play(Infinity, true)
    page.settle()
    page.give({ type: 'seek', iteration: second - 1 })
    page.give({ type: 'change', change: { iteration: 0, key: 'lr', value: 1e5 } })
    page.play(Infinity, true)
    expect(page.settle()).toMatchObject({ status: 'paused', iteration: second, divergedAt: second })
    expectTrue(page.latest, page.run)
  })
})

test('a sign of life is given at any time, also before anything is built', () => {
  const page = new FakePage(run)
  page.ping()
  expect(page.host.events).toEqual([{ type: 'pong', runId: 1 }])
})
