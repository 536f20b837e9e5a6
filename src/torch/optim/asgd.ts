import { type Refusal, realArgument, type ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { realPower } from '../real-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import type { OptimizerDefinition } from './optimizer.ts'

const args = {
  lr: realArgument(0.01),
  lambd: realArgument(1e-4),
  alpha: realArgument(0.75),
  t0: realArgument(1e6),
  weightDecay: realArgument(0),
}

type ASGDValues = ValuesOf<typeof args>

/** `step` is a float32, to which 1 is added: it stays here. */
const LAST_STEP = 2 ** 24

/** `torch.optim.ASGD` (torch/optim/asgd.py `_single_tensor_asgd`; docs/pytorch-semantics.md, section 4). */
export class ASGD extends BaseOptimizer {
  readonly #values: ASGDValues

  constructor(parameters: readonly Parameter[], values: ASGDValues, device: Device) {
    super(parameters, args, values, device)
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

/** What `math.pow` raises at some step. */
function refusePower({ lr, lambd, alpha }: ASGDValues): Refusal<typeof args> | null {
  if ((1 + lambd * lr * LAST_STEP) ** alpha < Number.POSITIVE_INFINITY) return null
  return { argument: 'alpha', error: 'OverflowError: math range error' }
}

/** `asgd`: `torch.optim.ASGD` */
export const asgd: OptimizerDefinition<typeof args> = {
  className: 'ASGD',
  args,
  unmeasured: ['2'],
  buffers: () => ['ax'],
  stepRefusal: refusePower,
}
