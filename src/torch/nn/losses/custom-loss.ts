import type { Device } from '../../device.ts'
import { lossOf } from '../../expression/loss-of-text.ts'
import { Tape } from '../../expression/tape.ts'
import type { Floats } from '../../memory.ts'
import type { Loss } from './loss.ts'

/** A loss that is an expression of pred and target, as autograd differentiates it (docs/custom-loss.md). */
export class CustomLoss implements Loss {
  readonly inTurn = null
  readonly #tape: Tape

  /** @param values its `expression` one that can be read; throws where it cannot */
  constructor({ expression }: { readonly expression: string }, device: Device) {
    const reading = lossOf(expression)
    if (!reading.ok) throw new Error(`no loss: ${expression}`)
    this.#tape = new Tape(reading.graph, device)
  }

  forward(pred: Floats, target: Floats, n: number): number {
    return this.#tape.forward(pred, target, n)
  }

  mean(pred: Floats, target: Floats, n: number): number {
    return this.forward(pred, target, n)
  }

  /** The forward pass is done again: since that of the batch the loss of all samples may have been asked for. */
  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void {
    this.#tape.forward(pred, target, n)
    this.#tape.backward(n, scale, grad)
  }
}
