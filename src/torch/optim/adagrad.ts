import { realArgument, type ValuesOf } from '../arguments.ts'
import { fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import type { OptimizerDefinition } from './optimizer.ts'

const args = {
  lr: realArgument(0.01),
  lrDecay: realArgument(0),
  weightDecay: realArgument(0),
  initialAccumulatorValue: realArgument(0),
  eps: realArgument(1e-10),
}

/** `torch.optim.Adagrad` (torch/optim/adagrad.py `_single_tensor_adagrad`; docs/pytorch-semantics.md, section 4). */
export class Adagrad extends BaseOptimizer {
  readonly #lrDecay: number
  readonly #initial: number
  readonly #eps: number

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof args>) {
    super(parameters, args, values)
    this.#lrDecay = values.lrDecay
    this.#initial = values.initialAccumulatorValue
    this.#eps = Math.fround(values.eps)
  }

  protected update(state: ParameterState): void {
    const { data } = state.parameter
    const step = state.count()
    const gradient = this.gradientOf(state.parameter)
    const sum = state.buffer('sum', this.#initial)
    const rate = Math.fround(-(this.paramGroup.lr / (1 + (step - 1) * this.#lrDecay)))
    for (let i = 0; i < data.length; i++) {
      const g = gradient[i] as number
      const v = fma32(g, g, sum[i] as number)
      sum[i] = v
      const root = Math.fround(Math.fround(Math.sqrt(v)) + this.#eps)
      data[i] = (data[i] as number) + Math.fround(Math.fround(rate * g) / root)
    }
  }
}

/** `adagrad`: `torch.optim.Adagrad` */
export const adagrad: OptimizerDefinition<typeof args> = {
  className: 'Adagrad',
  args,
  buffers: () => ['sum'],
}
