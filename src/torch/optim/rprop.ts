import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import { fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { rprop } from './registry.ts'

/** `torch.optim.Rprop` (torch/optim/rprop.py `_single_tensor_rprop`; docs/pytorch-semantics.md, section 4). */
export class Rprop extends BaseOptimizer {
  readonly #etas: readonly [number, number]
  readonly #smallest: number
  readonly #largest: number

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof rprop.args>, device: Device) {
    super(parameters, rprop.args, values, device)
    const [minus, plus] = values.etas
    this.#etas = [Math.fround(minus), Math.fround(plus)]
    this.#smallest = Math.fround(values.stepSizes[0])
    this.#largest = Math.fround(values.stepSizes[1])
  }

  protected update(state: ParameterState): void {
    state.count()
    const previous = state.buffer('prev')
    // lr is the first step size, and nothing else: a later change of it does nothing.
    const size = state.buffer('step_size', this.paramGroup.lr)
    const { values: prev } = previous
    const { values: sizes } = size
    const { values: gradient } = this.towards(state)
    const { values: data } = state.parameter.data
    const [minus] = this.#etas
    for (let i = 0; i < data.length; i++) {
      const g = gradient[i] as number
      const factor = this.#factor(Math.fround(g * (prev[i] as number)))
      const clamped = Math.max(Math.fround((sizes[i] as number) * factor), this.#smallest)
      sizes[i] = Math.min(clamped, this.#largest)
      const kept = factor === minus ? 0 : g
      // param.addcmul_(grad.sign(), step_size, value=-1)
      data[i] = fma32(-sign(kept), sizes[i] as number, data[i] as number)
      prev[i] = kept
    }
  }

  /** What a step size is multiplied with; 1 also where an eta is 0 as a float32, as PyTorch's masks have it. */
  #factor(product: number): number {
    const [minus, plus] = this.#etas
    const factor = product > 0 ? plus : product < 0 ? minus : 1
    return factor === 0 ? 1 : factor
  }
}

/** `torch.sign`: 0 of 0 and of NaN */
function sign(value: number): number {
  return value > 0 ? 1 : value < 0 ? -1 : 0
}
