import type { Kernels } from '../torch/kernels/kernels.ts'
import { Linear } from '../torch/nn/linear.ts'
import type { Module, NamedParameter } from '../torch/nn/module.ts'
import type { Generator } from '../torch/random/generator.ts'
import { LAYER } from './learned.ts'

/** The tutorial's model, `class Simple_nn(nn.Module)`: one layer, `self.W = nn.Linear(input_dim, output_dim, bias)`. */
export class SimpleNn implements Module {
  readonly inFeatures: number
  readonly outFeatures: number
  readonly #W: Linear

  /** Draws the layer's parameters from `generator`. */
  constructor(inFeatures: number, outFeatures: number, bias: boolean, generator: Generator, kernels: Kernels) {
    this.inFeatures = inFeatures
    this.outFeatures = outFeatures
    this.#W = new Linear(inFeatures, outFeatures, bias, generator, kernels)
  }

  namedParameters(): readonly NamedParameter[] {
    return this.#W.namedParameters().map(({ name, parameter }) => ({ name: `${LAYER}.${name}`, parameter }))
  }

  forward(x: Float32Array, rows: number, out: Float32Array): void {
    this.#W.forward(x, rows, out)
  }

  backward(x: Float32Array, outGrad: Float32Array, rows: number): void {
    this.#W.backward(x, outGrad, rows)
  }
}
