import type { Arguments, Refusal, ValuesOf } from '../arguments.ts'
import type { Kernels } from '../kernels/kernels.ts'
import type { Parameter } from '../nn/parameter.ts'

/** The part of `optimizer.param_groups[0]` that may be written to during a run; an optimizer ignores what it has not. */
export interface ParamGroup {
  lr: number
  momentum: number
  weightDecay: number
}

/** The names in `ParamGroup`: the arguments that may change during a run. */
export const PARAM_GROUP = ['lr', 'momentum', 'weightDecay'] as const satisfies readonly (keyof ParamGroup)[]

/** A tensor of `optimizer.state[parameter]`, of the parameter's shape, row-major. */
export interface Buffer {
  /** PyTorch's name: `momentum_buffer`, `exp_avg`. */
  readonly name: string
  readonly data: Float32Array
}

/** `optimizer.state[parameter]`: what an optimizer carries from step to step for one parameter. */
export interface ParameterMemory {
  /** Steps done for this parameter, PyTorch's `state['step']`. */
  readonly step: number
  /** Empty before the step that first needs them. */
  readonly buffers: readonly Buffer[]
}

/** An optimizer of `torch.optim` over one parameter group. */
export interface Optimizer {
  /** Written to by live changes, read at each step. */
  readonly paramGroup: ParamGroup
  /** `optimizer.zero_grad(set_to_none=setToNone)`; without it a gradient that is there becomes 0. */
  zeroGrad(setToNone: boolean): void
  /** `optimizer.step()`: parameters without a gradient are passed over. */
  step(): void
  /** `optimizer.state`, a copy, in the order of the parameters. */
  save(): readonly ParameterMemory[]
  /** Continues from what `save` gave, forwards or backwards. */
  restore(memory: readonly ParameterMemory[]): void
}

/** What an optimizer says of itself, for controls, links and the exported program. */
export interface OptimizerDefinition<A extends Arguments> {
  /** The class in `torch.optim`. */
  readonly className: string
  readonly args: A
  /** PyTorch's names of what it keeps for each parameter from its first step on, with `values`. */
  buffers(values: ValuesOf<A>): readonly string[]
  /** What the constructor raises, beside single values out of their range; null where it takes `values`. */
  refusal?(values: ValuesOf<A>): Refusal<A> | null
  /**
   * What `step()` raises with `values`, which may have been written to the parameter group since the first step; null
   * where it does not.
   * @param first the values at the first step
   */
  stepRefusal?(values: ValuesOf<A>, first: ValuesOf<A>): Refusal<A> | null
}

/** The class itself. */
export type OptimizerClass<A extends Arguments> = new (
  parameters: readonly Parameter[],
  values: ValuesOf<A>,
  kernels: Kernels,
) => Optimizer
