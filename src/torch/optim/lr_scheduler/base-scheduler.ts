import type { ParamGroup } from '../optimizer.ts'
import type { Scheduler, SchedulerState } from './scheduler.ts'

/**
 * What most schedulers share (torch/optim/lr_scheduler.py `_LRScheduler`): they count their steps and write lr, most of
 * them by the chained form, from the lr that stands in the group. So what else writes there composes with them.
 */
export abstract class BaseScheduler implements Scheduler {
  protected readonly group: ParamGroup
  /** `base_lrs[0]`: the lr that the optimizer was made with. */
  protected readonly baseLr: number
  /** `last_epoch`: steps since the one of the constructor. */
  protected lastEpoch = -1

  constructor(group: ParamGroup) {
    this.group = group
    this.baseLr = group.lr
  }

  start(): void {
    this.step()
  }

  step(): void {
    this.lastEpoch += 1
    this.group.lr = this.nextLr()
  }

  stateDict(): SchedulerState {
    return { last_epoch: this.lastEpoch }
  }

  loadStateDict({ last_epoch = this.lastEpoch }: SchedulerState): void {
    this.lastEpoch = last_epoch
  }

  /** `get_lr()`: a double, as Python computes it. */
  protected abstract nextLr(): number
}
