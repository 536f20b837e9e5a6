import type { ParameterMemory } from '../torch/optim/optimizer.ts'

/** The statements of the loop's body in their order, as the tutorial's program has them. */
export const STATEMENTS = ['batch', 'zero_grad', 'forward', 'loss', 'backward', 'clip', 'step', 'scheduler'] as const

/** A statement of the loop's body. */
export type Statement = (typeof STATEMENTS)[number]

/** What a statement can change of a parameter. Arrays are row-major, those of values and gradient of the parameter's shape. */
export interface ParameterMoment {
  /** As `model.named_parameters()` has it: `W.weight`. */
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array
  /** null where PyTorch's `param.grad` is None. */
  readonly grad: Float32Array | null
  /** `optimizer.state[param]`: what there is by then. */
  readonly memory: ParameterMemory
}

/** `optimizer.param_groups[0]['lr']` around a statement. */
export interface RateMoment {
  readonly before: number
  readonly after: number
  /** Its `momentum` before the statement; 0 of an optimizer without. */
  readonly momentum: number
}

/** The variables of the loop between two statements, for somebody who watches them. */
export interface Moment {
  /** The value of `epoch` in the iteration that `last` belongs to, from 0. */
  readonly epoch: number
  /** The statement carried out last; null before the first. */
  readonly last: Statement | null
  /** false where `last` stood behind an `if` that did not hold (accumulation). */
  readonly executed: boolean
  /** The statement that comes next. One that is commented out neither comes next nor was last. */
  readonly next: Statement
  /** Rows of the batch; the arrays below hold the first `shownRows` of them. */
  readonly batchRows: number
  readonly shownRows: number
  /** The samples drawn. */
  readonly indices: Int32Array
  /** input_batch, shownRows x in_features, row-major. */
  readonly inputBatch: Float32Array
  /** output_batch, shownRows x out_features, as are the two below. */
  readonly outputBatch: Float32Array
  readonly outputPred: Float32Array
  /** The gradient of what is back-propagated with respect to output_pred: (2/N) times the error with MSELoss. */
  readonly predGrad: Float32Array
  /** The batch loss; NaN before the first. */
  readonly loss: number
  /** lr in the optimizer's group before and after `last`; null where nobody looked. */
  readonly lr: RateMoment | null
  /** Backward passes since the gradients were last cleared, this one included. */
  readonly backwardPasses: number
  /** Those of the model in its order: now, and before `last`. */
  readonly parameters: readonly ParameterMoment[]
  readonly before: readonly ParameterMoment[]
}
