import { sum } from '../../reduce.ts'
import type { Loss, LossDefinition } from './loss.ts'

/** `torch.nn.MSELoss()`: the mean of the squared differences (semantics section 3). */
class MSELoss implements Loss {
  /** The squared differences, grown as batches need it. */
  #elements = new Float32Array(0)

  forward(pred: Float32Array, target: Float32Array, n: number): number {
    if (this.#elements.length < n) this.#elements = new Float32Array(n)
    const elements = this.#elements
    for (let i = 0; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      elements[i] = d * d
    }
    return Math.fround(sum(elements, n) / n)
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
  key: 'mse',
  className: 'MSELoss',
  args,
  create: () => new MSELoss(),
}
