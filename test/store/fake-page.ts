import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import type { Frame } from '../../src/engine/protocol.ts'
import { en } from '../../src/i18n/en.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { type App, createApp } from '../../src/store/app.ts'
import { workers } from '../../src/workers.ts'
import { FakeWorker } from '../engine/fake-worker.ts'
import { FakeAddress } from './fake-address.ts'

/** The whole app but for React, on workers and a display that move when a test says so. */
export class FakePage {
  readonly address: FakeAddress
  readonly workers: FakeWorker[] = []
  readonly copied: string[] = []
  readonly stored = new Map<string, string>()
  readonly app: App
  clipboard = true
  #seed = 100
  readonly #paintings: (() => void)[] = []

  constructor(hash = '') {
    this.address = new FakeAddress(hash)
    this.app = createApp({
      feed: new FrameFeed((paint) => this.#paintings.push(paint)),
      workers: { ...workers, engine: () => this.#start() },
      address: this.address,
      opened: readHash(hash),
      readLink: async (link) => readHash(link),
      storage: () => this.#storage(),
      drawSeed: () => ++this.#seed,
      loadMessages,
      language: 'en',
      text: en,
      theme: 'light',
    })
    this.settle()
  }

  /** The reader's clipboard, where the browser lets a page have it. */
  readonly copy = async (text: string) => {
    if (this.clipboard) this.copied.push(text)
    return this.clipboard
  }

  get state() {
    return this.app.store.getState()
  }

  get actions() {
    return this.app.actions
  }

  get frame(): Frame {
    const { latest } = this.app.feed
    if (latest === null) throw new Error('no frame has come')
    return latest
  }

  get worker(): FakeWorker {
    const worker = this.workers.at(-1)
    if (worker === undefined) throw new Error('no worker was started')
    return worker
  }

  /** Everything that happens by itself has happened. */
  settle(): void {
    while (this.#live());
  }

  /** Lives until more than `count` iterations are on screen, and stays in the midst of things. */
  livePast(count: number): void {
    const { feed } = this.app
    while (feed.latest?.status !== 'running' || feed.latest.iteration <= count) {
      if (!this.#live()) throw new Error(`the run stands at ${feed.latest?.iteration}`)
    }
  }

  #live(): boolean {
    const moved = this.workers.flatMap((worker) => [worker.hear(), worker.work(), worker.speak()])
    return [...moved, this.paint()].some(Boolean)
  }

  /** Paints what waits to be painted; whether there was anything. */
  paint(): boolean {
    const painting = this.#paintings.shift()
    painting?.()
    return painting !== undefined
  }

  #start(): FakeWorker {
    const worker = new FakeWorker()
    this.workers.push(worker)
    return worker
  }

  #storage(): Storage {
    const { stored } = this
    return {
      get length() {
        return stored.size
      },
      clear: () => stored.clear(),
      key: (index) => [...stored.keys()][index] ?? null,
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    }
  }
}
