import { Desk } from './desk.ts'
import type { Answered, Asked } from './questions.ts'

// Glue only: the theory in a worker of its own, so that no question ever holds up the page.

declare const self: DedicatedWorkerGlobalScope

const desk = new Desk()

self.onmessage = ({ data: { id, question } }: MessageEvent<Asked>) => {
  try {
    post({ id, answer: desk.answer(question) })
  } catch (error) {
    post({ id, failure: error instanceof Error ? error.message : String(error) })
  }
}

function post(answered: Answered): void {
  self.postMessage(answered)
}
