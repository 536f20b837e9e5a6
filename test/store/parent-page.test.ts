import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FrameNews } from '../../src/store/frame-messages.ts'
import { type FrameHost, type ParentPage, talkToParent } from '../../src/store/parent-page.ts'
import { FakePage } from './fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Listener = Parameters<FrameHost['addEventListener']>[1]

/** A page in a frame, and the page around it. */
class Framed {
  readonly page: FakePage
  readonly heard: { readonly news: unknown; readonly to: string }[] = []
  readonly parent = { postMessage: (news: unknown, to: string) => void this.heard.push({ news, to }) }
  readonly talk: ParentPage
  readonly #listeners = new Set<Listener>()

  constructor(hash: string) {
    this.page = new FakePage(hash)
    this.talk = talkToParent(this.page.app, {
      parent: this.parent,
      addEventListener: (_, listener) => this.#listeners.add(listener),
      removeEventListener: (_, listener) => this.#listeners.delete(listener),
      setTimeout: (callback, milliseconds) => Number(setTimeout(callback, milliseconds)),
      clearTimeout: (timer) => clearTimeout(timer),
    })
  }

  get listens(): boolean {
    return this.#listeners.size > 0
  }

  /** A message comes, from the page around unless something else is said. */
  send(message: object, source: unknown = this.parent): void {
    for (const listener of this.#listeners) listener({ data: { sgdPlayground: 1, ...message }, source })
  }

  /** The same, and all that comes of it has happened. */
  async order(message: object): Promise<void> {
    this.send(message)
    await this.rest()
  }

  async rest(): Promise<void> {
    await vi.advanceTimersByTimeAsync(200)
    this.page.settle()
    await vi.advanceTimersByTimeAsync(200)
  }

  news(type: FrameNews['type']): unknown[] {
    return this.heard.map(({ news }) => news).filter((news) => Object(news).type === type)
  }
}

describe('the page around', () => {
  test('is told that it is heard, where the run stands, and the height that is wished, once each', async () => {
    const frame = new Framed('#v=2&lr=0.1&iterations=300&t=20')
    await frame.rest()
    frame.talk.wish(420)
    frame.talk.wish(420)
    expect(frame.heard.map(({ to }) => to)).toEqual(['*', '*', '*'])
    const state = { status: 'paused', iteration: 20, full_loss: frame.page.frame.fullLoss, hash: frame.page.app.hash() }
    expect(frame.heard.map(({ news }) => news)).toEqual([
      { sgdPlayground: 1, type: 'ready' },
      { sgdPlayground: 1, type: 'state', ...state },
      { sgdPlayground: 1, type: 'height', height: 420 },
    ])
    expect(state.hash).toMatch(/lr=0\.1&iterations=300&t=20/)
  })

  test('runs, pauses, goes to an iteration and restarts; no message and no entry of the history comes of it', async () => {
    const frame = new Framed('#v=2&iterations=300')
    await frame.order({ type: 'run' })
    expect(frame.page.state.status).toBe('finished')
    await frame.order({ type: 'goto', iteration: 120 })
    expect(frame.page.state).toMatchObject({ status: 'paused', stoppedAt: 120 })
    await frame.order({ type: 'restart' })
    expect(frame.page.state).toMatchObject({ status: 'idle', stoppedAt: 0 })
    await frame.order({ type: 'run' })
    await frame.order({ type: 'run' })
    expect(frame.page.state).toMatchObject({ status: 'finished', toast: null })
    expect(frame.page.address.entries).toHaveLength(1)
    expect(frame.news('refused')).toEqual([])
    expect(frame.news('state').at(-1)).toMatchObject({ status: 'finished', iteration: 300 })
  })

  test('shows what a link describes; what in it does not count is named to the reader', async () => {
    const frame = new Framed('#v=2')
    await frame.order({ type: 'run' })
    await frame.order({ type: 'hash', hash: '#v=2&lr=0.25&seed=x' })
    expect(frame.page.state.run.config).toMatchObject({ lr: 0.25, seed: 0 })
    expect(frame.page.state).toMatchObject({ status: 'idle', toast: null })
    expect(frame.page.state.issues).toHaveLength(1)
    expect(frame.page.address.entries).toHaveLength(1)
    await frame.order({ type: 'hash', hash: '' })
    expect(frame.page.state.issues).toEqual([])
  })

  test('is told why something was not done', async () => {
    const frame = new Framed('#v=2&iterations=300')
    await frame.order({ type: 'goto', iteration: 301 })
    await frame.order({ type: 'dance' })
    expect(frame.news('refused')).toEqual([
      { sgdPlayground: 1, type: 'refused', why: 'bad-iteration', command: 'goto' },
      { sgdPlayground: 1, type: 'refused', why: 'unknown-type', command: 'dance' },
    ])
  })

  test('is the only one that is heard, until the talk is over', async () => {
    const frame = new Framed('#v=2')
    frame.send({ type: 'run' }, {})
    frame.send({ type: 'run' }, null)
    await frame.rest()
    expect(frame.page.state.status).toBe('idle')
    frame.talk.stop()
    expect(frame.listens).toBe(false)
    const told = frame.heard.length
    frame.page.actions.toggle()
    await frame.rest()
    expect(frame.heard).toHaveLength(told)
  })
})

describe('its haste', () => {
  test('of a slider only the last hash counts, and of a run under way it is told a few times a second', async () => {
    const frame = new Framed('#v=2')
    await frame.rest()
    const workBefore = frame.page.state.opened
    for (let i = 1; i <= 1000; i++) {
      frame.send({ type: 'hash', hash: `#v=2&lr=${i / 1000}` })
      frame.send({ type: 'run' })
    }
    await frame.rest()
    expect(frame.page.state.run.config.lr).toBe(1)
    expect(frame.page.state.status).toBe('finished')
    // The first at once, the last in the next round.
    expect(frame.page.state.opened - workBefore).toBe(2)
    expect(frame.news('refused')).toEqual([])
    expect(frame.news('state').length).toBeLessThan(10)
  })

  test('has an end: what is too much is refused, and named', async () => {
    const frame = new Framed('#v=2&iterations=300')
    for (let i = 0; i < 100; i++) {
      frame.send({ type: 'goto', iteration: i })
      frame.send({ type: 'pause' })
    }
    await frame.rest()
    expect(frame.news('refused').length).toBeGreaterThan(50)
    expect(frame.news('refused')[0]).toMatchObject({ why: 'too-many' })
  })
})

test('a page that stands in no frame talks to nobody', () => {
  const page = new FakePage('')
  const heard: unknown[] = []
  const host: FrameHost = {
    get parent(): FrameHost['parent'] {
      return alone
    },
    addEventListener: () => heard.push('a listener'),
    removeEventListener: () => {},
    setTimeout: () => 0,
    clearTimeout: () => {},
  }
  const alone = Object.assign(host, { postMessage: (news: unknown) => void heard.push(news) })
  talkToParent(page.app, host).wish(300)
  expect(heard).toEqual([])
})
