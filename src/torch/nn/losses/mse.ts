import type { ValuesOf } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { Floats } from '../../memory.ts'
import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

const args = {}

/** `torch.nn.MSELoss()`: the mean of the squared differences (docs/pytorch-semantics.md, section 3). */
export class MSELoss extends MeanLoss {
  override readonly inTurn = { kind: 'squared', argument: 0 } as const

  constructor(_values: ValuesOf<typeof args>, device: Device) {
    super(device)
  }

  protected fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.squaredErrors(pred, target, n, elements)
  }

  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.kernels.squaredErrorsGrad(pred, target, n, scale, grad)
  }
}

/** `mse`: `torch.nn.MSELoss` */
export const mse: LossDefinition<typeof args> = {
  className: 'MSELoss',
  args,
}
