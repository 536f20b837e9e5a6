import { lossAbout, Packing, unpacked } from './joint-course.ts'
import { type JointStep, jointOf, jointStepOf, spreadOf } from './joint-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Expectation, Moving, SameSteps } from './moving.ts'
import { times } from './powers.ts'
import { restingOffset, type Spread, type State, sum } from './state.ts'
import type { Stepping } from './stepping.ts'

/** Places on the way that are kept, so that what lies behind is reached from the one before it. */
const MOST_KEPT = 512
const LEAST_APART = 64

/** A place on the way: the moments, where they are followed, and by direction how the mean answers to its start. */
interface Place {
  readonly steps: number
  readonly vector: Float64Array | null
  /** width x 4: of weight and buffer to a unit of either, as `CompanionMatrix`. */
  readonly responses: Float64Array
}

/**
 * Steps that are all of their own, one after the other: lr, or momentum, is written anew each time. The first step with
 * momentum must not be among them. docs/theory.md, section 3.
 */
export class SteppedCourse implements Moving {
  readonly #problem: LeastSquares
  readonly #start: State
  readonly #steps: readonly SameSteps[]
  readonly #offset: Float64Array
  /** The mean less the resting point, at the start. */
  readonly #mean: Float64Array
  readonly #packing: Packing | null
  readonly #apart: number
  readonly #kept: Place[]
  #now: Place
  /** Of `#steps` the one that was taken last, and what it does. */
  #taken: { readonly same: SameSteps; readonly step: JointStep } | null = null

  /** @param base one of the steps: what they have in common is read from it */
  constructor(problem: LeastSquares, start: State, steps: readonly SameSteps[], base: Stepping) {
    this.#problem = problem
    this.#start = start
    this.#steps = steps
    this.#offset = restingOffset(problem, base, start.optimum)
    this.#mean = sum(start.mean, this.#offset, -1)
    const chance = start.spread.kind === 'followed' || (start.spread.kind === 'none' && base.variance !== 0)
    this.#packing = chance ? new Packing(problem, base.variance, this.#offset, this.#mean, start.buffer) : null
    this.#apart = Math.max(LEAST_APART, Math.ceil((steps.at(-1)?.to ?? 0) / MOST_KEPT))
    const responses = Float64Array.from({ length: 4 * problem.width }, (_, at) =>
      at % 4 === 0 || at % 4 === 3 ? 1 : 0,
    )
    this.#now = { steps: 0, vector: this.#packing?.pack(jointOf(problem, start, this.#offset)) ?? null, responses }
    this.#kept = [this.#now]
  }

  at(steps: number): Expectation {
    const { vector, responses } = this.#goTo(steps)
    const mean = sum(this.#answered(responses, 0), this.#offset)
    const { optimum } = this.#start
    return { loss: this.#lossOf(vector, mean) + this.#problem.floor, mean, optimum }
  }

  after(steps: number): State {
    const { vector, responses } = this.#goTo(steps)
    const { optimum, buffer } = this.#start
    const mean = this.#answered(responses, 0)
    const moved = buffer === null ? null : this.#answered(responses, 2)
    return { optimum, mean: sum(mean, this.#offset), buffer: moved, spread: this.#spreadOf(vector, mean, moved) }
  }

  #lossOf(vector: Float64Array | null, mean: Float64Array): number {
    if (vector !== null) return lossAbout(this.#problem, unpacked(this.#problem, vector).about, mean, this.#offset)
    if (this.#start.spread.kind === 'lost') return Number.NaN
    const { eigenvalues, width } = this.#problem
    const total = mean.reduce((all, error, at) => all + ((eigenvalues[at % width] as number) * error ** 2) / 2, 0)
    return Number.isNaN(total) ? Number.POSITIVE_INFINITY : total
  }

  #spreadOf(vector: Float64Array | null, mean: Float64Array, buffer: Float64Array | null): Spread {
    if (vector === null) return this.#start.spread
    const spread = spreadOf(this.#problem, unpacked(this.#problem, vector), { mean, buffer }, this.#offset)
    // The first step with momentum is still to come.
    return buffer === null && spread.kind === 'followed' ? { ...spread, buffers: null } : spread
  }

  /** The mean weight less the resting point, or from `row` 2 on the mean buffer. */
  #answered(responses: Float64Array, row: 0 | 2): Float64Array {
    const { width } = this.#problem
    const { buffer } = this.#start
    return this.#mean.map((value, at) => {
      const from = 4 * (at % width) + row
      return times(responses[from] as number, value) + times(responses[from + 1] as number, buffer?.[at] ?? 0)
    })
  }

  #goTo(steps: number): Place {
    if (steps < this.#now.steps) {
      this.#now = this.#kept[Math.floor(steps / this.#apart)] as Place
    }
    while (this.#now.steps < steps) {
      this.#now = this.#advanced(this.#now)
      if (this.#now.steps === this.#kept.length * this.#apart) this.#kept.push(this.#now)
    }
    return this.#now
  }

  #advanced({ steps, vector, responses }: Place): Place {
    const step = this.#stepAt(steps)
    const { kept, taken, moved, held } = step
    const next = new Float64Array(responses.length)
    for (let i = 0; i < kept.length; i++) {
      const [a, c] = [kept[i] as number, taken[i] as number]
      for (const column of [0, 1]) {
        const [weight, buffer] = [responses[4 * i + column] as number, responses[4 * i + 2 + column] as number]
        next[4 * i + column] = times(a, weight) + times(moved, buffer)
        next[4 * i + 2 + column] = times(c, weight) + times(held, buffer)
      }
    }
    const on = vector === null || this.#packing === null ? null : this.#packing.advance(vector, step)
    return { steps: steps + 1, vector: on, responses: next }
  }

  #stepAt(steps: number): JointStep {
    const same = this.#sameAt(steps)
    if (this.#taken?.same !== same) this.#taken = { same, step: jointStepOf(this.#problem, same.stepping, false) }
    return this.#taken.step
  }

  /** The row that the step after `steps` others is in. */
  #sameAt(steps: number): SameSteps {
    let [low, high] = [0, this.#steps.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#steps[middle] as SameSteps).to > steps) high = middle
      else low = middle + 1
    }
    return this.#steps[low] as SameSteps
  }
}

/** Multiplications that one step costs, about; without second moments as many as its directions have responses. */
export function costOfStep({ rank, width }: LeastSquares, isFollowed: boolean): number {
  const size = (rank * (rank + 1)) / 2
  return 8 * width + (isFollowed ? size * (size + 2 * rank + 64) : 0)
}
