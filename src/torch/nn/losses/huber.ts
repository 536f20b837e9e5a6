import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'
import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

const args = {
  delta: realArgument(1, { open: 'min' }),
}

/**
 * `torch.nn.HuberLoss(delta=delta)`: d^2 / 2 below delta, delta (|d| - delta / 2) above (docs/pytorch-semantics.md,
 * section 3).
 */
export class HuberLoss extends MeanLoss {
  override readonly inTurn: TurnLoss
  readonly #delta: number

  constructor({ delta }: ValuesOf<typeof args>, device: Device) {
    super(device)
    this.#delta = delta
    this.inTurn = { kind: 'huber', argument: delta }
  }

  protected fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.huberErrors(pred, target, n, this.#delta, elements)
  }

  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.kernels.huberErrorsGrad(pred, target, n, scale, this.#delta, grad)
  }
}

/** `huber`: `torch.nn.HuberLoss` */
export const huber: LossDefinition<typeof args> = {
  className: 'HuberLoss',
  args,
}
