import { addScaled, dataMoments, type Pairs } from './data-moments.ts'
import {
  afterJointStep,
  drivenNoise,
  type Joint,
  type JointStep,
  jointOf,
  jointStepOf,
  restingNoise,
  spreadOf,
} from './joint-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { MatrixPowers } from './matrix-powers.ts'
import { meanAfter } from './mean-step.ts'
import { applied, noiseOperator } from './spread-operator.ts'
import { restingOffset, type Spread, type State, sum } from './state.ts'
import type { Stepping } from './stepping.ts'

/** The most directions for which weight and buffer are followed together: 349 numbers then, raised to powers as a matrix. */
export const MOST_JOINT_DIRECTIONS = 12

/**
 * The second moments of SGD with momentum from a state on, at any number of steps: those of (weight, buffer, 1) are moved
 * by one matrix, which is raised to powers by squaring. docs/theory.md, section 3.
 */
export class JointCourse {
  readonly #problem: LeastSquares
  readonly #stepping: Stepping
  readonly #state: State
  readonly #offset: Float64Array
  /** Steps that were taken to come to `#start`: the first of a buffer is not like the others. */
  readonly #begun: number
  readonly #start: Float64Array
  readonly #powers: MatrixPowers
  /** Where the last question was, for the next is mostly a little further on. */
  #last: { readonly steps: number; readonly vector: Float64Array }

  constructor(problem: LeastSquares, stepping: Stepping, state: State) {
    this.#problem = problem
    this.#stepping = stepping
    this.#state = state
    this.#offset = restingOffset(problem, stepping, state.optimum)
    const begins = stepping.momentum !== 0 && state.buffer === null
    this.#begun = begins ? 1 : 0
    const here = jointOf(problem, state, this.#offset)
    const joint = begins ? this.#first(here) : here
    const { mean, buffer } = meanAfter(problem, stepping, state, this.#offset, this.#begun)
    const packing = new Packing(problem, stepping.variance, this.#offset, sum(mean, this.#offset, -1), buffer)
    this.#start = packing.pack(joint)
    const step = jointStepOf(problem, stepping, false)
    this.#powers = new MatrixPowers(this.#start.length, (vector) => packing.advance(vector, step))
    this.#last = { steps: 0, vector: this.#start }
  }

  /** The expected full loss less the floor. */
  lossAfter(steps: number): number {
    const { about, mean } = this.#after(steps)
    return lossAbout(this.#problem, about, mean, this.#offset)
  }

  /** The second moments about the optimum. */
  spreadAfter(steps: number): Spread {
    const { mean, buffer, ...joint } = this.#after(steps)
    return spreadOf(this.#problem, joint, { mean: sum(mean, this.#offset, -1), buffer }, this.#offset)
  }

  /** Moments about the resting point, and the mean (of the weight less the optimum). */
  #after(steps: number): Joint & Pick<State, 'mean' | 'buffer'> {
    const moved = meanAfter(this.#problem, this.#stepping, this.#state, this.#offset, steps)
    if (steps < this.#begun) return { ...jointOf(this.#problem, this.#state, this.#offset), ...moved }
    return { ...unpacked(this.#problem, this.#vectorAfter(steps - this.#begun)), ...moved }
  }

  #vectorAfter(steps: number): Float64Array {
    const { steps: since, vector } = this.#last
    const near = steps >= since && steps - since < steps / 2
    const moved = near ? this.#powers.apply(vector, steps - since) : this.#powers.apply(this.#start, steps)
    this.#last = { steps, vector: moved }
    return moved
  }

  /** The step that makes the buffer. */
  #first(before: Joint): Joint {
    const problem = this.#problem
    const covariance = applied(noiseOperator(problem, dataMoments(problem)), before.about)
    const mean = sum(this.#state.mean, this.#offset, -1)
    addScaled(covariance, 0, drivenNoise(problem, this.#offset, mean), 1)
    addScaled(covariance, 0, restingNoise(problem, this.#offset), 1)
    const scaled = covariance.map((value) => value * this.#stepping.variance)
    return afterJointStep(problem, jointStepOf(problem, this.#stepping, true), before, scaled)
  }
}

/**
 * The expected full loss less the floor.
 * @param about second moments about the resting point
 * @param mean of the weight less the optimum
 * @param offset of the resting point from the optimum
 */
export function lossAbout(problem: LeastSquares, about: Pairs, mean: Float64Array, offset: Float64Array): number {
  const { rows, columns } = dataMoments(problem)
  const { width, eigenvalues } = problem
  let total = 0
  for (const [p, i] of rows.entries()) {
    if (i === columns[p]) total += ((eigenvalues[i] as number) * (about[p] as number)) / 2
  }
  for (const [at, value] of offset.entries()) {
    if (value !== 0) total += (eigenvalues[at % width] as number) * value * ((mean[at] as number) - value / 2)
  }
  // Terms that grow beyond a double leave inf - inf; the loss itself only grows.
  return Number.isNaN(total) ? Number.POSITIVE_INFINITY : Math.max(0, total)
}

/** Numbers of a direction's responses: of weight and buffer, to a unit of either at the start. */
const RESPONSES = 4

/** The moments in a list that `Packing` packed. */
export function unpacked(problem: LeastSquares, vector: Float64Array): Joint {
  const { rank } = problem
  const { size } = dataMoments(problem)
  const ends = [size, size + rank * rank, 2 * size + rank * rank] as const
  return {
    about: vector.subarray(0, ends[0]),
    cross: vector.subarray(ends[0], ends[1]),
    buffers: vector.subarray(ends[1], ends[2]),
  }
}

/** The moments, the responses of the mean and a 1 as one list of numbers, which a step maps linearly. */
export class Packing {
  readonly #problem: LeastSquares
  readonly #variance: number
  readonly #noise: Float64Array
  /** By direction, what its mean weight and its mean buffer at the start add to the covariance of a gradient. */
  readonly #driven: readonly (readonly [Pairs, Pairs])[]
  readonly #constant: Pairs

  /**
   * @param variance of a step's gradient
   * @param offset of the resting point, which all moments are about
   * @param mean of the weight at the start, less the resting point
   */
  constructor(
    problem: LeastSquares,
    variance: number,
    offset: Float64Array,
    mean: Float64Array,
    buffer: Float64Array | null,
  ) {
    this.#problem = problem
    this.#variance = variance
    this.#noise = noiseOperator(problem, dataMoments(problem))
    this.#constant = restingNoise(problem, offset)
    const { width, rank } = problem
    this.#driven = Array.from({ length: rank }, (_, k) => {
      const along = (values: Float64Array) => values.map((value, at) => (at % width === width - rank + k ? value : 0))
      const none = new Float64Array(mean.length)
      return [drivenNoise(problem, offset, along(mean)), drivenNoise(problem, offset, along(buffer ?? none))]
    })
  }

  pack({ about, cross, buffers }: Joint): Float64Array {
    const { rank } = this.#problem
    const responses = Array.from({ length: rank }, () => [1, 0, 0, 1]).flat()
    return Float64Array.from([...about, ...cross, ...buffers, ...responses, 1])
  }

  /** The list after one such step, which is none that makes the buffer. */
  advance(vector: Float64Array, step: JointStep): Float64Array {
    const { rank, width } = this.#problem
    const size = this.#constant.length
    const ends = [size, size + rank * rank, 2 * size + rank * rank, vector.length - 1] as const
    const about = vector.subarray(0, ends[0])
    const responses = vector.subarray(ends[2], ends[3])
    const covariance = applied(this.#noise, about)
    addScaled(covariance, 0, this.#constant, vector[ends[3]] as number)
    const out = new Float64Array(vector.length)
    const { kept, taken, moved, held } = step
    for (const [k, [weights, buffers]] of this.#driven.entries()) {
      const at = k * RESPONSES
      addScaled(covariance, 0, weights, responses[at] as number)
      addScaled(covariance, 0, buffers, responses[at + 2] as number)
      const [a, c] = [kept[width - rank + k] as number, taken[width - rank + k] as number]
      for (const from of [at, at + 2]) {
        const [weight, buffer] = [responses[from] as number, responses[from + 1] as number]
        out[ends[2] + from] = a * weight + moved * buffer
        out[ends[2] + from + 1] = c * weight + held * buffer
      }
    }
    const before = { about, cross: vector.subarray(ends[0], ends[1]), buffers: vector.subarray(ends[1], ends[2]) }
    const scaled = covariance.map((value) => value * this.#variance)
    const after = afterJointStep(this.#problem, step, before, scaled)
    out.set(after.about)
    out.set(after.cross, ends[0])
    out.set(after.buffers, ends[1])
    out[ends[3]] = vector[ends[3]] as number
    return out
  }
}
