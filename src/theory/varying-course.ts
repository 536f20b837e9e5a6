import type { Config } from '../experiment/config.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Expectation, Moving, SameSteps } from './moving.ts'
import type { LrSchedule } from './schedule.ts'
import type { State } from './state.ts'
import { costOfStep, SteppedCourse } from './stepped-course.ts'
import { type Stepping, steppingOf } from './stepping.ts'
import type { Stretch } from './timeline.ts'

/** Multiplications that the steps of a stretch may take which are taken one by one: a second or two. */
const WORK = 1e9

/** Steps that are alike, or all of their own. */
interface Piece {
  /** Steps of the stretch that are done before. */
  readonly from: number
  readonly kind: 'alike' | 'own'
  /** Counted from `from`. */
  readonly steps: SameSteps[]
}

/** The steps of a stretch under a schedule. */
export interface VaryingSteps {
  readonly pieces: readonly Piece[]
  /** Iterations done up to which they are known; Infinity if for ever. */
  readonly until: number
  /** Iterations done up to which their second moments can be followed. */
  readonly affordable: number
  readonly hasMomentum: boolean
}

/**
 * The steps of a stretch of whole groups under a schedule: many that are alike are gone through at once where that is less
 * work, all others one by one.
 * @param begun whether there is a momentum buffer at the start
 * @param followed whether second moments are followed
 */
export function varyingSteps(
  problem: LeastSquares,
  { from, to, config }: Stretch,
  schedule: LrSchedule,
  begun: boolean,
  followed: boolean,
): VaryingSteps {
  const end = Math.min(to, schedule.until)
  const cost = costOfStep(problem, followed)
  const pieces: Piece[] = []
  let [at, work, affordable, hasMomentum] = [0, 0, Number.POSITIVE_INFINITY, false]
  for (const same of sameSteps(config, schedule, from, end)) {
    const { stepping } = same
    const begins = stepping.momentum !== 0 && !begun && !hasMomentum
    hasMomentum ||= stepping.momentum !== 0
    if (begins) {
      // The step that makes the buffer is not like the others.
      pieces.push({ from: at, kind: 'alike', steps: [{ to: 1, stepping }] })
      at += 1
    }
    const steps = same.to - at
    if (steps === 0) continue
    if (steps * cost > costAtOnce(problem, stepping, followed)) {
      pieces.push({ from: at, kind: 'alike', steps: [{ to: steps, stepping }] })
    } else {
      if (work + steps * cost > WORK) affordable = Math.min(affordable, at + Math.floor((WORK - work) / cost))
      work += steps * cost
      const last = pieces.at(-1)
      if (last?.kind === 'own') last.steps.push({ to: same.to - last.from, stepping })
      else pieces.push({ from: at, kind: 'own', steps: [{ to: steps, stepping }] })
    }
    at = same.to
  }
  const until = end === to ? Number.POSITIVE_INFINITY : end
  return { pieces, until, affordable: from + affordable * config.accumulationSteps, hasMomentum }
}

/** The steps between two iterations, as far as one is like the next. */
function sameSteps(config: Config, schedule: LrSchedule, from: number, end: number): readonly SameSteps[] {
  const { accumulationSteps: k } = config
  const all: SameSteps[] = []
  for (let at = 0; at !== Number.POSITIVE_INFINITY && from + (at + 1) * k <= end; ) {
    // A step is made in the last iteration of its group.
    const iteration = from + (at + 1) * k - 1
    const to = Math.floor((Math.min(end, schedule.changeAfter(iteration)) - from) / k)
    all.push({ to, stepping: steppingOf({ ...config, ...schedule.at(iteration) }) })
    at = to
  }
  return all
}

/** Multiplications that it takes to go through any number of steps at once: eigenvectors, or with momentum squarings. */
function costAtOnce({ rank, width }: LeastSquares, { momentum }: Stepping, followed: boolean): number {
  if (!followed) return 64 * width
  const size = (rank * (rank + 1)) / 2
  return 12 * (momentum === 0 ? size : 2 * size + rank * rank + 4 * rank + 1) ** 3
}

/** The course of steps that are not all alike. */
export class VaryingCourse implements Moving {
  readonly #pieces: readonly Piece[]
  readonly #open: (piece: Piece, start: State) => Moving
  /** The pieces that were come to, and the state before the next. */
  readonly #opened: Moving[] = []
  #next: State

  /** @param steady goes through any number of steps that are alike */
  constructor(
    problem: LeastSquares,
    start: State,
    pieces: readonly Piece[],
    steady: (stepping: Stepping, start: State) => Moving,
  ) {
    this.#pieces = pieces
    this.#next = start
    this.#open = ({ kind, steps }, from) => {
      const { stepping } = steps[0] as SameSteps
      return kind === 'alike' ? steady(stepping, from) : new SteppedCourse(problem, from, steps, stepping)
    }
  }

  at(steps: number): Expectation {
    const [piece, moving] = this.#pieceAt(steps)
    return moving.at(steps - piece.from)
  }

  after(steps: number): State {
    const [piece, moving] = this.#pieceAt(steps)
    return moving.after(steps - piece.from)
  }

  #pieceAt(steps: number): readonly [Piece, Moving] {
    let [low, high] = [0, this.#pieces.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#pieces[middle] as Piece).from <= steps) low = middle
      else high = middle
    }
    for (let i = this.#opened.length; i <= low; i++) {
      const [before, piece] = [this.#pieces[i - 1], this.#pieces[i] as Piece]
      const last = this.#opened.at(-1)
      if (before !== undefined && last !== undefined) this.#next = last.after(piece.from - before.from)
      this.#opened.push(this.#open(piece, this.#next))
    }
    return [this.#pieces[low] as Piece, this.#opened[low] as Moving]
  }
}
