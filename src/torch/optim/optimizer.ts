import type { Parameter } from '../nn/parameter.ts'

/** The part of `optimizer.param_groups[0]` that may change during a run. */
export interface ParamGroup {
  lr: number
}

/** An optimizer of `torch.optim` over one parameter group. */
export interface Optimizer {
  /** Written to by live changes, read at each step. */
  readonly paramGroup: ParamGroup
  /** `optimizer.zero_grad(set_to_none=True)` */
  zeroGrad(): void
  /** `optimizer.step()`: parameters without a gradient are passed over. */
  step(): void
}

/** A line of the registry. */
export interface OptimizerDefinition {
  /** The value of the URL's `optimizer`. */
  readonly key: string
  /** The class in `torch.optim`. */
  readonly className: string
  create(parameters: readonly Parameter[], options: ParamGroup): Optimizer
}
