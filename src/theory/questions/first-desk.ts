import type { Config } from '../../experiment/config.ts'
import { describedIn, keysDeciding, sameData } from '../../experiment/deciding.ts'
import { expectedCourse } from '../course.ts'
import { excessesOf } from '../excess.ts'
import { fastestRate } from '../fastest-rate.ts'
import { type LeastSquares, leastSquaresOf } from '../least-squares.ts'
import type { NoLimit } from '../limit.ts'
import { type Limits, limitsOf } from '../limits.ts'
import { isByLosses, isScheduled } from '../schedule.ts'
import { batchVariance } from '../stepping.ts'
import { floorOf } from './floor.ts'
import type { CourseAnswer, CourseQuestion, FirstQuestion, Rates, RatesAnswer } from './questions.ts'

/** Problems that are kept: the one on screen and the one before. */
const MOST_PROBLEMS = 2

/** Limits that are kept of a problem. */
const MOST_LIMITS = 32

/** What limits of lr depend on beside the problem. */
const LIMITING = keysDeciding('batches', 'step').filter((key) => key !== 'lr')

/** Answers what every visit asks, and keeps of the data what the next question about them needs again. */
export class FirstDesk {
  #problems: readonly LeastSquares[] = []
  readonly #limits = new WeakMap<LeastSquares, Map<string, Limits>>()

  answer(question: FirstQuestion): CourseAnswer | RatesAnswer {
    const problem = this.problemOf(question.run.config)
    if (question.type === 'course') return courseAnswer(problem, question)
    const { config, batchSizes } = question
    const ratesOf = (size: number) =>
      isScheduled(config) ? unsteadyRates(config, size) : this.ratesFor(problem, config, size)
    return { type: 'rates', rates: batchSizes.map(ratesOf) }
  }

  /** What lr may be with batches of this size. */
  ratesFor(problem: LeastSquares, config: Config, batchSize: number): Rates {
    const other = { ...config, batchSize }
    const limits = this.limitsOf(problem, other)
    return {
      batchSize,
      limits,
      excesses: excessesOf(limits),
      fastest: fastestRate(problem, other, limits),
      variance: batchVariance(other),
    }
  }

  /** What follows from the data of `config` alone: worked out once. */
  problemOf(config: Config): LeastSquares {
    const found = this.#problems.find((problem) => sameData(problem.config, config))
    const problem = found ?? leastSquaresOf(config)
    this.#problems = [problem, ...this.#problems.filter((each) => each !== problem)].slice(0, MOST_PROBLEMS)
    return problem
  }

  /** Limits do not depend on lr, so that a moving slider costs nothing here. */
  limitsOf(problem: LeastSquares, config: Config): Limits {
    const kept = this.#limits.get(problem) ?? new Map<string, Limits>()
    this.#limits.set(problem, kept)
    const key = describedIn(config, LIMITING)
    const limits = kept.get(key) ?? limitsOf(problem, config)
    if (kept.size >= MOST_LIMITS) kept.clear()
    kept.set(key, limits)
    return limits
  }
}

/** What is asked of any lr is asked of one that stays. */
function unsteadyRates(config: Config, batchSize: number): Rates {
  const reason: NoLimit = isByLosses(config) ? { code: 'plateau' } : { code: 'scheduler' }
  const none = { ok: false, reason } as const
  const limits: Limits = { fullBatch: none, meanSquare: none, typical: none, best: none }
  return { batchSize, limits, excesses: [], fastest: null, variance: batchVariance({ ...config, batchSize }) }
}

function courseAnswer(problem: LeastSquares, { run, iterations }: CourseQuestion): CourseAnswer {
  return { type: 'course', run, iterations, course: expectedCourse(problem, run, iterations), floor: floorOf(problem) }
}
