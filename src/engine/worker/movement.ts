import { isBefore, type Position } from '../position.ts'
import type { PlayCommand } from '../protocol.ts'
import { Pacer } from './pacer.ts'
import type { RecordedRun } from './recorded-run.ts'
import type { Slicer } from './slicer.ts'

/** How often a long replay tells how far it is, in milliseconds. */
const SEEK_REPORT = 200

/** What a slice of the way is made with. */
interface Means {
  readonly run: RecordedRun
  readonly slicer: Slicer
  readonly now: () => number
}

/** Running, as a person watches it. */
export class Playing {
  readonly type = 'play'
  readonly #until: number
  readonly #pacer: Pacer
  readonly #stopOnDivergence: boolean

  constructor(order: PlayCommand, run: RecordedRun, now: number) {
    this.#stopOnDivergence = order.stopOnDivergence
    this.#until = Math.min(order.until, run.end)
    this.#pacer = new Pacer(order.rate, run.statements, run.statement, now)
  }

  /** Whether somebody can follow it statement by statement. */
  get isSlow(): boolean {
    return this.#pacer.isSlow
  }

  setRate(rate: number, now: number): void {
    this.#pacer.setRate(rate, now)
  }

  /** One slice of the way; true where the run is to stop here. */
  work(means: Means): boolean {
    const { run } = means
    const before = run.iteration * run.statements + run.statement
    const due = this.#pacer.due(run.statement, means.now())
    const diverged = this.isSlow ? this.#advance(run, due) : this.#iterate(means, due)
    this.#pacer.done(run.iteration * run.statements + run.statement - before)
    return diverged || run.iteration >= this.#until
  }

  /** Milliseconds until the next slice. */
  wait({ statement }: Position, now: number): number {
    return this.#pacer.wait(statement, now)
  }

  #iterate({ run, slicer, now }: Means, due: number): boolean {
    const left = Math.min(this.#until - run.iteration, due)
    return slicer.run(run, left, this.#stopOnDivergence, now)
  }

  #advance(run: RecordedRun, due: number): boolean {
    for (let i = 0; i < due && run.iteration < this.#until; i++) {
      run.advance()
      if (this.#stopOnDivergence && run.statement === 0 && run.justDiverged) return true
    }
    return false
  }
}

/** Getting to a position, unseen, to stop there or to play on. */
export class Seeking {
  readonly type = 'seek'
  readonly target: Position
  /** What to play from there on, or to play on. */
  #onward: PlayCommand | Playing | null
  #reported: number

  constructor(target: Position, onward: Playing | null, now: number) {
    this.target = target
    this.#onward = onward
    this.#reported = now
  }

  /** Has `order` carried out from the target on. */
  playOn(order: PlayCommand): void {
    this.#onward = order
  }

  setRate(rate: number, now: number): void {
    if (this.#onward instanceof Playing) this.#onward.setRate(rate, now)
    else if (this.#onward !== null) this.#onward = { ...this.#onward, rate }
  }

  /** What comes after the target; null to stop there. */
  onward(run: RecordedRun, now: number): Playing | null {
    const onward = this.#onward
    return onward === null || onward instanceof Playing ? onward : new Playing(onward, run, now)
  }

  /**
   * One slice of the way; true where the run has arrived. The iteration that ends there goes statement by statement, so that
   * it can be told what the last one changed.
   */
  work({ run, slicer, now }: Means): boolean {
    const { iteration, statement } = this.target
    const whole = statement > 0 ? iteration : iteration - 1
    slicer.run(run, whole - run.iteration, false, now)
    if (run.iteration < whole) return false
    while (isBefore(run, this.target)) run.advance()
    return true
  }

  /** Whether it is time to tell how far it is. */
  isLong(now: number): boolean {
    if (now - this.#reported < SEEK_REPORT) return false
    this.#reported = now
    return true
  }
}

/** What the loop is on its way to. */
export type Movement = Playing | Seeking
