import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'
import { ElementLoss, reduction } from './element-loss.ts'
import type { LossDefinition } from './loss.ts'

const args = {
  reduction,
  beta: realArgument(1, { open: 'min' }),
}

/**
 * `torch.nn.SmoothL1Loss(beta)`: d^2 / (2 beta) below beta, |d| - beta / 2 above (docs/pytorch-semantics.md, section
 * 3).
 */
export class SmoothL1Loss extends ElementLoss {
  protected override readonly meanInTurn: TurnLoss
  readonly #beta: number

  constructor(values: ValuesOf<typeof args>, device: Device) {
    super(values, device)
    this.#beta = values.beta
    this.meanInTurn = { kind: 'smooth', argument: values.beta }
  }

  fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.smoothErrors(pred, target, n, this.#beta, elements)
  }

  slopes(pred: Floats, target: Floats, n: number, divisor: number, scale: number, grad: Floats, whole: number): void {
    this.kernels.smoothErrorsGrad(pred, target, n, whole, divisor, scale, this.#beta, grad)
  }
}

/** `smooth_l1`: `torch.nn.SmoothL1Loss` */
export const smoothL1: LossDefinition<typeof args> = {
  className: 'SmoothL1Loss',
  args,
}
