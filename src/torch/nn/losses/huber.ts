import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

const args = {
  delta: realArgument(1, { open: 'min' }),
}

/** Elements that PyTorch's kernel takes at a time (two vectors of 8 floats); what is left over goes one by one. */
const VECTOR = 16

/**
 * `torch.nn.HuberLoss(delta=delta)`: d^2 / 2 below delta, delta (|d| - delta / 2) above (docs/pytorch-semantics.md,
 * section 3).
 */
export class HuberLoss extends MeanLoss {
  readonly #delta: number

  constructor({ delta }: ValuesOf<typeof args>) {
    super()
    this.#delta = delta
  }

  protected fill(elements: Float32Array, pred: Float32Array, target: Float32Array, n: number): void {
    const delta = Math.fround(this.#delta)
    // Not rounded: PyTorch's z - 0.5 * delta is fused.
    const half = 0.5 * delta
    for (let i = 0; i < n; i++) {
      const z = Math.abs(Math.fround((pred[i] as number) - (target[i] as number)))
      elements[i] = z < delta ? Math.fround(0.5 * z) * z : delta * Math.fround(z - half)
    }
  }

  /** The vectors clip at delta as a float32, the elements left over multiply with the double, and last. */
  backward(pred: Float32Array, target: Float32Array, n: number, scale: number, grad: Float32Array): void {
    const factor = Math.fround(1 / n)
    const delta = Math.fround(this.#delta)
    const whole = n - (n % VECTOR)
    for (let i = 0; i < whole; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      const slope = Math.abs(d) >= delta ? (d > 0 ? delta : -delta) : d
      grad[i] = Math.fround(factor * slope) * scale
    }
    const steepest = Math.fround(factor * scale) * this.#delta
    for (let i = whole; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      if (d >= this.#delta) grad[i] = steepest
      else if (d <= -this.#delta) grad[i] = -steepest
      else grad[i] = Math.fround(factor * d) * scale
    }
  }
}

/** `huber`: `torch.nn.HuberLoss` */
export const huber: LossDefinition<typeof args> = {
  className: 'HuberLoss',
  args,
}
