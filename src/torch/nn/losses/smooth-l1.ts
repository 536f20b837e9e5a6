import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'
import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

const args = {
  beta: realArgument(1, { open: 'min' }),
}

/**
 * `torch.nn.SmoothL1Loss(beta)`: d^2 / (2 beta) below beta, |d| - beta / 2 above (docs/pytorch-semantics.md, section
 * 3).
 */
export class SmoothL1Loss extends MeanLoss {
  override readonly inTurn: TurnLoss
  readonly #beta: number

  constructor({ beta }: ValuesOf<typeof args>, device: Device) {
    super(device)
    this.#beta = beta
    this.inTurn = { kind: 'smooth', argument: beta }
  }

  protected fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.smoothErrors(pred, target, n, this.#beta, elements)
  }

  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.kernels.smoothErrorsGrad(pred, target, n, scale, this.#beta, grad)
  }
}

/** `smooth_l1`: `torch.nn.SmoothL1Loss` */
export const smoothL1: LossDefinition<typeof args> = {
  className: 'SmoothL1Loss',
  args,
}
