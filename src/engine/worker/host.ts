import type { EngineEvent } from '../protocol.ts'

/** What a session needs of the place where it runs; the worker and the tests each bring their own. */
export interface Host {
  post(event: EngineEvent): void
  /** Milliseconds, monotonic. */
  now(): number
  /** Does `task` in a macrotask of its own, so that messages are handled before it. Returns how to cancel it. */
  soon(task: () => void): () => void
  /** Does `task` after `ms` milliseconds. Returns how to cancel it. */
  later(task: () => void, ms: number): () => void
}
