import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { Powers } from '../python-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { adam } from './registry.ts'

/** The values of Adam's arguments, and of AdamW's. */
export type AdamValues = ValuesOf<typeof adam.args>

/** `torch.optim.Adam` (torch/optim/adam.py `_single_tensor_adam`; docs/pytorch-semantics.md, section 4). */
export class Adam extends BaseOptimizer {
  /** The powers of the two betas. */
  readonly #powers1: Powers
  readonly #powers2: Powers
  readonly #eps: number
  readonly #amsgrad: boolean

  constructor(parameters: readonly Parameter[], values: AdamValues, device: Device) {
    super(parameters, adam.args, values, device)
    const [beta1, beta2] = values.betas
    this.#powers1 = new Powers(beta1)
    this.#powers2 = new Powers(beta2)
    this.#eps = values.eps
    this.#amsgrad = values.amsgrad
  }

  protected update(state: ParameterState): void {
    this.adapt(state, this.gradientOf(state))
  }

  /** The step along `gradient`, as Adam and AdamW take it. */
  protected adapt(state: ParameterState, gradient: Floats): void {
    const step = state.count()
    const first = state.buffer('exp_avg')
    const second = state.buffer('exp_avg_sq')
    const [beta1, beta2] = this.betas
    this.kernels.average(first, gradient, beta1)
    // exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    this.kernels.addSquares(second, beta2, gradient, 1 - beta2)
    const correction1 = 1 - this.#powers1.ofBase(beta1, step)
    const correction2 = Math.sqrt(1 - this.#powers2.of(step))
    const denominator = state.room('denominator')
    this.kernels.rootPlus(this.#amsgrad ? this.#largest(state, second) : second, correction2, this.#eps, denominator)
    this.kernels.addQuotients(state.parameter.data, 1, first, denominator, -(this.paramGroup.lr / correction1))
  }

  /** `max_exp_avg_sq` with `second` in it. */
  #largest(state: ParameterState, second: Floats): Floats {
    const largest = state.buffer('max_exp_avg_sq')
    this.kernels.maximum(largest, second)
    return largest
  }
}
