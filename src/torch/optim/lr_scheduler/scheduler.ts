import type { Arguments, ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'

/** `scheduler.state_dict()`, as far as a step reads it: what depends on the arguments alone is not in it. */
export type SchedulerState = Readonly<Record<string, number>>

/** A scheduler of `torch.optim.lr_scheduler` over one parameter group, which it writes to as a program does. */
export interface Scheduler {
  /** The first step, which PyTorch's constructor does for most; here whoever makes one, when the class is whole. */
  start(): void
  /**
   * `scheduler.step()`.
   * @param metric what `scheduler.step(metric)` of ReduceLROnPlateau is given: the loss of the moment
   */
  step(metric: number): void
  /** `scheduler.state_dict()`, a copy. What it wrote to the group is in the optimizer's state. */
  stateDict(): SchedulerState
  /** `scheduler.load_state_dict(state)` of one made with the same arguments. */
  loadStateDict(state: SchedulerState): void
}

/** What a scheduler says of itself, for controls, links and the exported program. */
export interface SchedulerDefinition {
  /** The class in `torch.optim.lr_scheduler`. */
  readonly className: string
  readonly args: Arguments
}

/** The class itself. */
export type SchedulerClass<A extends Arguments> = new (group: ParamGroup, values: ValuesOf<A>) => Scheduler
