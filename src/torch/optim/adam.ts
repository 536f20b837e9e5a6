import { betasArgument, flagArgument, type Refusal, realArgument, type ValuesOf } from '../arguments.ts'
import { fma32, LARGEST_FLOAT32 } from '../float32.ts'
import type { Kernels } from '../kernels/kernels.ts'
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
  readonly #betas: readonly [number, number]
  /** The powers of the two betas. */
  readonly #powers1: Powers
  readonly #powers2: Powers
  readonly #eps: number
  readonly #amsgrad: boolean
  readonly #kernels: Kernels

  constructor(parameters: readonly Parameter[], values: AdamValues, kernels: Kernels) {
    super(parameters, args, values)
    this.#kernels = kernels
    const [beta1, beta2] = values.betas
    this.#betas = [beta1, beta2]
    this.#powers1 = new Powers(beta1)
    this.#powers2 = new Powers(beta2)
    this.#eps = Math.fround(values.eps)
    this.#amsgrad = values.amsgrad
  }

  protected update(state: ParameterState): void {
    this.adapt(state, this.gradientOf(state.parameter))
  }

  /** The step along `gradient`, as Adam and AdamW take it. */
  protected adapt(state: ParameterState, gradient: Float32Array): void {
    const step = state.count()
    const first = state.buffer('exp_avg')
    const second = state.buffer('exp_avg_sq')
    const [beta1, beta2] = this.#betas
    this.#kernels.average(first, gradient, beta1)
    averageSquares(second, beta2, gradient)
    const largest = this.#amsgrad ? maximum_(state.buffer('max_exp_avg_sq'), second) : second
    const correction1 = 1 - this.#powers1.of(step)
    const correction2 = Math.fround(Math.sqrt(1 - this.#powers2.of(step)))
    const rate = Math.fround(-(this.paramGroup.lr / correction1))
    const { data } = state.parameter
    for (let i = 0; i < data.length; i++) {
      const root = Math.fround(Math.sqrt(largest[i] as number))
      const denominator = Math.fround(Math.fround(root / correction2) + this.#eps)
      // addcdiv_ is not fused.
      data[i] = (data[i] as number) + Math.fround(Math.fround(rate * (first[i] as number)) / denominator)
    }
  }
}

/** `exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)`, fused */
function averageSquares(moment: Float32Array, beta: number, gradient: Float32Array): void {
  const kept = Math.fround(beta)
  const added = Math.fround(1 - beta)
  for (let i = 0; i < moment.length; i++) {
    const g = gradient[i] as number
    moment[i] = fma32(Math.fround(added * g), g, Math.fround((moment[i] as number) * kept))
  }
}

/** `torch.maximum(largest, values, out=largest)`: NaN wherever either is. */
function maximum_(largest: Float32Array, values: Float32Array): Float32Array {
  for (let i = 0; i < largest.length; i++) largest[i] = Math.max(largest[i] as number, values[i] as number)
  return largest
}

/**
 * `step_size`, lr / (1 - beta1 ** t), must be a float32. It is largest at the first step; a live change of lr is held to
 * that too.
 */
export function refuseStepSize({ lr, betas }: AdamValues): Refusal<typeof args> | null {
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
  buffers: momentBuffers,
  stepRefusal: refuseStepSize,
}
