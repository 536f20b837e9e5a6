import { contiguousSum } from '../../reduce.ts'
import type { Loss } from './loss.ts'

/** What all losses share: the mean of what they make of each element (docs/pytorch-semantics.md, section 3). */
export abstract class MeanLoss implements Loss {
  /** Grown as batches need it. */
  #elements = new Float32Array(0)

  forward(pred: Float32Array, target: Float32Array, n: number): number {
    if (this.#elements.length < n) this.#elements = new Float32Array(n)
    this.fill(this.#elements, pred, target, n)
    return Math.fround(contiguousSum(this.#elements, n) / n)
  }

  abstract backward(pred: Float32Array, target: Float32Array, n: number, scale: number, grad: Float32Array): void

  /** The loss of each of n elements, as with `reduction='none'`, into `elements`. */
  protected abstract fill(elements: Float32Array, pred: Float32Array, target: Float32Array, n: number): void
}
