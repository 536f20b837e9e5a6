import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { realPower } from '../real-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { asgd } from './registry.ts'

type ASGDValues = ValuesOf<typeof asgd.args>

/** `torch.optim.ASGD` (torch/optim/asgd.py `_single_tensor_asgd`; docs/pytorch-semantics.md, section 4). */
export class ASGD extends BaseOptimizer {
  readonly #values: ASGDValues

  constructor(parameters: readonly Parameter[], values: ASGDValues, device: Device) {
    super(parameters, asgd.args, values, device)
    this.#values = values
  }

  protected update(state: ParameterState): void {
    const { lambd, alpha, t0 } = this.#values
    const { lr } = this.paramGroup
    const step = state.count()
    const eta = state.scalar('eta', Math.fround(lr))
    const mu = state.scalar('mu', 1)
    const mean = state.buffer('ax')
    const gradient = this.gradientOf(state)
    const { data } = state.parameter
    this.kernels.scale(data, 1 - lambd * eta.value)
    this.kernels.add(data, gradient, -eta.value, data)
    if (mu.value === 1) mean.values.set(data.values)
    else moveTowards(mean, data, mu.value)
    eta.value = Math.fround(lr / realPower(1 + lambd * lr * step, alpha))
    mu.value = Math.fround(1 / Math.max(1, step - t0))
  }
}

/** `ax.add_(param.sub(ax).mul(mu))` */
function moveTowards({ values: mean }: Floats, { values: data }: Floats, mu: number): void {
  for (let i = 0; i < mean.length; i++) {
    const ax = mean[i] as number
    mean[i] = ax + Math.fround(Math.fround((data[i] as number) - ax) * mu)
  }
}
