import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { LossDefinition } from './loss.ts'
import { MeanLoss } from './mean-loss.ts'

const args = {
  beta: realArgument(1, { open: 'min' }),
}

/** Elements that PyTorch's kernel takes at a time (two vectors of 8 floats); what is left over goes one by one. */
const VECTOR = 16

/**
 * `torch.nn.SmoothL1Loss(beta)`: d^2 / (2 beta) below beta, |d| - beta / 2 above (docs/pytorch-semantics.md, section
 * 3).
 */
export class SmoothL1Loss extends MeanLoss {
  readonly #beta: number

  constructor({ beta }: ValuesOf<typeof args>) {
    super()
    this.#beta = beta
  }

  protected fill(elements: Float32Array, pred: Float32Array, target: Float32Array, n: number): void {
    const beta = Math.fround(this.#beta)
    // Not rounded: PyTorch's z - 0.5 * beta is fused.
    const half = 0.5 * beta
    for (let i = 0; i < n; i++) {
      const z = Math.abs(Math.fround((pred[i] as number) - (target[i] as number)))
      elements[i] = z < beta ? Math.fround(Math.fround(0.5 * z) * z) / beta : z - half
    }
  }

  /** The vectors compare and divide by beta as a float32, the elements left over by the double, and last. */
  backward(pred: Float32Array, target: Float32Array, n: number, scale: number, grad: Float32Array): void {
    const factor = Math.fround(1 / n)
    const beta = Math.fround(this.#beta)
    const whole = n - (n % VECTOR)
    for (let i = 0; i < whole; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      const slope = Math.abs(d) >= beta ? (d > 0 ? 1 : -1) : Math.fround(d / beta)
      grad[i] = Math.fround(factor * slope) * scale
    }
    const steepest = Math.fround(factor * scale)
    for (let i = whole; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      if (d >= this.#beta) grad[i] = steepest
      else if (d <= -this.#beta) grad[i] = -steepest
      else grad[i] = Math.fround(Math.fround(factor * d) * scale) / this.#beta
    }
  }
}

/** `smooth_l1`: `torch.nn.SmoothL1Loss` */
export const smoothL1: LossDefinition<typeof args> = {
  className: 'SmoothL1Loss',
  args,
}
