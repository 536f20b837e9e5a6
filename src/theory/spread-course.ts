import { addScaled, dataMoments, type Pairs } from './data-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { convolved, power, times } from './powers.ts'
import { applied, lossList, noiseOperator, operatorEigen, thirds } from './spread-operator.ts'
import { aboutPoint, curvatures, outers, restingOffset, type Spread, type State, secondMoments, sum } from './state.ts'
import type { Stepping } from './stepping.ts'
import type { Eigen } from './symmetric-eigen.ts'

/**
 * The second moments of plain SGD from a state on, at any number of steps without taking them: in the eigenbasis of the
 * operator every coefficient is a sum of powers.
 */
export class SpreadCourse {
  readonly #problem: LeastSquares
  readonly #stepping: Stepping
  readonly #eigen: Eigen
  readonly #offset: Float64Array
  /** The mean less the resting point, at the start. */
  readonly #mean: Float64Array
  /** By eigenvector of the operator: the second moments about the resting point at the start, */
  readonly #start: Float64Array
  /** the push that each step adds, */
  readonly #constant: Float64Array
  /** and that which fades with the mean, by eigenvector x direction. */
  readonly #fading: Float64Array
  /** By direction, 1 less what the mean is multiplied with in a step. */
  readonly #rates: Float64Array
  /** By eigenvector, what it adds to the loss. */
  readonly #losses: Float64Array

  constructor(problem: LeastSquares, stepping: Stepping, state: State) {
    this.#problem = problem
    this.#stepping = stepping
    this.#eigen = operatorEigen(problem, stepping)
    this.#offset = restingOffset(problem, stepping, state.optimum)
    this.#mean = sum(state.mean, this.#offset, -1)
    const about = aboutPoint(problem, secondMoments(problem, state), state.mean, this.#offset)
    this.#start = this.#turned(about)
    this.#constant = this.#turned(this.#push(this.#offset, this.#offset, 1))
    this.#rates = curvatures(problem, stepping).map((curvature) => stepping.lr * curvature)
    this.#fading = new Float64Array(this.#start.length * problem.width)
    for (let i = 0; i < problem.width; i++) {
      for (const [k, push] of this.#turned(this.#fade(i)).entries()) this.#fading[k * problem.width + i] = push
    }
    this.#losses = this.#turned(lossList(problem))
  }

  /** The expected full loss less the floor. */
  lossAfter(steps: number): number {
    const coefficients = this.#coefficients(steps)
    let total = 0
    for (const [k, value] of coefficients.entries()) if (value !== 0) total += value * (this.#losses[k] as number)
    const { width, eigenvalues } = this.#problem
    for (const [at, mean] of this.#meanAfter(steps).entries()) {
      const offset = this.#offset[at] as number
      if (offset !== 0) total += (eigenvalues[at % width] as number) * offset * (mean + offset / 2)
    }
    // Terms that grow beyond a double leave inf - inf; the loss itself only grows.
    return Number.isNaN(total) ? Number.POSITIVE_INFINITY : Math.max(0, total)
  }

  /** The second moments about the optimum. */
  spreadAfter(steps: number): Spread {
    const { values, vectors } = this.#eigen
    const size = values.length
    const list = new Float64Array(size)
    for (const [k, value] of this.#coefficients(steps).entries()) {
      addScaled(list, 0, vectors.subarray(k * size, (k + 1) * size), value)
    }
    const back = this.#offset.map((value) => -value)
    return { kind: 'followed', about: aboutPoint(this.#problem, list, this.#meanAfter(steps), back), buffers: null }
  }

  #coefficients(steps: number): Float64Array {
    const { values } = this.#eigen
    const { width } = this.#problem
    const rates = this.#rates
    const faded = rates.map((rate) => power(rate, steps))
    const coefficients = new Float64Array(values.length)
    for (let k = 0; k < values.length; k++) {
      const rate = values[k] as number
      const grown = power(rate, steps)
      let value = times(this.#start[k] as number, grown)
      value += times(this.#constant[k] as number, convolved(rate, 0, steps, grown, 1))
      for (let i = 0; i < width; i++) {
        const push = this.#fading[k * width + i] as number
        if (push === 0) continue
        value += times(push, convolved(rate, rates[i] as number, steps, grown, faded[i] as number))
      }
      coefficients[k] = value
    }
    return coefficients
  }

  #meanAfter(steps: number): Float64Array {
    const { width } = this.#problem
    const factors = this.#rates.map((rate) => power(rate, steps))
    return this.#mean.map((value, at) => times(value, factors[at % width] as number))
  }

  /** What a step adds to the second moments for (a bT + b aT) / 2 in them and the mean error `b`, by the noise of a batch. */
  #push(a: Float64Array, b: Float64Array, residuals: 0 | 1): Pairs {
    const moments = dataMoments(this.#problem)
    const push = applied(noiseOperator(this.#problem, moments), outers(this.#problem, a, b))
    if (residuals === 0) addScaled(push, 0, push, 1)
    addScaled(push, 0, thirds(moments, b), 2)
    if (residuals === 1) addScaled(push, 0, moments.second, 1)
    const { lr, variance } = this.#stepping
    return push.map((value) => value * lr * lr * variance)
  }

  /** The push of the mean along direction `i` as it is at the start. */
  #fade(i: number): Pairs {
    const along = this.#mean.map((value, at) => (at % this.#problem.width === i ? value : 0))
    return this.#push(this.#offset, along, 0)
  }

  #turned(list: Pairs): Float64Array {
    return applied(this.#eigen.vectors, list)
  }
}
