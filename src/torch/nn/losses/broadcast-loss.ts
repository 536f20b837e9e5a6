import type { Device } from '../../device.ts'
import type { Floats } from '../../memory.ts'
import type { ElementLoss } from './element-loss.ts'
import type { Loss } from './loss.ts'

/** Elements up to which a kernel has no vector body, whose gradient may differ in the last bit: with strides of 0 there is none. */
const CHUNK = 15

/**
 * A loss of a prediction of shape [n, 1] and a target of shape [n]: both are broadcast to [n, n], so that every prediction is
 * held against every target, row by row (docs/pytorch-semantics.md, section 3).
 */
export class BroadcastLoss implements Loss {
  readonly inTurn = null
  readonly #loss: ElementLoss
  readonly #device: Device
  /** One prediction as often as a row of targets is long. */
  #row: Floats
  #target: Floats
  #slopes: Floats
  /** What is made of a row, and of all rows. */
  #elements: Floats
  #all: Floats

  constructor(loss: ElementLoss, device: Device) {
    this.#loss = loss
    this.#device = device
    const { lease } = device
    this.#row = lease.floats(0)
    this.#elements = lease.floats(0)
    this.#all = lease.floats(0)
    this.#target = lease.floats(CHUNK)
    this.#slopes = lease.floats(CHUNK)
  }

  forward(pred: Floats, target: Floats, n: number): number {
    this.#makeRoom(n)
    for (let i = 0; i < n; i++) {
      this.#row.values.fill(pred.values[i] as number)
      this.#loss.fill(this.#elements, this.#row, target, n)
      this.#all.values.set(this.#elements.values.subarray(0, n), i * n)
    }
    return this.#loss.reduced(this.#device.kernels.sum(this.#all, n * n), n * n)
  }

  /** Of each prediction with its own target: the mistake is in the loss that is trained on. */
  mean(pred: Floats, target: Floats, n: number): number {
    return this.#loss.mean(pred, target, n)
  }

  /** The gradient of a prediction is the sum of those of its row. */
  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.#makeRoom(n)
    const divisor = this.#loss.divisor(n * n)
    for (let i = 0; i < n; i++) {
      this.#row.values.fill(pred.values[i] as number)
      for (let from = 0; from < n; from += CHUNK) {
        const chunk = Math.min(CHUNK, n - from)
        this.#target.values.set(target.values.subarray(from, from + chunk))
        this.#loss.slopes(this.#row, this.#target, chunk, divisor, scale, this.#slopes)
        this.#elements.values.set(this.#slopes.values.subarray(0, chunk), from)
      }
      grad.values[i] = this.#device.kernels.sum(this.#elements, n)
    }
  }

  #makeRoom(n: number): void {
    if (this.#row.length >= n) return
    const { lease } = this.#device
    this.#row = lease.floats(n)
    this.#elements = lease.floats(n)
    this.#all = lease.floats(n * n)
  }
}
