import { flagArgument, realArgument, type ValuesOf } from '../arguments.ts'
import { fma32 } from '../float32.ts'
import type { Kernels } from '../kernels/kernels.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import type { OptimizerDefinition } from './optimizer.ts'

const args = {
  lr: realArgument(0.01),
  alpha: realArgument(0.99),
  eps: realArgument(1e-8),
  weightDecay: realArgument(0),
  momentum: realArgument(0),
  centered: flagArgument(false),
}

/** `torch.optim.RMSprop` (torch/optim/rmsprop.py `_single_tensor_rmsprop`; docs/pytorch-semantics.md, section 4). */
export class RMSprop extends BaseOptimizer {
  /** alpha and 1 - alpha */
  readonly #alpha: number
  readonly #kept: number
  readonly #added: number
  readonly #eps: number
  readonly #centered: boolean
  readonly #kernels: Kernels
  /** The root of the average, as long as the longest parameter. */
  readonly #average: Float32Array

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof args>, kernels: Kernels) {
    super(parameters, args, values)
    this.#kernels = kernels
    this.#alpha = values.alpha
    this.#kept = Math.fround(values.alpha)
    this.#added = Math.fround(1 - values.alpha)
    this.#eps = Math.fround(values.eps)
    this.#centered = values.centered
    this.#average = new Float32Array(Math.max(...parameters.map(({ data }) => data.length)))
  }

  protected update(state: ParameterState): void {
    state.count()
    const gradient = this.gradientOf(state.parameter)
    this.#averageSquares(state, gradient)
    if (this.#centered) this.#centre(state, gradient)
    this.#takeRoots(state)
    if (this.paramGroup.momentum > 0) this.#moveOn(state, gradient)
    else this.#move(state.parameter.data, gradient)
  }

  /** `square_avg.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)`, and a copy of it */
  #averageSquares(state: ParameterState, gradient: Float32Array): void {
    const square = state.buffer('square_avg')
    const average = this.#average
    for (let i = 0; i < square.length; i++) {
      const g = gradient[i] as number
      const v = fma32(Math.fround(this.#added * g), g, Math.fround((square[i] as number) * this.#kept))
      square[i] = v
      average[i] = v
    }
  }

  /** `grad_avg` moves on; `square_avg.addcmul(grad_avg, grad_avg, value=-1)` */
  #centre(state: ParameterState, gradient: Float32Array): void {
    const mean = state.buffer('grad_avg')
    const average = this.#average
    this.#kernels.average(mean, gradient, this.#alpha)
    for (let i = 0; i < mean.length; i++) {
      const a = mean[i] as number
      average[i] = fma32(-a, a, average[i] as number)
    }
  }

  /** `avg = avg.sqrt().add_(eps)` */
  #takeRoots({ parameter }: ParameterState): void {
    const average = this.#average
    for (let i = 0; i < parameter.data.length; i++) {
      average[i] = Math.fround(Math.sqrt(average[i] as number)) + this.#eps
    }
  }

  /** `param.addcdiv_(grad, avg, value=-lr)`: not fused */
  #move(data: Float32Array, gradient: Float32Array): void {
    const rate = Math.fround(-this.paramGroup.lr)
    for (let i = 0; i < data.length; i++) {
      const change = Math.fround(Math.fround(rate * (gradient[i] as number)) / (this.#average[i] as number))
      data[i] = (data[i] as number) + change
    }
  }

  /** `buf.mul_(momentum).addcdiv_(grad, avg)`; `param.add_(buf, alpha=-lr)` */
  #moveOn(state: ParameterState, gradient: Float32Array): void {
    const momentum = Math.fround(this.paramGroup.momentum)
    const buffer = state.buffer('momentum_buffer')
    for (let i = 0; i < buffer.length; i++) {
      const change = Math.fround((gradient[i] as number) / (this.#average[i] as number))
      buffer[i] = Math.fround((buffer[i] as number) * momentum) + change
    }
    this.descend(state.parameter, buffer)
  }
}

/** `rmsprop`: `torch.optim.RMSprop` */
export const rmsprop: OptimizerDefinition<typeof args> = {
  className: 'RMSprop',
  args,
  buffers: ({ momentum, centered }) => [
    'square_avg',
    ...(centered ? ['grad_avg'] : []),
    ...(momentum === 0 ? [] : ['momentum_buffer']),
  ],
  // The buffer is made at the first step or never (`if len(state) == 0`).
  stepRefusal({ momentum }, first) {
    if (momentum === 0 || first.momentum > 0) return null
    return { argument: 'momentum', error: "KeyError: 'momentum_buffer'" }
  },
}
