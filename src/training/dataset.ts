import type { Config } from '../experiment/config.ts'
import type { Matrix } from '../experiment/matrix.ts'
import type { Device } from '../torch/device.ts'
import type { Floats } from '../torch/memory.ts'
import type { Generator } from '../torch/random/generator.ts'
import { arrange } from './inputs.ts'

/** The samples of a run: inputs, and targets computed from W; or those that somebody brought. */
export class Dataset {
  /** num_samples x in_features, row-major. */
  readonly x: Floats
  /** num_samples x out_features, row-major: the targets of the W in effect. */
  readonly y: Floats
  /** The standard normals behind the noise, num_samples x out_features; null where noise is 0. */
  readonly #z: Float32Array | null
  /** W transposed. */
  readonly #wT: Floats
  readonly #device: Device
  readonly #numSamples: number
  readonly #noise: number
  readonly #trueBias: readonly number[] | null
  /** Whether the targets were brought with the inputs: W is only what explains them best. */
  readonly #isGiven: boolean

  /**
   * Draws x and then, only if there is noise, its whole block from `generator`, as the script does, which draws neither of own data
   * (docs/pytorch-semantics.md, section 1).
   */
  constructor(config: Config, generator: Generator, device: Device) {
    const { numSamples, W, noise, data } = config
    this.#device = device
    this.#wT = device.lease.floats(W.data.length)
    this.#numSamples = numSamples
    this.#isGiven = data !== null
    this.x = device.lease.floatsOf(data?.x ?? drawn(config, generator))
    arrange(this.x, config, device)
    this.y = device.lease.floats(numSamples * W.columns)
    this.#z = noise === 0 ? null : generator.randn(this.y.length)
    this.#noise = Math.fround(noise)
    this.#trueBias = config.trueBias
    if (data !== null) this.y.values.set(data.y)
    this.retarget(W)
  }

  /**
   * y = x W + true_bias + noise * z, from the same x and z for every W (docs/pytorch-semantics.md, section 3). W keeps
   * its shape.
   */
  retarget(W: Matrix): void {
    if (this.#isGiven) return
    this.#wT.values.set(transposed(W))
    this.#device.kernels.targets(this.x, this.#wT, this.#numSamples, W.rows, W.columns, this.y)
    if (this.#trueBias) addToRows(this.y.values, Float32Array.from(this.#trueBias))
    if (this.#z) addScaled(this.y.values, this.#noise, this.#z)
  }
}

function drawn({ x, numSamples, W }: Config, generator: Generator): Float32Array {
  const elements = numSamples * W.rows
  return x === 'rand' ? generator.rand(elements) : generator.randn(elements)
}

/** W is in_features x out_features, a weight the other way round. */
function transposed({ rows, columns, data }: Matrix): Float32Array {
  return Float32Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? Number.NaN)
}

function addToRows(y: Float32Array, bias: Float32Array): void {
  for (let at = 0; at < y.length; at++) y[at] = (y[at] as number) + (bias[at % bias.length] as number)
}

/** y += scale * z, rounded twice: `y + noise * z` is two operations. */
function addScaled(y: Float32Array, scale: number, z: Float32Array): void {
  for (let at = 0; at < y.length; at++) y[at] = (y[at] as number) + Math.fround(scale * (z[at] as number))
}
