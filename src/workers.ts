import type { WorkerPort } from './engine/page/client.ts'
import { importing } from './engine/page/importing.ts'
import type { SweepPort } from './engine/page/sweep-pool.ts'
import type { Workers } from './store/page-parts.ts'
import type { TheoryPort } from './store/services/theory-client.ts'

/** What a worker is told that it is. */
export type WorkerName = 'sgd-engine' | 'sgd-theory' | 'sgd-sweep'

/** The real workers. */
export const workers: Workers = {
  engine: (): WorkerPort => start('sgd-engine'),
  sweep: (): SweepPort => start('sgd-sweep'),
  theory: (): TheoryPort => start('sgd-theory'),
}

/**
 * Starts a worker. In a sandboxed frame without an origin no file is of the page's own, as a worker's has to be, so that one is
 * made there that imports it; the host has to let that be read (CORS), as it has for the page's scripts.
 */
function start(name: WorkerName): globalThis.Worker {
  /** Called as the browser's own is: so the bundler knows it, and finds the worker's file. */
  class Worker extends globalThis.Worker {
    constructor(file: URL, options: WorkerOptions) {
      super(self.origin === 'null' ? importing(file.href) : file, options)
    }
  }
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name })
}
