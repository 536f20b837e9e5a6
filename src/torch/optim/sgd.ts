import { flagArgument, LARGEST, realArgument, type ValuesOf } from '../arguments.ts'
import { fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import type { OptimizerDefinition } from './optimizer.ts'

const args = {
  lr: realArgument(0.01),
  momentum: realArgument(0),
  dampening: realArgument(0, { min: -LARGEST }),
  weightDecay: realArgument(0),
  nesterov: flagArgument(false),
}

/** `torch.optim.SGD` (torch/optim/sgd.py `_single_tensor_sgd`; docs/pytorch-semantics.md, section 4). */
export class SGD extends BaseOptimizer {
  readonly #dampening: number
  readonly #nesterov: boolean
  /** Nesterov's direction, made when it is needed. */
  #ahead = new Float32Array(0)

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof args>) {
    super(parameters, args, values)
    this.#dampening = values.dampening
    this.#nesterov = values.nesterov
  }

  protected update(state: ParameterState): void {
    const { parameter } = state
    const gradient = this.gradientOf(parameter)
    this.descend(parameter, this.paramGroup.momentum === 0 ? gradient : this.#direction(state, gradient))
  }

  /** The momentum buffer with `gradient` in it, or Nesterov's look ahead from there. */
  #direction(state: ParameterState, gradient: Float32Array): Float32Array {
    const momentum = Math.fround(this.paramGroup.momentum)
    const begun = state.find('momentum_buffer')
    const buffer = begun ?? state.make('momentum_buffer', gradient)
    if (begun) accumulate(buffer, momentum, gradient, Math.fround(1 - this.#dampening))
    if (!this.#nesterov) return buffer
    if (this.#ahead.length < buffer.length) this.#ahead = new Float32Array(buffer.length)
    const ahead = this.#ahead
    for (let i = 0; i < buffer.length; i++) ahead[i] = fma32(buffer[i] as number, momentum, gradient[i] as number)
    return ahead
  }
}

/** `buffer.mul_(momentum).add_(gradient, alpha=alpha)` */
function accumulate(buffer: Float32Array, momentum: number, gradient: Float32Array, alpha: number): void {
  for (let i = 0; i < buffer.length; i++) {
    buffer[i] = fma32(gradient[i] as number, alpha, Math.fround((buffer[i] as number) * momentum))
  }
}

/** `sgd`: `torch.optim.SGD` */
export const sgd: OptimizerDefinition<typeof args> = {
  className: 'SGD',
  args,
  buffers: ({ momentum }) => (momentum === 0 ? [] : ['momentum_buffer']),
  refusal({ nesterov, momentum, dampening }) {
    if (!nesterov || (momentum > 0 && dampening === 0)) return null
    return { argument: 'nesterov', error: 'ValueError: Nesterov momentum requires a momentum and zero dampening' }
  },
}
