import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { sgd } from './registry.ts'

/** `torch.optim.SGD` (torch/optim/sgd.py `_single_tensor_sgd`; docs/pytorch-semantics.md, section 4). */
export class SGD extends BaseOptimizer {
  readonly #dampening: number
  readonly #nesterov: boolean

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof sgd.args>, device: Device) {
    super(parameters, sgd.args, values, device)
    this.#dampening = values.dampening
    this.#nesterov = values.nesterov
  }

  protected update(state: ParameterState): void {
    const gradient = this.gradientOf(state)
    this.descend(state.parameter, this.paramGroup.momentum === 0 ? gradient : this.#direction(state, gradient))
  }

  /** The momentum buffer with `gradient` in it, or Nesterov's look ahead from there. */
  #direction(state: ParameterState, gradient: Floats): Floats {
    const { momentum } = this.paramGroup
    const begun = state.find('momentum_buffer')
    const buffer = begun ?? state.make('momentum_buffer', gradient.values)
    // buf.mul_(momentum).add_(grad, alpha=1 - dampening)
    if (begun) this.kernels.decayAndAdd(buffer, momentum, gradient, 1 - this.#dampening)
    if (!this.#nesterov) return buffer
    const ahead = state.room('ahead')
    this.kernels.add(gradient, buffer, momentum, ahead)
    return ahead
  }
}
