import { type EngineEvent, transferables } from '../../src/engine/protocol.ts'
import type { Host } from '../../src/engine/worker/host.ts'

interface Task {
  readonly at: number
  readonly work: () => void
}

/** A place for a session in which time passes and tasks run only when a test says so. */
export class FakeHost implements Host {
  time = 0
  /** Milliseconds that pass between two looks at the clock: at 1 each chunk of work stays a single iteration. */
  cost = 1
  /** Everything posted, in order, cloned as a worker's messages are. */
  readonly events: EngineEvent[] = []
  readonly #soon = new Set<Task>()
  readonly #later = new Set<Task>()

  post(event: EngineEvent): void {
    this.events.push(structuredClone(event, { transfer: transferables(event) }))
  }

  now(): number {
    this.time += this.cost
    return this.time
  }

  soon(work: () => void): () => void {
    return schedule(this.#soon, { at: this.time, work })
  }

  later(work: () => void, ms: number): () => void {
    return schedule(this.#later, { at: this.time + ms, work })
  }

  /** Whether nothing is left to do. */
  get quiet(): boolean {
    return this.#soon.size + this.#later.size === 0
  }

  /** How many tasks wait. */
  get waiting(): number {
    return this.#soon.size + this.#later.size
  }

  /** Runs the next task, waiting for it where need be; false if there is none. */
  tick(): boolean {
    const [next] = [...this.#soon, ...[...this.#later].toSorted((a, b) => a.at - b.at)]
    if (next === undefined) return false
    this.#soon.delete(next)
    this.#later.delete(next)
    this.time = Math.max(this.time, next.at)
    next.work()
    return true
  }
}

function schedule(tasks: Set<Task>, task: Task): () => void {
  tasks.add(task)
  return () => tasks.delete(task)
}
