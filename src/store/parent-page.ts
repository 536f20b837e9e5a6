import type { Run } from '../experiment/config.ts'
import { startOf } from './actions.ts'
import type { App } from './app.ts'
import { type FrameCommand, type FrameNews, type FrameRefusal, readCommand, stamped } from './frame-messages.ts'

/** What talking to the page around needs of `window`; a test gives its own. */
export interface FrameHost {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void }
  addEventListener(type: 'message', listener: (event: HeardMessage) => void): void
  removeEventListener(type: 'message', listener: (event: HeardMessage) => void): void
  setTimeout(callback: () => void, milliseconds: number): number
  clearTimeout(timer: number): void
}

interface HeardMessage {
  readonly data: unknown
  readonly source: unknown
}

/** The page around this one, as it is talked to. */
export interface ParentPage {
  /** Tells it the height that this page would like to have. */
  wish(height: number): void
  stop(): void
}

/** The least time between two news of the run, and between two rounds of commands, in milliseconds. */
const NEWS_EVERY = 100
const ROUND_EVERY = 50

/** The most commands that wait for their round. */
const MOST_WAITING = 32

/**
 * Has the page around this one hear how the run goes, and do with it what its author could do by the frame's address. It is
 * whoever has framed the page: it has chosen the run, and may choose another one at any time, so that its origin does not
 * matter; nobody else is heard, and nobody else is told anything. Where there is no page around nothing happens.
 */
export function talkToParent(app: App, host: FrameHost): ParentPage {
  const { parent } = host
  if (Object.is(parent, host)) return { wish: () => {}, stop: () => {} }
  const say = (news: FrameNews) => parent.postMessage(stamped(news), '*')
  const inbox = new Inbox(host, async (command) => {
    const refusal = await carryOut(app, command)
    if (refusal !== null) say(refusal)
  })
  const hear = ({ data, source }: HeardMessage) => {
    if (source !== parent) return
    const command = readCommand(data)
    if (command === null) return
    if (command.type === 'refused') say(command)
    else if (!inbox.take(command)) say({ type: 'refused', why: 'too-many', command: command.type })
  }
  let told: RunNews | null = null
  const news = new Paced(host, NEWS_EVERY, () => {
    const state = stateOf(app)
    if (!isSame(state, told)) say(state)
    told = state
  })
  const tell = () => news.ask()
  host.addEventListener('message', hear)
  say({ type: 'ready' })
  const stopFrames = app.feed.subscribe(tell)
  const stopState = app.store.subscribe(tell)
  tell()
  let wished = 0
  return {
    wish(height) {
      if (height !== wished) say({ type: 'height', height })
      wished = height
    },
    stop() {
      host.removeEventListener('message', hear)
      stopFrames()
      stopState()
      news.stop()
      inbox.stop()
    },
  }
}

type RunNews = Extract<FrameNews, { readonly type: 'state' }>

function isSame(a: RunNews, b: RunNews | null): boolean {
  return a.status === b?.status && a.iteration === b.iteration && a.full_loss === b.full_loss && a.hash === b.hash
}

function stateOf({ store, feed, hash }: App): RunNews {
  const { failure, status, stoppedAt } = store.getState()
  const { latest } = feed
  return {
    type: 'state',
    status: failure === null ? status : 'failed',
    iteration: latest?.iteration ?? stoppedAt,
    full_loss: latest?.fullLoss ?? null,
    hash: hash(),
  }
}

/** Does what the page around asks for, without a message to the reader and without an entry of the history. */
async function carryOut({ store, author }: App, command: FrameCommand): Promise<FrameRefusal | null> {
  const { engine, opening } = author
  const { status, run, rate, stopAt } = store.getState()
  const anew = (description: Run) => opening.replace(startOf(store.getState(), description))
  switch (command.type) {
    case 'run':
      if (status === 'running') return null
      if (status === 'finished') anew(run)
      engine.play({ rate, until: stopAt ?? run.config.iterations, stopOnDivergence: true })
      return null
    case 'pause':
      engine.pause()
      return null
    case 'restart':
      anew(run)
      return null
    case 'goto':
      if (command.iteration > run.config.iterations) return { type: 'refused', why: 'bad-iteration', command: 'goto' }
      engine.seek(command.iteration)
      return null
    case 'hash':
      await opening.follow(command.hash)
      return null
  }
}

/** Calls back when it is asked to, the first time at once, but not more often than `every` milliseconds. */
class Paced {
  readonly #host: FrameHost
  readonly #every: number
  readonly #act: () => void
  #timer: number | null = null
  #asked = false

  constructor(host: FrameHost, every: number, act: () => void) {
    this.#host = host
    this.#every = every
    this.#act = act
  }

  ask(): void {
    this.#asked = true
    if (this.#timer === null) this.#round()
  }

  stop(): void {
    if (this.#timer !== null) this.#host.clearTimeout(this.#timer)
  }

  #round(): void {
    this.#timer = null
    if (!this.#asked) return
    this.#asked = false
    this.#timer = this.#host.setTimeout(() => this.#round(), this.#every)
    this.#act()
  }
}

/** The commands that wait: a slider over there may give them faster than they can be seen. */
class Inbox {
  #waiting: FrameCommand[] = []
  readonly #rounds: Paced
  /** Each waits for those before it: a link may have to be read first. */
  #done: Promise<void> = Promise.resolve()

  constructor(host: FrameHost, carryOut: (command: FrameCommand) => Promise<void>) {
    this.#rounds = new Paced(host, ROUND_EVERY, () => {
      for (const command of this.#waiting.splice(0)) this.#done = this.#done.then(() => carryOut(command))
    })
  }

  /** Whether there is room for it. */
  take(command: FrameCommand): boolean {
    // Another run leaves nothing of what was to be done with this one; of one kind in a row the last counts.
    if (command.type === 'hash') this.#waiting = []
    else if (this.#waiting.at(-1)?.type === command.type) this.#waiting.pop()
    if (this.#waiting.length >= MOST_WAITING) return false
    this.#waiting.push(command)
    this.#rounds.ask()
    return true
  }

  stop(): void {
    this.#rounds.stop()
  }
}
