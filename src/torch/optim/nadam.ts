import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { Powers } from '../python-powers.ts'
import { RealPowers } from '../real-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { nadam } from './registry.ts'

type NAdamValues = ValuesOf<typeof nadam.args>

/** `torch.optim.NAdam` (torch/optim/nadam.py `_single_tensor_nadam`; docs/pytorch-semantics.md, section 4). */
export class NAdam extends BaseOptimizer {
  readonly #values: NAdamValues
  readonly #powers2: Powers
  readonly #powers = new RealPowers(0.96)

  constructor(parameters: readonly Parameter[], values: NAdamValues, device: Device) {
    super(parameters, nadam.args, values, device)
    this.#values = values
    this.#powers2 = new Powers(values.betas[1])
  }

  protected update(state: ParameterState): void {
    const step = state.count()
    const product = state.scalar('mu_product', 1)
    const first = state.buffer('exp_avg')
    const second = state.buffer('exp_avg_sq')
    const gradient = this.gradientOf(state)
    const [beta1, beta2] = this.betas
    const mu = this.#mu(step)
    const next = this.#mu(step + 1)
    // mu_product *= mu, a float32
    product.value = Math.fround(product.value * Math.fround(mu))
    this.kernels.average(first, gradient, beta1)
    // exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    this.kernels.addSquares(second, beta2, gradient, 1 - beta2)
    const denominator = state.room('denominator')
    this.#rootOf(second, 1 - this.#powers2.of(step), denominator)
    const { lr } = this.paramGroup
    const { data } = state.parameter
    const productNext = this.kernels.nextMuProduct(product.value, mu, next)
    this.kernels.addQuotients(data, 1, gradient, denominator, (-lr * (1 - mu)) / (1 - product.value))
    this.kernels.addQuotients(data, 1, first, denominator, (-lr * next) / (1 - productNext))
  }

  /** `mu` of a step: `beta1 * (1. - 0.5 * (0.96 ** (step * momentum_decay)))` */
  #mu(step: number): number {
    return this.betas[0] * (1 - 0.5 * this.#powers.of(step * this.#values.momentumDecay))
  }

  /** `exp_avg_sq.div(bias_correction2).sqrt().add_(eps)` */
  #rootOf({ values: second }: Floats, correction: number, { values: out }: Floats): void {
    const by = Math.fround(correction)
    const eps = Math.fround(this.#values.eps)
    for (let i = 0; i < out.length; i++) {
      out[i] = Math.fround(Math.sqrt(Math.fround((second[i] as number) / by))) + eps
    }
  }
}
