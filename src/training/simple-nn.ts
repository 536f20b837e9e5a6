import type { Device } from '../torch/device.ts'
import type { Floats } from '../torch/memory.ts'
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
  constructor(inFeatures: number, outFeatures: number, bias: boolean, generator: Generator, device: Device) {
    this.inFeatures = inFeatures
    this.outFeatures = outFeatures
    this.#W = new Linear(inFeatures, outFeatures, bias, generator, device)
  }

  namedParameters(): readonly NamedParameter[] {
    return this.#W.namedParameters().map(({ name, parameter }) => ({ name: `${LAYER}.${name}`, parameter }))
  }

  forward(x: Floats, rows: number, out: Floats): void {
    this.#W.forward(x, rows, out)
  }

  backward(x: Floats, outGrad: Floats, rows: number): void {
    this.#W.backward(x, outGrad, rows)
  }
}
