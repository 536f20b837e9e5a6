import type { Config } from '../../experiment/config.ts'
import { describedIn, keysDeciding, sameData } from '../../experiment/deciding.ts'
import { configAt, equalRuns, sameValue } from '../../experiment/run.ts'
import { cellStory } from '../cell-story.ts'
import { expectedCourse } from '../course.ts'
import { excessesOf } from '../excess.ts'
import { fastestRate } from '../fastest-rate.ts'
import { type LeastSquares, leastSquaresOf } from '../least-squares.ts'
import { type Limits, limitsOf } from '../limits.ts'
import { batchVariance } from '../stepping.ts'
import { verdictOf } from '../verdict.ts'
import { directionsAnswer, expectedLines } from './direction-lines.ts'
import { floorOf } from './floor.ts'
import { insightOf } from './insight.ts'
import { KeptAnswer } from './kept-answer.ts'
import { expectedPath, landscapeAnswer } from './landscape-view.ts'
import type {
  Answer,
  CourseAnswer,
  CourseQuestion,
  DirectionsQuestion,
  LandscapeQuestion,
  Question,
  Rates,
} from './questions.ts'

/** Problems that are kept: the one on screen and the one before. */
const MOST_PROBLEMS = 2

/** Limits that are kept of a problem. */
const MOST_LIMITS = 32

/** What limits of lr depend on beside the problem. */
const LIMITING = keysDeciding('batches', 'step').filter((key) => key !== 'lr')

/** Answers questions about runs, and keeps what the next question about the same data needs again. */
export class Desk {
  #problems: readonly LeastSquares[] = []
  readonly #limits = new WeakMap<LeastSquares, Map<string, Limits>>()
  /** What does not change while a run goes on. */
  readonly #lines = new KeptAnswer(
    (asked: DirectionsQuestion) => expectedLines(this.#problemOf(asked.run.config), asked),
    sameLines,
  )
  readonly #path = new KeptAnswer(
    (asked: LandscapeQuestion) => expectedPath(this.#problemOf(asked.run.config), asked),
    samePath,
  )

  answer(question: Question): Answer {
    const problem = this.#problemOf(question.run.config)
    switch (question.type) {
      case 'course':
        return courseAnswer(problem, question)
      case 'rates':
        return {
          type: 'rates',
          rates: question.batchSizes.map((each) => this.#rates(problem, question.config, each)),
        }
      case 'insight': {
        const { config, batchSizes } = question
        const rates = batchSizes.map((each) => this.#rates(problem, config, each))
        return insightOf(problem, question, this.#rates(problem, config, config.batchSize), rates)
      }
      case 'verdict':
        return { type: 'verdict', verdict: verdictOf(problem, question, this.#limitsOf(problem, question.config)) }
      case 'cell': {
        const { input, column } = question
        const limits = this.#limitsOf(problem, question.config)
        return { type: 'cell', story: cellStory(problem, question, input, column, limits) }
      }
      case 'directions':
        return directionsAnswer(problem, question, this.#lines.for(question))
      case 'landscape':
        return landscapeAnswer(problem, question, this.#path.for(question))
    }
  }

  #rates(problem: LeastSquares, config: Config, batchSize: number): Rates {
    const other = { ...config, batchSize }
    const limits = this.#limitsOf(problem, other)
    return {
      batchSize,
      limits,
      excesses: excessesOf(limits),
      fastest: fastestRate(problem, other, limits),
      variance: batchVariance(other),
    }
  }

  #problemOf(config: Config): LeastSquares {
    const found = this.#problems.find((problem) => sameData(problem.config, config))
    const problem = found ?? leastSquaresOf(config)
    this.#problems = [problem, ...this.#problems.filter((each) => each !== problem)].slice(0, MOST_PROBLEMS)
    return problem
  }

  /** Limits do not depend on lr, so that a moving slider costs nothing here. */
  #limitsOf(problem: LeastSquares, config: Config): Limits {
    const kept = this.#limits.get(problem) ?? new Map<string, Limits>()
    this.#limits.set(problem, kept)
    const key = describedIn(config, LIMITING)
    const limits = kept.get(key) ?? limitsOf(problem, config)
    if (kept.size >= MOST_LIMITS) kept.clear()
    kept.set(key, limits)
    return limits
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

function courseAnswer(problem: LeastSquares, { run, iterations }: CourseQuestion): CourseAnswer {
  return { type: 'course', run, iterations, course: expectedCourse(problem, run, iterations), floor: floorOf(problem) }
}
