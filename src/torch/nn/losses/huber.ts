import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'
import { ElementLoss, reduction } from './element-loss.ts'
import type { LossDefinition } from './loss.ts'

const args = {
  reduction,
  delta: realArgument(1, { open: 'min' }),
}

/**
 * `torch.nn.HuberLoss(delta=delta)`: d^2 / 2 below delta, delta (|d| - delta / 2) above (docs/pytorch-semantics.md,
 * section 3).
 */
export class HuberLoss extends ElementLoss {
  protected override readonly meanInTurn: TurnLoss
  readonly #delta: number

  constructor(values: ValuesOf<typeof args>, device: Device) {
    super(values, device)
    this.#delta = values.delta
    this.meanInTurn = { kind: 'huber', argument: values.delta }
  }

  fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.huberErrors(pred, target, n, this.#delta, elements)
  }

  slopes(pred: Floats, target: Floats, n: number, divisor: number, scale: number, grad: Floats, whole: number): void {
    this.kernels.huberErrorsGrad(pred, target, n, whole, divisor, scale, this.#delta, grad)
  }
}

/** `huber`: `torch.nn.HuberLoss` */
export const huber: LossDefinition<typeof args> = {
  className: 'HuberLoss',
  args,
}
