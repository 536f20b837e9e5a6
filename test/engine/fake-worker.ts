import type { WorkerPort } from '../../src/engine/page/client.ts'
import type { Command, EngineEvent } from '../../src/engine/protocol.ts'
import { Session } from '../../src/engine/worker/session.ts'
import { FakeHost } from './fake-host.ts'

/** A worker with a real session in it, that hears, works and speaks only when a test says so, and can die. */
export class FakeWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null
  onerror: WorkerPort['onerror'] = null
  readonly host = new FakeHost()
  readonly #session = new Session(this.host)
  readonly #inbox: Command[] = []
  #spoken = 0
  alive = true
  terminated = false

  postMessage(command: Command): void {
    this.#inbox.push(structuredClone(command))
  }

  terminate(): void {
    this.alive = false
    this.terminated = true
  }

  /** Commands that were not handled yet. */
  get unheard(): readonly Command[] {
    return this.#inbox
  }

  /** Hears the next command; false if there is none. */
  hear(): boolean {
    const command = this.alive ? this.#inbox.shift() : undefined
    if (command !== undefined) this.#session.handle(command)
    return command !== undefined
  }

  /** Works for a slice. */
  work(): boolean {
    return this.alive && this.host.tick()
  }

  /** Delivers the next event to the page; false if there is none. */
  speak(): boolean {
    const event = this.alive ? this.host.events[this.#spoken] : undefined
    if (event === undefined) return false
    this.#spoken++
    this.say(event)
    return true
  }

  /** Delivers an event of the test's own. */
  say(data: EngineEvent): void {
    this.onmessage?.(new MessageEvent('message', { data }))
  }
}
