import type { SweepCommand } from '../sweep-protocol.ts'
import { inTurn } from './in-turn.ts'
import { createSoon } from './macrotasks.ts'
import { SweepServer } from './sweep-server.ts'

// Glue only, as engine-worker.ts: the runs of a sweep.

/** Where the page and its run have no core to spare, a sweep gives theirs back for so many milliseconds after every slice. */
const REST = 4

/** Has this worker carry out runs to their ends, those first that were asked for already. */
export function serveSweep(self: DedicatedWorkerGlobalScope, early: readonly MessageEvent<SweepCommand>[]): void {
  const rest = (task: () => void) => setTimeout(task, REST)
  const server = new SweepServer({
    post: (event) => self.postMessage(event),
    now: () => performance.now(),
    soon: navigator.hardwareConcurrency > 2 ? createSoon(new MessageChannel()) : rest,
  })
  const hand = inTurn((command: SweepCommand) => server.handle(command))
  const hear = ({ data }: MessageEvent<SweepCommand>) => hand(data, data.type === 'job' ? data.config : null)
  self.onmessage = hear
  early.forEach(hear)
}
