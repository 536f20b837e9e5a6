import { serveEngine } from './engine/worker/engine-worker.ts'
import type { WorkerName } from './workers.ts'

// The composition root of the page's workers, whichever of them this is. One file for all, or what they share would travel to
// every reader twice; what only the theory or a sweep needs is loaded in the worker that is theirs.

declare const self: DedicatedWorkerGlobalScope

const name: string = self.name

if (name === ('sgd-theory' satisfies WorkerName))
  void serveLater(async () => (await import('./theory/questions/theory-worker.ts')).serveTheory)
else if (name === ('sgd-sweep' satisfies WorkerName))
  void serveLater(async () => (await import('./engine/worker/sweep-worker.ts')).serveSweep)
else serveEngine(self)

type Serve = (self: DedicatedWorkerGlobalScope, early: readonly MessageEvent[]) => void

/** What is asked while the worker's own part is being loaded waits for it. */
async function serveLater(load: () => Promise<Serve>): Promise<void> {
  const early: MessageEvent[] = []
  self.onmessage = (message) => early.push(message)
  try {
    const serve = await load()
    serve(self, early)
  } catch (error) {
    // In a task of its own: there it is an error of the worker, of which the page hears.
    setTimeout(() => {
      throw error
    })
  }
}
