import type { SweepPort } from '../../src/engine/page/sweep-pool.ts'
import type { SweepCommand, SweepEvent } from '../../src/engine/sweep-protocol.ts'
import { SweepServer } from '../../src/engine/worker/sweep-server.ts'

/** A worker with a real server in it, that works for a slice when a test says so, and can die. */
export class FakeSweepWorker implements SweepPort {
  onmessage: SweepPort['onmessage'] = null
  onerror: SweepPort['onerror'] = null
  terminated = false
  readonly handled: SweepCommand[] = []
  readonly #inbox: SweepCommand[] = []
  readonly #tasks: (() => void)[] = []
  #time = 0
  readonly #server = new SweepServer({
    post: (event) => this.say(event),
    // A look at the clock costs a millisecond: a slice is a few iterations.
    now: () => ++this.#time,
    soon: (task) => this.#tasks.push(task),
  })

  postMessage(command: SweepCommand): void {
    this.handled.push(structuredClone(command))
    this.#inbox.push(structuredClone(command))
  }

  terminate(): void {
    this.terminated = true
  }

  /** Hears what came, or works for a slice; false if there is nothing to do. */
  work(): boolean {
    if (this.terminated) return false
    const command = this.#inbox.shift()
    const task = command === undefined ? this.#tasks.shift() : () => this.#server.handle(command)
    task?.()
    return task !== undefined
  }

  say(data: SweepEvent): void {
    this.onmessage?.(new MessageEvent('message', { data }))
  }

  die(): void {
    this.onerror?.(Object.assign(new Event('error'), ERROR))
  }
}

const ERROR = { message: 'died', filename: '', lineno: 0, colno: 0, error: null }
