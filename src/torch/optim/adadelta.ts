import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import { fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { adadelta } from './registry.ts'

/** `torch.optim.Adadelta` (torch/optim/adadelta.py `_single_tensor_adadelta`; docs/pytorch-semantics.md, section 4). */
export class Adadelta extends BaseOptimizer {
  readonly #rho: number
  readonly #eps: number

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof adadelta.args>, device: Device) {
    super(parameters, adadelta.args, values, device)
    this.#rho = values.rho
    this.#eps = Math.fround(values.eps)
  }

  protected update(state: ParameterState): void {
    state.count()
    const gradient = this.gradientOf(state)
    const square = state.buffer('square_avg')
    const moved = state.buffer('acc_delta')
    // square_avg.mul_(rho).addcmul_(grad, grad, value=1 - rho)
    this.kernels.addSquares(square, this.#rho, gradient, 1 - this.#rho)
    const { values: g } = gradient
    const { values: s } = square
    const { values: m } = moved
    const rho = Math.fround(this.#rho)
    const rest = Math.fround(1 - this.#rho)
    const rate = Math.fround(-this.paramGroup.lr)
    const { values: data } = state.parameter.data
    for (let i = 0; i < data.length; i++) {
      // acc_delta.add(eps).sqrt_().div_(std).mul_(grad)
      const ratio = Math.fround(this.#root(m[i] as number) / this.#root(s[i] as number))
      const delta = Math.fround(ratio * (g[i] as number))
      m[i] = fma32(Math.fround(rest * delta), delta, Math.fround((m[i] as number) * rho))
      data[i] = fma32(delta, rate, data[i] as number)
    }
  }

  /** `value.add(eps).sqrt_()` */
  #root(value: number): number {
    return Math.fround(Math.sqrt(Math.fround(value + this.#eps)))
  }
}
