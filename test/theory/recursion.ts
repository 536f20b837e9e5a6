import type { Config } from '../../src/experiment/config.ts'
import type { LeastSquares } from '../../src/theory/least-squares.ts'

/**
 * Second moments of (weight, buffer, 1) of each output column step by step and written out as a
 * matrix: the judge of everything that the theory has in closed form. It knows no directions and no resting point.
 */
export class Recursion {
  readonly #problem: LeastSquares
  #config: Config
  readonly #columns: readonly Float64Array[]
  readonly #size: number
  readonly #hessian: Float64Array
  #steps = 0

  constructor(problem: LeastSquares, config: Config) {
    const { width, outFeatures, weight0 } = problem
    this.#problem = problem
    this.#config = config
    this.#size = 2 * width + 1
    const size = this.#size
    this.#columns = Array.from({ length: outFeatures }, (_, o) => {
      const z = new Float64Array(size)
      z.set(weight0.subarray(o * width, (o + 1) * width))
      z[size - 1] = 1
      return Float64Array.from(
        { length: size * size },
        (_, at) => (z[Math.floor(at / size)] ?? 0) * (z[at % size] ?? 0),
      )
    })
    this.#hessian = new Float64Array(width * width)
    for (let r = 0; r < problem.numSamples; r++) {
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++)
          this.#hessian[i * width + j] = (this.#hessian[i * width + j] ?? 0) + this.#pair(r, i, j)
      }
    }
  }

  #pair(r: number, i: number, j: number): number {
    const { x, width, numSamples, outFeatures } = this.#problem
    return (2 * (x[r * width + i] ?? 0) * (x[r * width + j] ?? 0)) / (outFeatures * numSamples)
  }

  /** The expected full loss, and that of the mean weight. */
  losses(): readonly [expected: number, ofMean: number] {
    const { x, y, width, numSamples, outFeatures } = this.#problem
    const size = this.#size
    let [expected, ofMean] = [0, 0]
    for (const [o, moments] of this.#columns.entries()) {
      for (let r = 0; r < numSamples; r++) {
        const target = y[r * outFeatures + o] ?? 0
        let [square, mean] = [target * target, -target]
        for (let i = 0; i < width; i++) {
          const xi = x[r * width + i] ?? 0
          const weight = moments[i * size + size - 1] ?? 0
          mean += xi * weight
          square -= 2 * target * xi * weight
          for (let j = 0; j < width; j++) square += xi * (x[r * width + j] ?? 0) * (moments[i * size + j] ?? 0)
        }
        expected += square
        ofMean += mean * mean
      }
    }
    return [expected / y.length, ofMean / y.length]
  }

  /**
   * One iteration. With accumulation only every k-th makes a step, of k batches drawn at the same weight.
   * @param now the settings, where they have become others
   */
  iterate(now = this.#config): void {
    this.#config = now
    this.#steps += 1
    const k = this.#config.accumulationSteps
    if (this.#steps % k === 0)
      for (const [o, moments] of this.#columns.entries()) this.#step(o, moments, this.#steps === k)
  }

  #step(o: number, moments: Float64Array, first: boolean): void {
    const size = this.#size
    const { width } = this.#problem
    const { lr, momentum, dampening, nesterov, accumulationSteps: k, accumulationMean } = this.#config
    const covariance = this.#covariance(o, moments).map(
      (value) => value * (accumulationMean ? 1 / k : k) * this.#variance(),
    )
    const [eta, mu] = [Math.fround(lr), Math.fround(momentum)]
    const intake = mu === 0 || first ? 1 : Math.fround(1 - dampening)
    const held = mu === 0 || first ? 0 : mu
    // buffer' = held buffer + intake g, weight' = weight - eta (g if nesterov) - eta (mu or 1) buffer', g = slope z + chance
    const ahead = nesterov && mu !== 0
    const [own, push] = ahead ? [eta, eta * mu] : [0, eta]
    const slope = this.#slope(o)
    const map = new Float64Array(size * size)
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < size; j++) {
        const g = slope[i * size + j] ?? 0
        const buffer = intake * g + (j === width + i ? held : 0)
        map[(width + i) * size + j] = buffer
        map[i * size + j] = (i === j ? 1 : 0) - own * g - push * buffer
      }
    }
    map[size * size - 1] = 1
    const [toWeight, toBuffer] = [-own - push * intake, intake]
    const next = product(product(map, moments, size), transposed(map, size), size)
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) {
        const noise = covariance[i * width + j] ?? 0
        const add = (row: number, column: number, factor: number) => {
          next[row * size + column] = (next[row * size + column] ?? 0) + factor * noise
        }
        add(i, j, toWeight ** 2)
        add(i, width + j, toWeight * toBuffer)
        add(width + i, j, toWeight * toBuffer)
        add(width + i, width + j, toBuffer ** 2)
      }
    }
    moments.set(next)
  }

  /** The mean gradient as a map of (weight, buffer, 1), width x size; weight_decay with it. */
  #slope(o: number): Float64Array {
    const { x, y, width, numSamples, outFeatures } = this.#problem
    const { weightDecay, accumulationSteps, accumulationMean } = this.#config
    const size = this.#size
    const batches = accumulationMean ? 1 : accumulationSteps
    const slope = new Float64Array(width * size)
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) slope[i * size + j] = batches * (this.#hessian[i * width + j] ?? 0)
      slope[i * size + i] = (slope[i * size + i] ?? 0) + Math.fround(weightDecay)
      let pull = 0
      for (let r = 0; r < numSamples; r++) pull += (x[r * width + i] ?? 0) * (y[r * outFeatures + o] ?? 0)
      slope[i * size + size - 1] = (-2 * batches * pull) / (outFeatures * numSamples)
    }
    return slope
  }

  /** Of one sample's gradient: the mean of its square less the square of its mean. */
  #covariance(o: number, moments: Float64Array): Float64Array {
    const { x, y, width, numSamples, outFeatures } = this.#problem
    const size = this.#size
    const out = new Float64Array(width * width)
    const scale = (2 / outFeatures) ** 2 / numSamples
    for (let r = 0; r < numSamples; r++) {
      const target = y[r * outFeatures + o] ?? 0
      let square = target * target
      for (let i = 0; i < width; i++) {
        const xi = x[r * width + i] ?? 0
        square -= 2 * target * xi * (moments[i * size + size - 1] ?? 0)
        for (let j = 0; j < width; j++) square += xi * (x[r * width + j] ?? 0) * (moments[i * size + j] ?? 0)
      }
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) {
          const both = (x[r * width + i] ?? 0) * (x[r * width + j] ?? 0)
          out[i * width + j] = (out[i * width + j] ?? 0) + scale * both * square
        }
      }
    }
    const mean = this.#meanGradient(o)
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) {
        let square = 0
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            square += (mean[i * size + a] ?? 0) * (moments[a * size + b] ?? 0) * (mean[j * size + b] ?? 0)
          }
        }
        out[i * width + j] = (out[i * width + j] ?? 0) - square
      }
    }
    return out
  }

  /** The mean of one batch's gradient, without weight_decay. */
  #meanGradient(o: number): Float64Array {
    const { width } = this.#problem
    const { weightDecay, accumulationSteps, accumulationMean } = this.#config
    const size = this.#size
    const slope = this.#slope(o)
    for (let i = 0; i < width; i++) slope[i * size + i] = (slope[i * size + i] ?? 0) - Math.fround(weightDecay)
    return slope.map((value) => value / (accumulationMean ? 1 : accumulationSteps))
  }

  /** Of a batch's mean in that of a sample: W. G. Cochran, "Sampling Techniques", theorem 2.2. */
  #variance(): number {
    const { batchSize, numSamples, sampler } = this.#config
    if (numSamples === 1) return 0
    return sampler === 'choice_replace' ? 1 / batchSize : (numSamples - batchSize) / (batchSize * (numSamples - 1))
  }
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k] ?? 0
      if (factor === 0) continue
      for (let j = 0; j < size; j++) out[i * size + j] = (out[i * size + j] ?? 0) + factor * (b[k * size + j] ?? 0)
    }
  }
  return out
}

function transposed(a: Float64Array, size: number): Float64Array {
  return a.map((_, at) => a[(at % size) * size + Math.floor(at / size)] ?? 0)
}
