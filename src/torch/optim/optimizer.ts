import type { Arguments, Refusal, ValuesOf } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Release } from '../kernels/releases.ts'
import type { Parameter } from '../nn/parameter.ts'
import type { Tensor } from '../tensor.ts'

/** The part of `optimizer.param_groups[0]` that may be written to during a run; an optimizer ignores what it has not. */
export interface ParamGroup {
  lr: number
  momentum: number
  weightDecay: number
  /** Of an optimizer that has them. A scheduler writes the first. */
  betas?: readonly [number, number]
}

/** The names in `ParamGroup`: the arguments that may change during a run. */
export const PARAM_GROUP = ['lr', 'momentum', 'weightDecay'] as const satisfies readonly (keyof ParamGroup)[]

/**
 * `optimizer.state[parameter]`: what an optimizer carries from step to step for one parameter, by PyTorch's names: scalars
 * (`step`), and tensors of any shape (`momentum_buffer`, `exp_avg`).
 */
export type ParameterMemory = Readonly<Record<string, number | Tensor>>

/** An entry of `optimizer.param_groups`: the arguments as they are now, and which parameters it is about. */
export interface SavedParamGroup {
  readonly lr: number
  readonly params: readonly number[]
  readonly [argument: string]: number | boolean | readonly number[]
}

/** `optimizer.state_dict()` */
export interface OptimizerState {
  /** By the number of the parameter; one has no entry before the step that first keeps something for it. */
  readonly state: Readonly<Record<number, ParameterMemory>>
  /** One of them: all parameters are in it. */
  readonly paramGroups: readonly SavedParamGroup[]
}

/** An optimizer of `torch.optim` over one parameter group. */
export interface Optimizer {
  /** Written to by live changes, read at each step; part of the state. */
  readonly paramGroup: ParamGroup
  /** `optimizer.zero_grad(set_to_none=setToNone)`; without it a gradient that is there becomes 0. */
  zeroGrad(setToNone: boolean): void
  /** `optimizer.step()`: parameters without a gradient are passed over. */
  step(): void
  /** `optimizer.state_dict()`, a copy. */
  stateDict(): OptimizerState
  /** `optimizer.load_state_dict(state)` of one made with the same arguments: continues from there, forwards or backwards. */
  loadStateDict(state: OptimizerState): void
}

/** What an optimizer says of itself, for controls, links and the exported program. */
export interface OptimizerDefinition<A extends Arguments> {
  /** The class in `torch.optim`. */
  readonly className: string
  readonly args: A
  /** Whether it takes the square root of a tensor. */
  readonly takesRoots?: true
  /** Releases of PyTorch on which it was not yet run: what it does there is what their source says. */
  readonly unmeasured?: readonly Release[]
  /** PyTorch's names of the tensors that it keeps for each parameter from its first step on, with `values`. */
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
  device: Device,
) => Optimizer
