import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

/** `torch.nn.L1Loss()`: the mean of the absolute differences (docs/pytorch-semantics.md, section 3). */
export class L1Loss extends MeanLoss {
  protected fill(elements: Float32Array, pred: Float32Array, target: Float32Array, n: number): void {
    for (let i = 0; i < n; i++) elements[i] = Math.abs((pred[i] as number) - (target[i] as number))
  }

  backward(pred: Float32Array, target: Float32Array, n: number, scale: number, grad: Float32Array): void {
    const slope = Math.fround(scale / n)
    for (let i = 0; i < n; i++) {
      const d = (pred[i] as number) - (target[i] as number)
      // torch.sign: 0 of 0 and of NaN.
      grad[i] = d > 0 ? slope : d < 0 ? -slope : 0
    }
  }
}

const args = {}

/** `l1`: `torch.nn.L1Loss` */
export const l1: LossDefinition<typeof args> = {
  className: 'L1Loss',
  args,
}
