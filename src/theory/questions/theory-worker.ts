import { Desk } from './desk.ts'
import type { Asked, Reply } from './questions.ts'

// Glue only: the theory in a worker of its own, so that no question ever holds up the page.

/** Has this worker answer questions, those first that have come already. */
export function serveTheory(self: DedicatedWorkerGlobalScope, early: readonly MessageEvent<Asked>[]): void {
  const desk = new Desk()
  const reply = (message: Reply) => self.postMessage(message)
  const hear = ({ data: { id, question } }: MessageEvent<Asked>) => {
    reply({ type: 'begun', id })
    try {
      reply({ type: 'answered', id, answer: desk.answer(question) })
    } catch (error) {
      reply({ type: 'refused', id, message: error instanceof Error ? error.message : String(error) })
    }
  }
  self.onmessage = hear
  early.forEach(hear)
}
