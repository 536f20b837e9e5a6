import { serveEngine } from './engine/worker/engine-worker.ts'
import type { WorkerName } from './workers.ts'

// The composition root of the page's workers, whichever of them this is. One file for all, or what they share would travel to
// every reader twice; the theory's own part is loaded in the worker that is the theory's.

declare const self: DedicatedWorkerGlobalScope

const name: string = self.name

if (name === ('sgd-theory' satisfies WorkerName)) void serveTheory()
else serveEngine(self)

/** What is asked while the theory is being loaded waits for it. */
async function serveTheory(): Promise<void> {
  const early: MessageEvent[] = []
  self.onmessage = (message) => early.push(message)
  try {
    const theory = await import('./theory/questions/theory-worker.ts')
    theory.serveTheory(self, early)
  } catch (error) {
    // In a task of its own: there it is an error of the worker, of which the page hears.
    setTimeout(() => {
      throw error
    })
  }
}
