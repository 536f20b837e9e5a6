import type { Arguments } from '../../arguments.ts'
import type { TurnLoss } from '../../kernels/turn-plan.ts'
import type { Floats } from '../../memory.ts'

/** A loss of `torch.nn`. All arrays hold `n` elements in use; longer ones are allowed. */
export interface Loss {
  /** The loss of a prediction, a float32. */
  forward(pred: Floats, target: Floats, n: number): number
  /**
   * What is shown of all samples, a float32: the mean of the losses of the elements, whatever the reduction, so that it can be
   * compared; of a custom one the loss itself.
   */
  mean(pred: Floats, target: Floats, n: number): number
  /** What it is where a whole iteration is one call; null where it is only computed here. */
  readonly inTurn: TurnLoss | null
  /**
   * The gradient of the loss with respect to the prediction, into `grad`.
   * @param scale what the loss was multiplied with before `backward()`, a float32: 1, or f32(1/k) for `loss / k`
   */
  backward(pred: Floats, target: Floats, n: number, scale: number, grad: Floats): void
}

/** What a loss says of itself, for controls, links and the exported program. */
export interface LossDefinition<A extends Arguments> {
  /** The class in `torch.nn`. */
  readonly className: string
  readonly args: A
}
