import { type Arguments, type ValuesOf, wordArgument } from '../../arguments.ts'
import type { Device } from '../../device.ts'
import type { Kernels } from '../../kernels/kernels.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'
import type { Loss } from './loss.ts'

/** Elements that PyTorch's kernels take at a time (two vectors of 8 floats); what is left over goes one by one. */
const VECTOR = 16

/** What becomes of the losses of the elements: the argument that all these losses have. */
export const reduction = wordArgument('reduction', 'mean', 'sum')

/** What the losses of `torch.nn` share: mean or sum of what they make of each element (docs/pytorch-semantics.md, section 3). */
export abstract class ElementLoss implements Loss {
  /** What it is in a call of a whole iteration, which knows means alone. */
  protected readonly meanInTurn: TurnLoss | null = null
  protected readonly kernels: Kernels
  readonly #device: Device
  readonly #isSum: boolean
  /** Grown as batches need it. */
  #elements: Floats

  constructor(values: { readonly reduction: 'mean' | 'sum' }, device: Device) {
    this.kernels = device.kernels
    this.#device = device
    this.#isSum = values.reduction === 'sum'
    this.#elements = device.lease.floats(0)
  }

  get inTurn(): TurnLoss | null {
    return this.#isSum ? null : this.meanInTurn
  }

  forward(pred: Floats, target: Floats, n: number): number {
    return this.reduced(this.#sum(pred, target, n), n)
  }

  mean(pred: Floats, target: Floats, n: number): number {
    return Math.fround(this.#sum(pred, target, n) / n)
  }

  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.slopes(pred, target, n, this.divisor(n), scale, grad, n - (n % VECTOR))
  }

  /** What `sum`, of the losses of n elements, becomes. */
  reduced(sum: number, n: number): number {
    return Math.fround(sum / this.divisor(n))
  }

  /** What the sum of the losses of n elements is divided by. */
  divisor(n: number): number {
    return this.#isSum ? 1 : n
  }

  #sum(pred: Floats, target: Floats, n: number): number {
    if (this.#elements.length < n) this.#elements = this.#device.lease.floats(n)
    this.fill(this.#elements, pred, target, n)
    return this.kernels.sum(this.#elements, n)
  }

  /** The loss of each of n elements, as with `reduction='none'`, into `elements`. */
  abstract fill(elements: Floats, pred: Floats, target: Floats, n: number): void

  /**
   * The gradient of the loss of n elements, their sum over `divisor`, times `scale`, into `grad`.
   * @param whole how many of them PyTorch's kernel takes in vectors
   */
  abstract slopes(
    pred: Floats,
    target: Floats,
    n: number,
    divisor: number,
    scale: number,
    grad: Floats,
    whole: number,
  ): void
}

/** The class of one of them. */
export type ElementLossClass<A extends Arguments> = new (values: ValuesOf<A>, device: Device) => ElementLoss
