import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EngineClient, type EngineFailure } from '../../../src/engine/page/client.ts'
import { FrameFeed } from '../../../src/engine/page/frame-feed.ts'
import { tutorial } from '../arbitraries.ts'
import { FakeTab } from '../fake-tab.ts'
import { expectTrue } from '../reference.ts'

const run = { config: tutorial({ iterations: 2000, logEvery: 100 }), changes: [] }
const play = { rate: Infinity, until: 2000, stopOnDivergence: true }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A tab in the middle of a run at full speed. */
function underWay(): FakeTab {
  const tab = new FakeTab(run)
  tab.client.watch()
  tab.client.play(play)
  tab.live(40)
  expect(tab.frame.status).toBe('running')
  return tab
}

/** Long enough for the silence of a worker to be noticed. */
function wait(): void {
  vi.advanceTimersByTime(4000)
}

function expectFinished(tab: FakeTab): void {
  tab.live()
  expect(tab.frame).toMatchObject({ status: 'finished', iteration: 2000 })
  expectTrue(tab.frame, tab.run)
}

test('plays to the end, and every order reaches the session', () => {
  const tab = new FakeTab(run)
  tab.client.play({ ...play, until: 100 })
  tab.live()
  tab.client.step('iteration')
  tab.live()
  expect(tab.frame).toMatchObject({ status: 'paused', iteration: 101 })
  tab.client.change({ iteration: 101, key: 'lr', value: 0.1 })
  tab.client.seek(1500)
  tab.live()
  expectTrue(tab.frame, { ...run, changes: [{ iteration: 101, key: 'lr', value: 0.1 }] })
  tab.client.play({ ...play, rate: 1 })
  tab.client.setRate(Infinity)
  tab.live(20)
  tab.client.pause()
  tab.live()
  expect(tab.frame.status).toBe('paused')
  tab.client.play(play)
  expectFinished(tab)
  expect(tab.restarts).toBe(0)
})

describe('a worker that dies is replaced and the run goes on', () => {
  test('when it falls silent', () => {
    const tab = underWay()
    tab.kill()
    wait()
    expect([tab.restarts, tab.workers.length, tab.workers[0]?.terminated]).toEqual([1, 2, true])
    expectFinished(tab)
  })

  test.each(['boom', undefined])('when it reports an error: %s', (message) => {
    const tab = underWay()
    tab.worker.onerror?.(Object.assign(new Event('error'), errorOf(message)))
    expect(tab.restarts).toBe(1)
    expectFinished(tab)
  })

  test('when the engine says that it failed', () => {
    const tab = underWay()
    tab.worker.say({ type: 'failed', runId: 1, message: 'a defect' })
    expect(tab.restarts).toBe(1)
    expectFinished(tab)
  })

  test('from where it stood and at its speed, without blanking the page', () => {
    const tab = underWay()
    tab.client.setRate(1)
    tab.live(12)
    const { iteration, statement } = tab.frame
    expect(statement).toBeGreaterThan(0)
    tab.kill()
    wait()
    expect(tab.frame.iteration).toBe(iteration)
    const frames = () => tab.worker.host.events.filter(({ type }) => type === 'frame')
    while (frames().length === 0) expect(tab.worker.hear() || tab.worker.work()).toBe(true)
    expect(frames()).toMatchObject([{ frame: { iteration, statement: statement + 1, status: 'running' } }])
  })

  test('with a live change that was made, and one that was not handled of', () => {
    const tab = underWay()
    tab.client.change({ iteration: 0, key: 'lr', value: 0.5 })
    tab.live(3)
    const [made] = tab.run.changes
    expect(made).toMatchObject({ key: 'lr', value: 0.5 })
    tab.client.change({ iteration: 0, key: 'batchSize', value: 7 })
    tab.client.change({ iteration: 0, key: 'lr', value: 0.25 })
    tab.kill()
    wait()
    expectFinished(tab)
    expect(tab.run.changes).toHaveLength(3)
    expect(tab.run.changes[0]).toEqual(made)
  })

  test('with a change that was made but whose frame never came', () => {
    const tab = underWay()
    const shown = tab.frame.iteration
    // Nothing is painted from here on: the frames after the next one stay in the worker.
    while (tab.worker.hear());
    for (let i = 0; i < 20; i++) tab.worker.work()
    tab.client.change({ iteration: 0, key: 'lr', value: 0.5 })
    tab.client.change({ iteration: 0, key: 'batchSize', value: 7 })
    while (tab.run.changes.length === 0) expect(tab.worker.hear() || tab.worker.speak()).toBe(true)
    const [made] = tab.run.changes
    expect(made?.iteration).toBeGreaterThan(shown)
    tab.kill()
    wait()
    expectFinished(tab)
    expect(tab.run.changes[0]).toEqual(made)
    expect(tab.run.changes).toHaveLength(2)
  })

  test('though it had only just been told to play', () => {
    const tab = new FakeTab(run)
    tab.client.watch()
    tab.worker.hear()
    tab.worker.work()
    tab.worker.work()
    // The frame of the start is on its way when Run is pressed.
    tab.client.play(play)
    tab.worker.speak()
    expect(tab.frame.status).toBe('idle')
    tab.kill()
    wait()
    expectFinished(tab)
  })

  test('and does what it was told last, in the order in which it was told', () => {
    const tab = underWay()
    tab.client.seek(1000)
    tab.client.seek(500)
    tab.client.change({ iteration: 0, key: 'lr', value: 0.5 })
    tab.client.step('iteration')
    tab.client.play({ ...play, until: 700 })
    tab.client.pause()
    tab.client.play({ ...play, until: 800, rate: 1 })
    tab.client.setRate(Infinity)
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: 800 })
    expect(tab.run.changes).toEqual([{ iteration: 500, key: 'lr', value: 0.5 }])
  })

  test('not once more than was asked for', () => {
    const tab = underWay()
    tab.client.pause()
    tab.live()
    const { iteration } = tab.frame
    tab.client.step('iteration')
    tab.live()
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: iteration + 1 })
  })

  test('but not where it had stopped by itself', () => {
    const wild = { config: tutorial({ iterations: 2000, lr: 1e6 }), changes: [] }
    const tab = new FakeTab(wild)
    tab.client.watch()
    tab.client.play(play)
    tab.live()
    const { divergedAt } = tab.frame
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: divergedAt })
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: divergedAt, divergedAt })
  })

  test('in the middle of an iteration, with the steps that were not handled of', () => {
    const tab = new FakeTab(run, 100)
    tab.client.watch()
    tab.client.step('statement')
    tab.client.step('statement')
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: 100, statement: 2 })
    const shown = tab.frame
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toEqual(shown)
    tab.client.step('statement')
    tab.client.change({ iteration: 100, key: 'lr', value: 0.5 })
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: 100, statement: 3 })
    expect(tab.run.changes).toEqual([{ iteration: 100, key: 'lr', value: 0.5 }])
    expectTrue(tab.frame, tab.run)
    tab.client.seek(64, 1)
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toMatchObject({ iteration: 64, statement: 1 })
    expectTrue(tab.frame, tab.run)
  })

  test('a dragged slider leaves one order and not hundreds', () => {
    const tab = underWay()
    for (let i = 0; i < 500; i++) tab.client.seek(i)
    tab.kill()
    wait()
    expect(tab.worker.unheard.filter(({ type }) => type === 'seek')).toHaveLength(1)
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'paused', iteration: 499 })
  })

  test('nothing is begun where nothing was open', () => {
    const tab = underWay()
    tab.client.open(run, 0)
    tab.kill()
    wait()
    tab.live()
    expect(tab.frame).toMatchObject({ status: 'idle', iteration: 0 })
  })
})

describe('giving up', () => {
  test('after four workers without a single frame, said once; opening anew tries again', () => {
    const tab = underWay()
    for (let i = 0; i < 4; i++) {
      expect(tab.failures).toEqual([])
      tab.worker.onerror?.(Object.assign(new Event('error'), errorOf(`death ${i}`)))
    }
    expect(tab.failures).toEqual([{ cause: 'missing', message: 'death 3' }])
    expect(tab.workers).toHaveLength(4)
    tab.client.step('iteration')
    wait()
    expect([tab.failures.length, tab.workers.length]).toEqual([1, 4])
    tab.client.open(run, 0)
    expect(tab.workers).toHaveLength(5)
    tab.client.play(play)
    expectFinished(tab)
  })

  test('where the code cannot be loaded, without a word of a run that goes on; it can be tried again', () => {
    const tab = new FakeTab(run)
    tab.client.play(play)
    for (let i = 0; i < 4; i++) tab.worker.onerror?.(Object.assign(new Event('error'), errorOf(undefined)))
    expect(tab.failures).toEqual([{ cause: 'missing', message: '' }])
    expect(tab.restarts).toBe(0)
    tab.client.retry()
    expectFinished(tab)
  })

  test('after a run was under way, at the place where it stood', () => {
    const tab = underWay()
    const { iteration } = tab.frame
    for (let i = 0; i < 4; i++) {
      tab.worker.onerror?.(Object.assign(new Event('error'), errorOf(undefined)))
      expect(tab.restarts).toBe(1)
    }
    tab.client.retry()
    tab.live(12)
    expect(tab.frame.iteration).toBeGreaterThanOrEqual(iteration)
    expectFinished(tab)
  })

  test('not while frames come in between', () => {
    const tab = underWay()
    for (let i = 0; i < 9; i++) {
      tab.worker.onerror?.(Object.assign(new Event('error'), errorOf('again')))
      tab.live(500)
    }
    expect(tab.failures).toEqual([])
    expectFinished(tab)
  })
})

describe('patience', () => {
  test('a worker that answers is left alone, one whose code is on a slow way is waited for', () => {
    const tab = new FakeTab(run)
    const stop = tab.client.watch()
    vi.advanceTimersByTime(20_000)
    expect(tab.restarts).toBe(0)
    expect(tab.workers).toHaveLength(1)
    for (let i = 0; i < 100; i++) {
      vi.advanceTimersByTime(500)
      tab.live()
    }
    expect(tab.restarts).toBe(0)
    stop()
    tab.kill()
    vi.advanceTimersByTime(60_000)
    expect(tab.restarts).toBe(0)
  })

  test('one whose code does not come is told of once, at once where something waits for it, and is waited for', () => {
    const tab = new FakeTab(run)
    tab.client.watch()
    tab.client.play(play)
    expect(tab.waits).toEqual([true])
    vi.advanceTimersByTime(5000)
    expect(tab.failures).toEqual([])
    vi.advanceTimersByTime(120_000)
    expect(tab.failures).toEqual([{ cause: 'silent', message: '' }])
    expect([tab.restarts, tab.workers.length]).toEqual([0, 1])
    expectFinished(tab)
    expect(tab.waits).toEqual([true, false])
    tab.client.step('iteration')
    expect(tab.waits).toEqual([true, false])
  })

  test('another one is started when somebody asks for it, and does what was asked of the first', () => {
    const tab = new FakeTab(run)
    tab.client.watch()
    tab.client.play(play)
    vi.advanceTimersByTime(20_000)
    tab.client.retry()
    expect([tab.workers.length, tab.workers[0]?.terminated]).toEqual([2, true])
    expectFinished(tab)
    expect(tab.restarts).toBe(0)
  })

  test('large data may take longer', () => {
    const W = { rows: 64, columns: 64, data: new Array<number>(64 * 64).fill(0) }
    const tab = new FakeTab({ config: tutorial({ W, numSamples: 2000 }), changes: [] })
    tab.client.watch()
    tab.live()
    tab.kill()
    wait()
    expect(tab.workers).toHaveLength(1)
    wait()
    expect(tab.workers).toHaveLength(2)
  })
})

test('what another run has to say is not handled', () => {
  const tab = new FakeTab({ config: tutorial({ seed: 1 }), changes: [] })
  tab.worker.hear()
  while (tab.worker.work());
  tab.client.open(run, 0)
  tab.client.change({ iteration: 0, key: 'lr', value: 3 })
  tab.worker.say({ type: 'failed', runId: 1, message: 'old' })
  tab.worker.say({
    type: 'changed',
    runId: 1,
    handled: 1,
    iteration: 5,
    statement: 0,
    change: { iteration: 5, key: 'lr', value: 9 },
  })
  tab.worker.speak()
  expect(tab.feed.latest).toBeNull()
  tab.live()
  expectTrue(tab.frame, { ...run, changes: [{ iteration: 0, key: 'lr', value: 3 }] })
  expect(tab.restarts).toBe(0)
})

test('a frame is acknowledged when it was painted, unless another run was opened', () => {
  const tab = new FakeTab(run)
  tab.worker.hear()
  while (tab.worker.work());
  tab.worker.speak()
  expect(tab.worker.unheard).toEqual([])
  tab.paint()
  expect(tab.worker.unheard).toEqual([{ type: 'ack', runId: 1 }])
  tab.client.step('iteration')
  while (tab.worker.hear() || tab.worker.work());
  tab.worker.speak()
  tab.client.open(run, 0)
  tab.paint()
  expect(tab.worker.unheard.map(({ type }) => type)).toEqual(['open'])
})

test('a long way is told while it lasts', () => {
  const tab = new FakeTab(run)
  tab.live()
  tab.client.seek(2000)
  tab.live()
  expect(tab.progress).toContainEqual({ iteration: expect.any(Number), target: 2000 })
  expect(tab.progress.at(-1)).toBeNull()
})

function errorOf(message: string | undefined): ErrorEvent {
  return Object.assign(Object.create(null), message === undefined ? {} : { message })
}

test('a browser that refuses to start a worker is reported in words, not thrown', async () => {
  const told: EngineFailure[] = []
  const ignore = () => undefined
  const failed = (failure: EngineFailure) => void told.push(failure)
  const listener = { changed: ignore, seeking: ignore, waiting: ignore, began: ignore, restarted: ignore, failed }
  const refuse = () => {
    throw new Error('refused by policy')
  }
  const client = new EngineClient(refuse, new FrameFeed(() => {}), listener)
  client.open(run, 0)
  client.play(play)
  await Promise.resolve()
  expect(told).toContainEqual({ cause: 'refused', message: 'refused by policy' })
})
