import type { ValuesOf } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { Floats } from '../../memory.ts'
import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

const args = {}

/** `torch.nn.L1Loss()`: the mean of the absolute differences (docs/pytorch-semantics.md, section 3). */
export class L1Loss extends MeanLoss {
  override readonly inTurn = { kind: 'absolute', argument: 0 } as const

  constructor(_values: ValuesOf<typeof args>, device: Device) {
    super(device)
  }

  protected fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.absoluteErrors(pred, target, n, elements)
  }

  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.kernels.absoluteErrorsGrad(pred, target, n, scale, grad)
  }
}

/** `l1`: `torch.nn.L1Loss` */
export const l1: LossDefinition<typeof args> = {
  className: 'L1Loss',
  args,
}
