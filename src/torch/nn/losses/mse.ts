import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

/** `torch.nn.MSELoss()`: the mean of the squared differences (docs/pytorch-semantics.md, section 3). */
export class MSELoss extends MeanLoss {
  protected fill(elements: Float32Array, pred: Float32Array, target: Float32Array, n: number): void {
    for (let i = 0; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      elements[i] = d * d
    }
  }

  backward(pred: Float32Array, target: Float32Array, n: number, scale: number, grad: Float32Array): void {
    const factor = Math.fround(2 / n)
    for (let i = 0; i < n; i++) {
      grad[i] = Math.fround(factor * Math.fround((pred[i] as number) - (target[i] as number))) * scale
    }
  }
}

const args = {}

/** `mse`: `torch.nn.MSELoss` */
export const mse: LossDefinition<typeof args> = {
  className: 'MSELoss',
  args,
}
