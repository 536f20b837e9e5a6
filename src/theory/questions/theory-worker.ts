import { loadGrowth } from '../causes/loaded-growth.ts'
import { loadSchedules } from '../known-schedules.ts'
import { isScheduled } from '../schedule.ts'
import type { Desk } from './desk.ts'
import { FirstDesk } from './first-desk.ts'
import type { Answer, Asked, Question, Reply, VerdictQuestion } from './questions.ts'

// Glue only: the theory in a worker of its own, so that no question ever holds up the page.

/** Has this worker answer questions, those first that have come already. */
export function serveTheory(self: DedicatedWorkerGlobalScope, early: readonly MessageEvent<Asked>[]): void {
  const first = new FirstDesk()
  let desk: Desk | null = null
  const reply = (message: Reply) => self.postMessage(message)
  // What every visit asks, but only behind the first picture, is loaded then.
  const verdictOn = async (question: VerdictQuestion): Promise<Answer> => {
    const { verdictAnswer } = await import('./verdict-answer.ts')
    if (isScheduled(question.run.config)) await loadGrowth()
    return verdictAnswer(first, question)
  }
  // What only views ask that somebody opens is loaded with the first of them.
  const answerTo = async (question: Question): Promise<Answer> => {
    if (isScheduled(question.run.config)) await loadSchedules()
    if (question.type === 'course' || question.type === 'rates') return first.answer(question)
    if (question.type === 'verdict') return verdictOn(question)
    if (desk === null) {
      const code = await import('./desk.ts')
      desk = new code.Desk(first)
    }
    return desk.answer(question)
  }
  const carryOut = async ({ id, question }: Asked) => {
    reply({ type: 'begun', id })
    try {
      reply({ type: 'answered', id, answer: await answerTo(question) })
    } catch (error) {
      reply({ type: 'refused', id, message: error instanceof Error ? error.message : String(error) })
    }
  }
  // One after the other, as they were asked, also while code is being loaded for one of them.
  let turn = Promise.resolve()
  const hear = ({ data }: MessageEvent<Asked>) => {
    turn = turn.then(() => carryOut(data))
  }
  self.onmessage = hear
  early.forEach(hear)
}
