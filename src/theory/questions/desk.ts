import { configAt, equalRuns, sameValue } from '../../experiment/run.ts'
import { cellStory } from '../cell-story.ts'
import { inForceAt } from '../known-schedules.ts'
import { directionsAnswer, expectedLines } from './direction-lines.ts'
import { FirstDesk } from './first-desk.ts'
import { insightOf } from './insight.ts'
import { KeptAnswer } from './kept-answer.ts'
import { expectedPath, landscapeAnswer } from './landscape-view.ts'
import type { Answer, DirectionsQuestion, LandscapeQuestion, Question } from './questions.ts'
import { verdictAnswer } from './verdict-answer.ts'

/** Answers all questions about runs; most are asked by views that somebody opens. */
export class Desk {
  readonly #first: FirstDesk
  /** What does not change while a run goes on. */
  readonly #lines = new KeptAnswer(
    (asked: DirectionsQuestion) => expectedLines(this.#first.problemOf(asked.run.config), asked),
    sameLines,
  )
  readonly #path = new KeptAnswer(
    (asked: LandscapeQuestion) => expectedPath(this.#first.problemOf(asked.run.config), asked),
    samePath,
  )

  constructor(first = new FirstDesk()) {
    this.#first = first
  }

  answer(question: Question): Answer {
    const problem = this.#first.problemOf(question.run.config)
    switch (question.type) {
      case 'course':
      case 'rates':
        return this.#first.answer(question)
      case 'insight': {
        const config = inForceAt(question)
        const rates = question.batchSizes.map((each) => this.#first.ratesFor(problem, config, each))
        return insightOf(problem, question, this.#first.ratesFor(problem, config, config.batchSize), rates)
      }
      case 'verdict':
        return verdictAnswer(this.#first, question)
      case 'cell': {
        const { input, column } = question
        const limits = this.#first.limitsOf(problem, inForceAt(question))
        return { type: 'cell', story: cellStory(problem, question, input, column, limits) }
      }
      case 'directions':
        return directionsAnswer(problem, question, this.#lines.for(question))
      case 'landscape':
        return landscapeAnswer(problem, question, this.#path.for(question))
    }
  }
}

function sameLines(a: DirectionsQuestion, b: DirectionsQuestion): boolean {
  const sameColumns = a.columns.first === b.columns.first && a.columns.count === b.columns.count
  return sameColumns && sameGrid(a.grid, b.grid) && equalRuns(a.run, b.run)
}

function samePath(a: LandscapeQuestion, b: LandscapeQuestion): boolean {
  if (a.column !== b.column || !sameGrid(a.grid, b.grid) || !equalRuns(a.run, b.run)) return false
  return sameValue(configAt(a.run, a.iteration), configAt(b.run, b.iteration), 'W')
}

function sameGrid(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((iteration, i) => iteration === b[i])
}
