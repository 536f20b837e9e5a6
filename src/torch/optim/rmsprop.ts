import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { rmsprop } from './registry.ts'

/** `torch.optim.RMSprop` (torch/optim/rmsprop.py `_single_tensor_rmsprop`; docs/pytorch-semantics.md, section 4). */
export class RMSprop extends BaseOptimizer {
  readonly #alpha: number
  readonly #eps: number
  readonly #centered: boolean

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof rmsprop.args>, device: Device) {
    super(parameters, rmsprop.args, values, device)
    this.#alpha = values.alpha
    this.#eps = values.eps
    this.#centered = values.centered
  }

  protected update(state: ParameterState): void {
    state.count()
    const gradient = this.gradientOf(state)
    const square = state.buffer('square_avg')
    // square_avg.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
    this.kernels.addSquares(square, this.#alpha, gradient, 1 - this.#alpha)
    const average = state.room('avg')
    this.kernels.rootPlus(this.#centered ? this.#centred(state, square, gradient) : square, 1, this.#eps, average)
    if (this.paramGroup.momentum > 0) this.#moveOn(state, gradient, average)
    // param.addcdiv_(grad, avg, value=-lr)
    else this.kernels.addQuotients(state.parameter.data, 1, gradient, average, -this.paramGroup.lr)
  }

  /** `grad_avg` moves on; `square_avg.addcmul(grad_avg, grad_avg, value=-1)` */
  #centred(state: ParameterState, square: Floats, gradient: Floats): Floats {
    const mean = state.buffer('grad_avg')
    this.kernels.average(mean, gradient, this.#alpha)
    const centred = state.room('centred')
    this.kernels.withoutSquares(square, mean, centred)
    return centred
  }

  /** `buf.mul_(momentum).addcdiv_(grad, avg)`; `param.add_(buf, alpha=-lr)` */
  #moveOn(state: ParameterState, gradient: Floats, average: Floats): void {
    const buffer = state.buffer('momentum_buffer')
    this.kernels.addQuotients(buffer, this.paramGroup.momentum, gradient, average, 1)
    this.descend(state.parameter, buffer)
  }
}
