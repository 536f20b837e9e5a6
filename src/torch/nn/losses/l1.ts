import type { Floats } from '../../memory.ts'
import { ElementLoss, reduction } from './element-loss.ts'
import type { LossDefinition } from './loss.ts'

const args = { reduction }

/** `torch.nn.L1Loss()`: the mean of the absolute differences (docs/pytorch-semantics.md, section 3). */
export class L1Loss extends ElementLoss {
  protected override readonly meanInTurn = { kind: 'absolute', argument: 0 } as const

  fill(elements: Floats, pred: Floats, target: Floats, n: number): void {
    this.kernels.absoluteErrors(pred, target, n, elements)
  }

  slopes(pred: Floats, target: Floats, n: number, divisor: number, scale: number, grad: Floats): void {
    this.kernels.absoluteErrorsGrad(pred, target, n, divisor, scale, grad)
  }
}

/** `l1`: `torch.nn.L1Loss` */
export const l1: LossDefinition<typeof args> = {
  className: 'L1Loss',
  args,
}
