import type { Kernels } from '../kernels/kernels.ts'
import type { Generator } from '../random/generator.ts'
import { columnSums } from '../reduce.ts'
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
  readonly #biasGrad: Float32Array

  /**
   * Draws the initial weight, then the bias, from `generator` (`reset_parameters`: kaiming_uniform_(a=sqrt(5)) of
   * torch/nn/init.py, and uniform_(-1/sqrt(in), 1/sqrt(in))).
   */
  constructor(inFeatures: number, outFeatures: number, bias: boolean, generator: Generator, kernels: Kernels) {
    this.#kernels = kernels
    this.inFeatures = inFeatures
    this.outFeatures = outFeatures
    this.weight = new Parameter([outFeatures, inFeatures])
    this.bias = bias ? new Parameter([outFeatures]) : null
    this.#biasGrad = new Float32Array(bias ? outFeatures : 0)
    // In torch's own order of operations: any other rounds differently for some in_features.
    const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2))
    const bound = Math.sqrt(3) * (gain / Math.sqrt(inFeatures))
    generator.uniform_(this.weight.data, -bound, bound)
    const biasBound = 1 / Math.sqrt(inFeatures)
    if (this.bias) generator.uniform_(this.bias.data, -biasBound, biasBound)
  }

  namedParameters(): readonly NamedParameter[] {
    const weight = { name: 'weight', parameter: this.weight }
    return this.bias ? [weight, { name: 'bias', parameter: this.bias }] : [weight]
  }

  forward(x: Float32Array, rows: number, out: Float32Array): void {
    this.#kernels.linear(x, this.weight.data, rows, this.inFeatures, this.outFeatures, out)
    if (this.bias) addToRows(out, this.bias.data, rows, this.outFeatures)
  }

  backward(x: Float32Array, outGrad: Float32Array, rows: number): void {
    const { weight } = this
    this.#kernels.weightGrad(outGrad, x, rows, this.outFeatures, this.inFeatures, weight.grad, weight.hasGrad)
    weight.hasGrad = true
    if (!this.bias) return
    columnSums(outGrad, rows, this.outFeatures, this.#biasGrad)
    accumulate(this.bias, this.#biasGrad)
  }
}

/** The bias is added last, not used as the start of the chain. */
function addToRows(out: Float32Array, bias: Float32Array, rows: number, columns: number): void {
  let at = 0
  for (let r = 0; r < rows; r++) {
    for (let o = 0; o < columns; o++, at++) out[at] = (out[at] as number) + (bias[o] as number)
  }
}

function accumulate(parameter: Parameter, gradient: Float32Array): void {
  const { grad, hasGrad } = parameter
  for (let i = 0; i < gradient.length; i++) {
    const value = gradient[i] as number
    grad[i] = hasGrad ? (grad[i] as number) + value : value
  }
  parameter.hasGrad = true
}
