import type { SWEEP_WORKER } from '../sweep-protocol.ts'
import type { SweepPort } from './sweep-pool.ts'

/** Starts a worker for a sweep: the engine's own file under another name. */
export function startSweepWorker(): SweepPort {
  return new Worker(new URL('../worker/engine-worker.ts', import.meta.url), {
    type: 'module',
    name: 'sgd-sweep' satisfies typeof SWEEP_WORKER,
  })
}

/** How many workers a sweep may have: a core is left to the page and its run, and four are enough. */
export function poolSize(cores: number): number {
  return Math.max(1, Math.min(4, cores - 1) || 1)
}
