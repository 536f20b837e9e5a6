import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { Powers } from '../python-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { adamax } from './registry.ts'

/** `torch.optim.Adamax` (torch/optim/adamax.py `_single_tensor_adamax`; docs/pytorch-semantics.md, section 4). */
export class Adamax extends BaseOptimizer {
  readonly #powers: Powers
  readonly #eps: number

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof adamax.args>, device: Device) {
    super(parameters, adamax.args, values, device)
    this.#powers = new Powers(values.betas[0])
    this.#eps = Math.fround(values.eps)
  }

  protected update(state: ParameterState): void {
    const step = state.count()
    const gradient = this.gradientOf(state)
    const first = state.buffer('exp_avg')
    const norm = state.buffer('exp_inf')
    const [beta1, beta2] = this.betas
    this.kernels.average(first, gradient, beta1)
    this.#grow(norm, gradient, Math.fround(beta2))
    const rate = -(this.paramGroup.lr / (1 - this.#powers.ofBase(beta1, step)))
    this.kernels.addQuotients(state.parameter.data, 1, first, norm, rate)
  }

  /** `torch.maximum(exp_inf.mul_(beta2), grad.abs().add_(eps), out=exp_inf)`: nan wherever either is */
  #grow({ values: norm }: Floats, { values: gradient }: Floats, beta2: number): void {
    for (let i = 0; i < norm.length; i++) {
      const kept = Math.fround((norm[i] as number) * beta2)
      norm[i] = Math.max(kept, Math.fround(Math.abs(gradient[i] as number) + this.#eps))
    }
  }
}
