import type { Floats } from '../../memory.ts'
import { ElementLoss, reduction } from './element-loss.ts'
import type { LossDefinition } from './loss.ts'

const args = { reduction }

/** `torch.nn.MSELoss()`: the mean of the squared differences (docs/pytorch-semantics.md, section 3). */
export class MSELoss extends ElementLoss {
  protected override readonly meanInTurn = { kind: 'squared', argument: 0 } as const

  fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.squaredErrors(pred, target, n, elements)
  }

  slopes(pred: Floats, target: Floats, n: number, divisor: number, scale: number, grad: Floats): void {
    this.kernels.squaredErrorsGrad(pred, target, n, divisor, scale, grad)
  }
}

/** `mse`: `torch.nn.MSELoss` */
export const mse: LossDefinition<typeof args> = {
  className: 'MSELoss',
  args,
}
