import type { Config } from '../experiment/config.ts'
import { Mt19937 } from '../torch/random/mt19937.ts'
import { toDirections } from './coordinates.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Stepping } from './stepping.ts'

/** Seeds the draws of the product; any other would do as well. */
const SEED = 2018

/** Blocks of steps that count; one before them is left out. */
const BLOCKS = 32

/** Steps between two normalizations: a step near a limit changes a length by far less than 1e30. */
const BETWEEN = 8

/** How the length of an error has grown: at the end, and on the way at most and at least. */
interface Growth {
  readonly end: number
  readonly peak: number
  readonly low: number
}

/** A product of batch maps with its draws made once, so that two lr differ by nothing but lr. */
export class BatchProduct {
  readonly #problem: LeastSquares
  readonly #stepping: Stepping
  readonly #steps: number
  /** Samples to a step. */
  readonly #samples: number
  readonly #indices: Int32Array
  /** num_samples x rank: along the directions that samples have; along the others nothing grows or shrinks, at any lr. */
  readonly #x: Float64Array
  /** What a sample's part of the gradient is multiplied with. */
  readonly #scale: number

  constructor(problem: LeastSquares, config: Config, stepping: Stepping, steps: number) {
    const { accumulationSteps: groups, batchSize } = config
    this.#problem = problem
    this.#stepping = stepping
    this.#steps = steps
    this.#samples = groups * batchSize
    const unseen = problem.width - problem.rank
    this.#x = toDirections(problem, problem.x).filter((_, at) => at % problem.width >= unseen)
    this.#scale = (2 * stepping.gradients) / (problem.outFeatures * this.#samples)
    const batches = new Batches(problem.numSamples, config.sampler === 'choice_replace')
    this.#indices = new Int32Array(steps * this.#samples)
    for (let at = 0; at < this.#indices.length; at += batchSize)
      batches.next(this.#indices.subarray(at, at + batchSize))
  }

  /** The mean growth of the logarithm of an error's length per step, from blocks of steps after a first one left out. */
  growth(lr: number): number {
    const { rank } = this.#problem
    const error = new Float64Array(rank).fill(1)
    const buffer = new Float64Array(rank)
    const length = Math.floor(this.#steps / (BLOCKS + 1))
    let rates = 0
    for (let block = 0; block <= BLOCKS; block++) {
      const stepping = { ...this.#stepping, lr }
      const grown = this.#grow(() => stepping, error, buffer, block * length, (block + 1) * length)
      if (block > 0) rates += grown / length
    }
    return rates / BLOCKS
  }

  /**
   * All steps, each of its own, from an error on.
   * @param start rank values
   * @returns the logarithms of what its length has grown by
   */
  path(steppingAt: (step: number) => Stepping, start: Float64Array): Growth {
    const error = start.slice()
    const buffer = new Float64Array(error.length)
    normalize(1, error, buffer)
    let [end, peak, low] = [0, 0, 0]
    for (let step = 0; step < this.#steps; step += BETWEEN) {
      end += this.#grow(steppingAt, error, buffer, step, Math.min(this.#steps, step + BETWEEN))
      peak = Math.max(peak, end)
      low = Math.min(low, end)
    }
    return { end, peak, low }
  }

  /** Steps `from` to `to` of the error alone. @returns the logarithm of what it grew by */
  #grow(
    steppingAt: (step: number) => Stepping,
    error: Float64Array,
    buffer: Float64Array,
    from: number,
    to: number,
  ): number {
    const gradient = new Float64Array(error.length)
    let grown = 0
    for (let step = from; step < to; step++) {
      const stepping = steppingAt(step)
      this.#gradientAt(step, error, gradient)
      move(stepping, error, buffer, gradient)
      if ((step + 1) % BETWEEN === 0 || step + 1 === to) grown += normalize(stepping.lr, error, buffer)
    }
    return grown
  }

  #gradientAt(step: number, error: Float64Array, gradient: Float64Array): void {
    const width = error.length
    const x = this.#x
    const indices = this.#indices
    const { weightDecay } = this.#stepping
    for (let i = 0; i < width; i++) gradient[i] = weightDecay * (error[i] as number)
    const end = (step + 1) * this.#samples
    for (let at = step * this.#samples; at < end; at++) {
      const row = (indices[at] as number) * width
      let along = 0
      for (let i = 0; i < width; i++) along += (x[row + i] as number) * (error[i] as number)
      along *= this.#scale
      for (let i = 0; i < width; i++) gradient[i] = (gradient[i] as number) + along * (x[row + i] as number)
    }
  }
}

/** `optimizer.step()` */
function move(stepping: Stepping, error: Float64Array, buffer: Float64Array, gradient: Float64Array): void {
  const { lr, momentum, intake, nesterov } = stepping
  if (momentum === 0) {
    for (let i = 0; i < error.length; i++) error[i] = (error[i] as number) - lr * (gradient[i] as number)
    return
  }
  for (let i = 0; i < error.length; i++) {
    const slope = gradient[i] as number
    const pushed = momentum * (buffer[i] as number) + intake * slope
    error[i] = (error[i] as number) - lr * (nesterov ? slope + momentum * pushed : pushed)
    buffer[i] = pushed
  }
}

/** Brings error and buffer back to length 1 together. @returns the logarithm of what it was */
function normalize(lr: number, error: Float64Array, buffer: Float64Array): number {
  let square = 0
  for (let i = 0; i < error.length; i++) square += (error[i] as number) ** 2 + (lr * (buffer[i] as number)) ** 2
  if (!(square > 0)) {
    // It vanished altogether: begun anew, as having shrunk by as much as a double can tell.
    error.fill(1)
    buffer.fill(0)
    return Math.log(Number.EPSILON)
  }
  const size = Math.sqrt(square)
  for (let i = 0; i < error.length; i++) {
    error[i] = (error[i] as number) / size
    buffer[i] = (buffer[i] as number) / size
  }
  return Math.log(size)
}

/** Random batches as the sampler's, but not its numbers: those of a run are its own affair. */
class Batches {
  readonly #engine = new Mt19937(SEED)
  readonly #pool: Int32Array
  readonly #replace: boolean

  constructor(numSamples: number, replace: boolean) {
    this.#pool = Int32Array.from({ length: numSamples }, (_, i) => i)
    this.#replace = replace
  }

  next(out: Int32Array): void {
    const pool = this.#pool
    for (let k = 0; k < out.length; k++) {
      const from = this.#replace ? 0 : k
      const other = from + Math.floor((this.#engine.next32() / 2 ** 32) * (pool.length - from))
      const drawn = pool[other] as number
      out[k] = drawn
      if (this.#replace) continue
      pool[other] = pool[k] as number
      pool[k] = drawn
    }
  }
}
