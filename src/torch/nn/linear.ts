import type { Device } from '../device.ts'
import type { Kernels } from '../kernels/kernels.ts'
import type { Floats } from '../memory.ts'
import type { Generator } from '../random/generator.ts'
import type { Module, NamedParameter } from './module.ts'
import { Parameter } from './parameter.ts'

/**
 * `torch.nn.Linear(in_features, out_features, bias)`: y = x weight^T + bias, in float32
 * (docs/pytorch-semantics.md, sections 2 and 3).
 */
export class Linear implements Module {
  readonly inFeatures: number
  readonly outFeatures: number
  /** out_features x in_features, row-major. */
  readonly weight: Parameter
  /** out_features values, or null for `bias=False`. */
  readonly bias: Parameter | null
  readonly #kernels: Kernels
  /** The gradient of the bias before it is added to what is there. */
  readonly #biasGrad: Floats

  /**
   * Draws the initial weight, then the bias, from `generator` (`reset_parameters`: kaiming_uniform_(a=sqrt(5)) of
   * torch/nn/init.py, and uniform_(-1/sqrt(in), 1/sqrt(in))).
   */
  constructor(inFeatures: number, outFeatures: number, bias: boolean, generator: Generator, device: Device) {
    this.#kernels = device.kernels
    this.inFeatures = inFeatures
    this.outFeatures = outFeatures
    this.weight = new Parameter([outFeatures, inFeatures], device)
    this.bias = bias ? new Parameter([outFeatures], device) : null
    this.#biasGrad = device.lease.floats(bias ? outFeatures : 0)
    // In torch's own order of operations: any other rounds differently for some in_features.
    const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2))
    const bound = Math.sqrt(3) * (gain / Math.sqrt(inFeatures))
    generator.uniform_(this.weight.data.values, -bound, bound)
    const biasBound = 1 / Math.sqrt(inFeatures)
    if (this.bias) generator.uniform_(this.bias.data.values, -biasBound, biasBound)
  }

  namedParameters(): readonly NamedParameter[] {
    const weight = { name: 'weight', parameter: this.weight }
    return this.bias ? [weight, { name: 'bias', parameter: this.bias }] : [weight]
  }

  forward(x: Floats, rows: number, out: Floats): void {
    this.#kernels.linear(x, this.weight.data, rows, this.inFeatures, this.outFeatures, out)
    // Added last, not used as the start of the chain.
    if (this.bias) this.#kernels.addToRows(out, this.bias.data, rows, this.outFeatures)
  }

  backward(x: Floats, outGrad: Floats, rows: number): void {
    const { weight, bias } = this
    this.#kernels.weightGrad(outGrad, x, rows, this.outFeatures, this.inFeatures, weight.grad, weight.hasGrad)
    weight.hasGrad = true
    if (bias === null) return
    const sums = bias.hasGrad ? this.#biasGrad : bias.grad
    this.#kernels.columnSums(outGrad, rows, this.outFeatures, sums)
    if (bias.hasGrad) this.#kernels.add(bias.grad, sums, 1, bias.grad)
    bias.hasGrad = true
  }
}
