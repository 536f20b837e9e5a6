import { createStore, type StoreApi } from 'zustand/vanilla'
import { equalRuns } from '../../experiment/run.ts'
import type {
  CellQuestion,
  CourseQuestion,
  DirectionsQuestion,
  InsightQuestion,
  LandscapeQuestion,
  Question,
  RatesQuestion,
  VerdictQuestion,
} from '../../theory/questions/questions.ts'
import type { PageParts } from '../page-parts.ts'
import { LatestQuestion, NOTHING_TOLD, type Told } from './latest-question.ts'
import { type AnswerTo, TheoryClient, type TheoryPort } from './theory-client.ts'

/** What the page has asked the theory, by subject, and what it was told. */
export interface TheoryState {
  /** The lr that the slider is held at, before it is given to the run. */
  readonly heldLr: number | null
  /** The expected loss over the chart. */
  readonly course: Told<CourseQuestion, AnswerTo<CourseQuestion>>
  /** The same at the crosshair. */
  readonly atCursor: Told<CourseQuestion, AnswerTo<CourseQuestion>>
  /** What lr may be under the settings on screen. */
  readonly rates: Told<RatesQuestion, AnswerTo<RatesQuestion>>
  /** What holds the run where it is. */
  readonly verdict: Told<VerdictQuestion, AnswerTo<VerdictQuestion>>
  /** Why the weight that is pointed at is what it is, */
  readonly cell: Told<CellQuestion, AnswerTo<CellQuestion>>
  /** and the one that “why” speaks of. */
  readonly ownCell: Told<CellQuestion, AnswerTo<CellQuestion>>
  /** Why the run is where it is. */
  readonly insight: Told<InsightQuestion, AnswerTo<InsightQuestion>>
  /** The errors of the weights by direction. */
  readonly directions: Told<DirectionsQuestion, AnswerTo<DirectionsQuestion>>
  /** The loss around the optimum. */
  readonly landscape: Told<LandscapeQuestion, AnswerTo<LandscapeQuestion>>
}

/** The longest that the first question waits for the page to have nothing else to do, in milliseconds. */
const LONGEST_WAIT = 500

/** The theory of a page. It answers in a worker of its own, so that no question holds up the page. */
export class Theory {
  readonly store: StoreApi<TheoryState> = createStore<TheoryState>(() => ({
    heldLr: null,
    course: NOTHING_TOLD,
    atCursor: NOTHING_TOLD,
    rates: NOTHING_TOLD,
    verdict: NOTHING_TOLD,
    cell: NOTHING_TOLD,
    ownCell: NOTHING_TOLD,
    insight: NOTHING_TOLD,
    directions: NOTHING_TOLD,
    landscape: NOTHING_TOLD,
  }))
  readonly course = this.#subject<CourseQuestion>((course) => ({ course }))
  readonly atCursor = this.#subject<CourseQuestion>((atCursor) => ({ atCursor }))
  readonly rates = this.#subject<RatesQuestion>((rates) => ({ rates }), sameRates)
  readonly verdict = this.#subject<VerdictQuestion>((verdict) => ({ verdict }))
  readonly cell = this.#subject<CellQuestion>((cell) => ({ cell }))
  readonly ownCell = this.#subject<CellQuestion>((ownCell) => ({ ownCell }))
  readonly insight = this.#subject<InsightQuestion>((insight) => ({ insight }))
  readonly directions = this.#subject<DirectionsQuestion>((directions) => ({ directions }))
  readonly landscape = this.#subject<LandscapeQuestion>((landscape) => ({ landscape }))
  readonly #client: TheoryClient
  readonly #whenIdle: (task: () => void) => void
  #idle: Promise<void> | null = null

  constructor(startWorker: () => TheoryPort, whenIdle: (task: () => void) => void) {
    this.#client = new TheoryClient(startWorker)
    this.#whenIdle = whenIdle
  }

  /** Tells which lr the slider is held at, or that it was let go. */
  hold(heldLr: number | null): void {
    this.store.setState({ heldLr })
  }

  /** A question beside those of the page. Rejects where it cannot be answered. */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>> {
    return this.#client.ask(question)
  }

  /** Tries again what could not be answered. */
  retry(): void {
    this.#client.retry()
    const { course, atCursor, rates, verdict, cell, ownCell, insight, directions, landscape } = this
    const subjects = [course, atCursor, rates, verdict, cell, ownCell, insight, directions, landscape]
    for (const subject of subjects) subject.retry()
  }

  #subject<Q extends Question>(
    told: (told: Told<Q, AnswerTo<Q>>) => Partial<TheoryState>,
    same?: (a: Q, b: Q) => boolean,
  ): LatestQuestion<Q, AnswerTo<Q>> {
    return new LatestQuestion<Q, AnswerTo<Q>>({
      ask: async (question) => {
        // After the first picture: nothing here is needed for it.
        this.#idle ??= new Promise((resolve) => this.#whenIdle(resolve))
        await this.#idle
        return this.#client.ask(question)
      },
      tell: (news) => this.store.setState(told(news)),
      ...(same && { same }),
    })
  }
}

/** Limits know nothing of live changes to come. */
function sameRates(a: RatesQuestion, b: RatesQuestion): boolean {
  const settings = ({ config }: RatesQuestion) => ({ config, changes: [] })
  return equalRuns(a.run, b.run) && equalRuns(settings(a), settings(b)) && a.batchSizes.join() === b.batchSizes.join()
}

/** The theory of a page, whose worker starts with the first question. */
export function createTheory({ workers }: PageParts): Theory {
  return new Theory(workers.theory, whenIdle)
}

/** After `LONGEST_WAIT` at most; where the browser knows no idleness (Safari), just then. */
function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'undefined') setTimeout(task, LONGEST_WAIT)
  else requestIdleCallback(task, { timeout: LONGEST_WAIT })
}
