import type { Device } from '../../device.ts'
import type { Kernels } from '../../kernels/kernels.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'
import type { Loss } from './loss.ts'

/** What all losses share: the mean of what they make of each element (docs/pytorch-semantics.md, section 3). */
export abstract class MeanLoss implements Loss {
  readonly inTurn: TurnLoss | null = null
  protected readonly kernels: Kernels
  readonly #device: Device
  /** Grown as batches need it. */
  #elements: Floats

  constructor(device: Device) {
    this.kernels = device.kernels
    this.#device = device
    this.#elements = device.lease.floats(0)
  }

  forward(pred: Floats, target: Floats, n: number): number {
    if (this.#elements.length < n) this.#elements = this.#device.lease.floats(n)
    this.fill(this.#elements, pred, target, n)
    return Math.fround(this.kernels.sum(this.#elements, n) / n)
  }

  abstract backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void

  /** The loss of each of n elements, as with `reduction='none'`, into `elements`. */
  protected abstract fill(elements: Floats, pred: Floats, target: Floats, n: number): void
}
