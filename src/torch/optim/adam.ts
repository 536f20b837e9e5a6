import { betasArgument, flagArgument, type Refusal, realArgument, type ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import { LARGEST_FLOAT32 } from '../float32.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { Powers } from '../python-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import type { OptimizerDefinition } from './optimizer.ts'

const args = {
  lr: realArgument(0.001),
  betas: betasArgument(0.9, 0.999),
  eps: realArgument(1e-8),
  weightDecay: realArgument(0),
  amsgrad: flagArgument(false),
}

/** The values of Adam's arguments, and of AdamW's. */
export type AdamValues = ValuesOf<typeof args>

/** `torch.optim.Adam` (torch/optim/adam.py `_single_tensor_adam`; docs/pytorch-semantics.md, section 4). */
export class Adam extends BaseOptimizer {
  /** The powers of the two betas. */
  readonly #powers1: Powers
  readonly #powers2: Powers
  readonly #eps: number
  readonly #amsgrad: boolean

  constructor(parameters: readonly Parameter[], values: AdamValues, device: Device) {
    super(parameters, args, values, device)
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

/** What Adam and its like refuse in common. */
type StepSizeRefusal = Refusal<Pick<typeof args, 'lr' | 'betas'>>

/**
 * `step_size`, lr / (1 - beta1 ** t), must be a float32. It is largest at the first step; a live change of lr is held to
 * that too.
 */
export function refuseStepSize({ lr, betas }: Pick<AdamValues, 'lr' | 'betas'>): StepSizeRefusal | null {
  if (lr / (1 - betas[0]) <= LARGEST_FLOAT32) return null
  return { argument: 'lr', error: 'RuntimeError: value cannot be converted to type float without overflow' }
}

/** The two means, and the largest of the second. */
export function momentBuffers({ amsgrad }: AdamValues): readonly string[] {
  return ['exp_avg', 'exp_avg_sq', ...(amsgrad ? ['max_exp_avg_sq'] : [])]
}

/** `adam`: `torch.optim.Adam` */
export const adam: OptimizerDefinition<typeof args> = {
  className: 'Adam',
  args,
  takesRoots: true,
  buffers: momentBuffers,
  stepRefusal: refuseStepSize,
}
