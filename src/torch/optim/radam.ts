import type { ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { Powers } from '../python-powers.ts'
import { BaseOptimizer, type ParameterState } from './base-optimizer.ts'
import { radam } from './registry.ts'

/** `torch.optim.RAdam` (torch/optim/radam.py `_single_tensor_radam`; docs/pytorch-semantics.md, section 4). */
export class RAdam extends BaseOptimizer {
  readonly #powers1: Powers
  readonly #powers2: Powers
  readonly #eps: number

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof radam.args>, device: Device) {
    super(parameters, radam.args, values, device)
    const [beta1, beta2] = values.betas
    this.#powers1 = new Powers(beta1)
    this.#powers2 = new Powers(beta2)
    this.#eps = Math.fround(values.eps)
  }

  protected update(state: ParameterState): void {
    const step = state.count()
    const first = state.buffer('exp_avg')
    const second = state.buffer('exp_avg_sq')
    const gradient = this.gradientOf(state)
    const [beta1, beta2] = this.betas
    this.kernels.average(first, gradient, beta1)
    // exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    this.kernels.addSquares(second, beta2, gradient, 1 - beta2)
    const direction = state.room('direction')
    this.#scaled(first, 1 - this.#powers1.ofBase(beta1, step), direction)
    const power = this.#powers2.of(step)
    const rect = rectification(beta2, step, power)
    if (rect !== null) this.#adapt(direction, second, Math.sqrt(1 - power), rect)
    this.kernels.add(state.parameter.data, direction, -1, state.parameter.data)
  }

  /** `exp_avg / bias_correction1 * lr` */
  #scaled({ values: first }: Floats, correction: number, { values: out }: Floats): void {
    const by = Math.fround(correction)
    const rate = Math.fround(this.paramGroup.lr)
    for (let i = 0; i < out.length; i++) out[i] = Math.fround((first[i] as number) / by) * rate
  }

  /** `direction * (math.sqrt(bias_correction2) / exp_avg_sq.sqrt().add_(eps)) * rect`; a number over a tensor is its reciprocal times the number */
  #adapt({ values: direction }: Floats, { values: second }: Floats, root: number, rect: number): void {
    const scale = Math.fround(root)
    const rectified = Math.fround(rect)
    for (let i = 0; i < direction.length; i++) {
      const size = Math.fround(Math.fround(Math.sqrt(second[i] as number)) + this.#eps)
      const adaptive = Math.fround(Math.fround(1 / size) * scale)
      direction[i] = Math.fround((direction[i] as number) * adaptive) * rectified
    }
  }
}

/** The variance rectification of a step; null in the first ones, which are taken without the second moment. */
function rectification(beta2: number, step: number, power: number): number | null {
  const longest = 2 / (1 - beta2) - 1
  const length = longest - (2 * step * power) / (1 - power)
  if (!(length > 5)) return null
  return Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length))
}
