import { inForceAt } from '../known-schedules.ts'
import { verdictOf } from '../verdict.ts'
import type { FirstDesk } from './first-desk.ts'
import type { VerdictAnswer, VerdictQuestion } from './questions.ts'

/** What every visit asks behind the first picture. */
export function verdictAnswer(desk: FirstDesk, question: VerdictQuestion): VerdictAnswer {
  const problem = desk.problemOf(question.run.config)
  return { type: 'verdict', verdict: verdictOf(problem, question, desk.limitsOf(problem, inForceAt(question))) }
}
