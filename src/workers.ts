import type { WorkerPort } from './engine/page/client.ts'
import type { SweepPort } from './engine/page/sweep-pool.ts'
import type { SWEEP_WORKER } from './engine/sweep-protocol.ts'
import type { Workers } from './store/page-parts.ts'
import type { TheoryPort } from './store/services/theory-client.ts'

/** What a worker is told that it is. */
export type WorkerName = 'sgd-engine' | 'sgd-theory' | typeof SWEEP_WORKER

/** The real workers. */
export const workers: Workers = {
  engine: (): WorkerPort => start('sgd-engine'),
  sweep: (): SweepPort => start('sgd-sweep'),
  theory: (): TheoryPort => start('sgd-theory'),
}

function start(name: WorkerName): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name })
}
