import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Frame } from '../../engine/protocol.ts'
import { configAt } from '../../experiment/run.ts'
import { deadlineOf, type GoalMoment, isMetAt } from '../../lessons/goal.ts'
import type { Goal } from '../../share/handout.ts'
import { learnedOf } from '../../training/learned.ts'
import { difference } from '../../training/progress.ts'
import type { PageParts } from '../page-parts.ts'
import type { PageLaboratory } from './lesson-laboratory.ts'

/** How a run stands to the task of its card. */
export interface TaskState {
  /** Where all of the task held at once, the first moment that was seen; null where it has not. */
  readonly met: GoalMoment | null
  /** What it is judged by now: the moment on screen, or the task's last iteration where the run is past that. */
  readonly moment: GoalMoment | null
}

/** While a run is under way it is told only so often how it stands, in milliseconds. */
const EVERY = 250

/**
 * Watches the run on screen for a task. It is done when all its parts hold at the same iteration, at any that was shown or
 * recorded up to the moment on screen; what is between two records of a run at full speed is looked up at the task's last
 * iteration, once the run stops. Another run begins anew.
 */
export class TaskWatch {
  readonly store: StoreApi<TaskState> = createStore<TaskState>(() => ({ met: null, moment: null }))
  readonly #page: PageParts
  readonly #laboratory: PageLaboratory
  #goal: readonly Goal[] = []
  #opened = -1
  #next = 0

  constructor(page: PageParts, laboratory: PageLaboratory) {
    this.#page = page
    this.#laboratory = laboratory
    page.feed.subscribe((frame) => this.#see(frame))
  }

  /** Sets another task, or none. */
  set(goal: readonly Goal[]): void {
    if (goal === this.#goal) return
    this.#goal = goal
    this.#forget()
    const { latest } = this.#page.feed
    if (latest !== null) this.#see(latest)
  }

  #forget(): void {
    this.#next = 0
    this.store.setState({ met: null, moment: null })
  }

  #see(frame: Frame): void {
    if (this.#goal.length === 0) return
    const { opened } = this.#page.store.getState()
    if (opened !== this.#opened) this.#forget()
    this.#opened = opened
    if (this.store.getState().met !== null) return
    const moment = this.#momentIn(frame)
    const met = isMetAt(this.#goal, moment) ? moment : this.#metInRecords(frame)
    const isRunning = frame.status === 'running'
    if (met === null && isRunning && performance.now() < this.#next) return
    this.#next = performance.now() + EVERY
    const isPast = moment.iteration > deadlineOf(this.#goal)
    if (met !== null || !isPast) this.store.setState({ met, moment: met ?? moment })
    else if (!isRunning) void this.#judge(opened)
  }

  #momentIn(frame: Frame): GoalMoment {
    const { iteration, fullLoss, history } = frame
    const { run } = this.#page.store.getState()
    const known = fullLoss ?? history.full.at(-1) ?? null
    return { iteration, fullLoss: known, maxError: difference(learnedOf(frame), configAt(run, iteration).W) }
  }

  /** The first recorded moment at which a task of full loss and iterations alone was done. */
  #metInRecords({ history: { full, fullAt }, iteration: now }: Frame): GoalMoment | null {
    if (this.#goal.some(({ quantity }) => quantity === 'max_error')) return null
    const moments = Array.from(fullAt, (iteration, i) => ({
      iteration,
      fullLoss: full[i] ?? Number.NaN,
      maxError: null,
    }))
    const isKnown = ({ iteration }: GoalMoment) => iteration >= 0 && iteration <= now
    return moments.find((moment) => isKnown(moment) && isMetAt(this.#goal, moment)) ?? null
  }

  /** Looks at the last iteration at which it could have been done. */
  async #judge(opened: number): Promise<void> {
    const goal = this.#goal
    const { run } = this.#page.store.getState()
    const frame = await this.#laboratory.momentOf(run, deadlineOf(goal)).catch(() => null)
    if (frame === null || goal !== this.#goal || opened !== this.#page.store.getState().opened) return
    const moment = this.#momentIn(frame)
    this.store.setState({ met: isMetAt(goal, moment) ? moment : null, moment })
  }
}
