import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { adagrad } from './registry.ts'

/** `torch.optim.Adagrad` (torch/optim/adagrad.py `_single_tensor_adagrad`; docs/pytorch-semantics.md, section 4). */
export class Adagrad extends BaseOptimizer {
  readonly #lrDecay: number
  readonly #initial: number
  readonly #eps: number

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof adagrad.args>, device: Device) {
    super(parameters, adagrad.args, values, device)
    this.#lrDecay = values.lrDecay
    this.#initial = values.initialAccumulatorValue
    this.#eps = values.eps
    // Of all optimizers this one has its state from its constructor on.
    for (const state of this.states) {
      state.scalar('step')
      state.buffer('sum', this.#initial)
    }
  }

  protected update(state: ParameterState): void {
    const step = state.count()
    const gradient = this.gradientOf(state)
    const sum = state.buffer('sum', this.#initial)
    const rate = -(this.paramGroup.lr / (1 + (step - 1) * this.#lrDecay))
    // state_sum.addcmul_(grad, grad, value=1)
    this.kernels.addSquares(sum, 1, gradient, 1)
    const std = state.room('std')
    this.kernels.rootPlus(sum, 1, this.#eps, std)
    this.kernels.addQuotients(state.parameter.data, 1, gradient, std, rate)
  }
}
