import type { Arguments, Refusal, ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'

/** `scheduler.state_dict()`, as far as a step reads it: what depends on the arguments alone is not in it. */
export type SchedulerState = Readonly<Record<string, number>>

/** A scheduler of `torch.optim.lr_scheduler` over one parameter group, which it writes to as a program does. */
export interface Scheduler {
  /**
   * `scheduler.step()`. PyTorch's constructor does a first one; here whoever makes a scheduler does it
   * (`startedScheduler`), when the class is whole.
   */
  step(): void
  /** `scheduler.state_dict()`, a copy. What it wrote to the group is in the optimizer's state. */
  stateDict(): SchedulerState
  /** `scheduler.load_state_dict(state)` of one made with the same arguments. */
  loadStateDict(state: SchedulerState): void
}

/** What a scheduler says of itself, for controls, links and the exported program. */
export interface SchedulerDefinition<A extends Arguments> {
  /** The class in `torch.optim.lr_scheduler`. */
  readonly className: string
  readonly args: A
  /** What the constructor raises, beside single values out of their range; null where it takes `values`. */
  refusal?(values: ValuesOf<A>): Refusal<A> | null
}

/** The class itself. */
export type SchedulerClass<A extends Arguments> = new (group: ParamGroup, values: ValuesOf<A>) => Scheduler
