import type { Device } from '../../device.ts'
import type { Floats } from '../../memory.ts'
import type { ElementLoss } from './element-loss.ts'
import type { Loss } from './loss.ts'

/** With strides of 0 PyTorch's kernels have no vector body, from which the gradients of elements may differ in the last bit. */
const NO_VECTORS = 0

/**
 * A loss of a prediction of shape [n, 1] and a target of shape [n]: both are broadcast to [n, n], so that every prediction is
 * held against every target, row by row (docs/pytorch-semantics.md, section 3).
 */
export class BroadcastLoss implements Loss {
  readonly inTurn = null
  readonly #loss: ElementLoss
  readonly #device: Device
  /** Predictions, each as often as there are targets, and what is made of them element by element. */
  #all: Floats
  /** The targets, as often as there are predictions. */
  #targets: Floats
  #row: Floats

  constructor(loss: ElementLoss, device: Device) {
    this.#loss = loss
    this.#device = device
    const { lease } = device
    this.#all = lease.floats(0)
    this.#targets = lease.floats(0)
    this.#row = lease.floats(0)
  }

  forward(pred: Floats, target: Floats, n: number): number {
    this.#broadcast(pred, target, n)
    this.#loss.fill(this.#all, this.#all, this.#targets, n * n)
    return this.#loss.reduced(this.#device.kernels.sum(this.#all, n * n), n * n)
  }

  /** Of each prediction with its own target: the mistake is in the loss that is trained on. */
  mean(pred: Floats, target: Floats, n: number): number {
    return this.#loss.mean(pred, target, n)
  }

  /** The gradient of a prediction is the sum of those of its row. */
  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.#broadcast(pred, target, n)
    const divisor = this.#loss.divisor(n * n)
    this.#loss.slopes(this.#all, this.#targets, n * n, divisor, scale, this.#all, NO_VECTORS)
    const [all, row, sums] = [this.#all.values, this.#row.values, grad.values]
    for (let i = 0; i < n; i++) {
      row.set(all.subarray(i * n, (i + 1) * n))
      sums[i] = this.#device.kernels.sum(this.#row, n)
    }
  }

  #broadcast(pred: Floats, target: Floats, n: number): void {
    if (this.#row.length < n) {
      const { lease } = this.#device
      this.#all = lease.floats(n * n)
      this.#targets = lease.floats(n * n)
      this.#row = lease.floats(n)
    }
    const [all, targets, each] = [this.#all.values, this.#targets.values, pred.values]
    for (let i = 0; i < n; i++) all.fill(each[i] as number, i * n, (i + 1) * n)
    targets.set(target.values.subarray(0, n))
    for (let done = n; done < n * n; done *= 2) targets.copyWithin(done, 0, Math.min(done, n * n - done))
  }
}
