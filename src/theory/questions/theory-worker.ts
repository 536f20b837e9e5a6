import { Desk } from './desk.ts'
import type { Asked, Reply } from './questions.ts'

// Glue only: the theory in a worker of its own, so that no question ever holds up the page.

declare const self: DedicatedWorkerGlobalScope

const desk = new Desk()

self.onmessage = ({ data: { id, question } }: MessageEvent<Asked>) => {
  reply({ type: 'begun', id })
  try {
    reply({ type: 'answered', id, answer: desk.answer(question) })
  } catch (error) {
    reply({ type: 'refused', id, message: error instanceof Error ? error.message : String(error) })
  }
}

function reply(message: Reply): void {
  self.postMessage(message)
}
