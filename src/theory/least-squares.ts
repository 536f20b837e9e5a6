import type { Config } from '../experiment/config.ts'
import { deviceOf } from '../torch/device.ts'
import { Generator } from '../torch/random/generator.ts'
import { Dataset } from '../training/dataset.ts'
import { parameterValues } from '../training/learned.ts'
import { SimpleNn } from '../training/simple-nn.ts'
import { joined, type ProblemShape } from './joined.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/**
 * Least squares as a run poses it: everything that its data alone decide, so that nothing here is computed again while
 * lr moves. Weights are out_features x width, row-major; the bias, where there is one, is the last of the width and the
 * last column of x is ones. All in double, from the run's own float32 draws. docs/theory.md, section 1.
 */
export interface LeastSquares extends ProblemShape {
  readonly config: Config
  readonly numSamples: number
  /** num_samples x width */
  readonly x: Float64Array
  /** num_samples x out_features: the targets of the config's own W. */
  readonly y: Float64Array
  /** The initial weight, and bias. */
  readonly weight0: Float64Array
  /** width x width: 2 / out_features times the mean of x xT; the same for every output column. */
  readonly hessian: Float64Array
  /** Of the Hessian, ascending; exactly 0 in directions that no sample has. */
  readonly eigenvalues: Float64Array
  /** width x width: row i is the unit eigenvector of `eigenvalues[i]`. */
  readonly eigenvectors: Float64Array
  /** How many directions the samples have; below `width` the optimum is not unique. */
  readonly rank: number
  /** The largest eigenvalue over the smallest positive one. */
  readonly condition: number
  /** The least-squares weight; where it is not unique the one nearest to `weight0`, to which the full batch converges. */
  readonly optimum: Float64Array
  /** num_samples x out_features: prediction less target at the optimum. */
  readonly residuals: Float64Array
  /** The mean squared residual of each output column. */
  readonly floors: Float64Array
  /** The least full loss that there is: what noise leaves, the mean of `floors`. */
  readonly floor: number
}

type Data = Pick<
  LeastSquares,
  'config' | 'numSamples' | 'inFeatures' | 'outFeatures' | 'width' | 'x' | 'y' | 'weight0' | 'hessian'
>
type Spectrum = Pick<LeastSquares, 'eigenvalues' | 'eigenvectors' | 'rank' | 'condition'>

/** Eigenvalues below this many roundings of the largest, per dimension, are 0. */
const ROUNDINGS = 16

/** The problem that a run from `config` poses at iteration 0; x, noise and initial weight are drawn as the run draws them. */
export function leastSquaresOf(config: Config): LeastSquares {
  const data = draw(config)
  const spectrum = spectrumOf(data)
  const optimum = leastSquares(data, spectrum)
  const residuals = residualsAt(data, optimum)
  const floors = new Float64Array(data.outFeatures)
  for (const [at, residual] of residuals.entries()) {
    const column = at % data.outFeatures
    floors[column] = (floors[column] as number) + residual ** 2 / data.numSamples
  }
  const floor = floors.reduce((sum, each) => sum + each, 0) / data.outFeatures
  return { ...data, ...spectrum, optimum, residuals, floors, floor }
}

function draw(config: Config): Data {
  // What a Trainer draws, in its order, without the optimizers that it brings along: the page has no use for them.
  const { numSamples, W, bias } = config
  const generator = new Generator(config.seed)
  const device = deviceOf(config.torch)
  const data = new Dataset(config, generator, device)
  const model = new SimpleNn(W.rows, W.columns, bias, generator, device)
  const shape = { inFeatures: W.rows, outFeatures: W.columns, width: W.rows + (bias ? 1 : 0) }
  const x = new Float64Array(numSamples * shape.width).fill(1)
  for (let r = 0; r < numSamples; r++) {
    x.set(data.x.values.subarray(r * shape.inFeatures, (r + 1) * shape.inFeatures), r * shape.width)
  }
  const weight0 = joined(shape, parameterValues(model))
  const hessian = hessianOf(x, numSamples, shape)
  const y = Float64Array.from(data.y.values)
  device.lease.release()
  return { config, numSamples, ...shape, x, y, weight0, hessian }
}

function hessianOf(x: Float64Array, numSamples: number, { width, outFeatures }: ProblemShape): Float64Array {
  const hessian = new Float64Array(width * width)
  for (let r = 0; r < numSamples; r++) {
    for (let i = 0; i < width; i++) {
      const xi = x[r * width + i] as number
      for (let j = 0; j <= i; j++)
        hessian[i * width + j] = (hessian[i * width + j] as number) + xi * (x[r * width + j] as number)
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      const value = ((hessian[i * width + j] as number) * 2) / (outFeatures * numSamples)
      hessian[i * width + j] = value
      hessian[j * width + i] = value
    }
  }
  return hessian
}

function spectrumOf({ hessian, width }: Data): Spectrum {
  const { values, vectors } = symmetricEigen(hessian, width)
  const largest = values[width - 1] as number
  const least = ROUNDINGS * width * Number.EPSILON * largest
  const eigenvalues = values.map((value) => (value <= least ? 0 : value))
  const positive = eigenvalues.filter((value) => value > 0)
  const condition = positive.length === 0 ? Number.NaN : largest / (positive[0] as number)
  return { eigenvalues, eigenvectors: vectors, rank: positive.length, condition }
}

/** Newton's step from the initial weight, which for a quadratic ends at the optimum; once more for what rounding left. */
function leastSquares(data: Data, spectrum: Spectrum): Float64Array {
  let weights = data.weight0
  for (let turn = 0; turn < 2; turn++) {
    const step = newtonStep(data, spectrum, residualsAt(data, weights))
    weights = weights.map((value, at) => value - (step[at] as number))
  }
  return weights
}

function newtonStep(data: Data, spectrum: Spectrum, residuals: Float64Array): Float64Array {
  const { x, numSamples, width, outFeatures } = data
  const { eigenvalues, eigenvectors } = spectrum
  const step = new Float64Array(outFeatures * width)
  for (let o = 0; o < outFeatures; o++) {
    const gradient = new Float64Array(width)
    for (let r = 0; r < numSamples; r++) {
      const scale = ((residuals[r * outFeatures + o] as number) * 2) / (outFeatures * numSamples)
      for (let j = 0; j < width; j++) gradient[j] = (gradient[j] as number) + scale * (x[r * width + j] as number)
    }
    for (let i = 0; i < width; i++) {
      if (eigenvalues[i] === 0) continue
      const v = eigenvectors.subarray(i * width, (i + 1) * width)
      const along = v.reduce((sum, each, j) => sum + each * (gradient[j] as number), 0) / (eigenvalues[i] as number)
      for (let j = 0; j < width; j++) step[o * width + j] = (step[o * width + j] as number) + along * (v[j] as number)
    }
  }
  return step
}

function residualsAt({ x, y, width, outFeatures }: Data, weights: Float64Array): Float64Array {
  return y.map((target, at) => {
    const [row, column] = [Math.floor(at / outFeatures) * width, (at % outFeatures) * width]
    let prediction = 0
    for (let j = 0; j < width; j++) prediction += (x[row + j] as number) * (weights[column + j] as number)
    return prediction - target
  })
}
