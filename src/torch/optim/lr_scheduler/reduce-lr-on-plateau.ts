import type { ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import type { reduceLrOnPlateau } from './registry.ts'
import type { Scheduler, SchedulerState } from './scheduler.ts'

/** `torch.optim.lr_scheduler.ReduceLROnPlateau`, `step`: no subclass of the others, and without a step at the start. */
export class ReduceLROnPlateau implements Scheduler {
  readonly #group: ParamGroup
  readonly #values: ValuesOf<typeof reduceLrOnPlateau.args>
  #best: number
  #badEpochs = 0
  #cooldown = 0

  constructor(group: ParamGroup, values: ValuesOf<typeof reduceLrOnPlateau.args>) {
    this.#group = group
    this.#values = values
    this.#best = values.plateauMode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  }

  start(): void {
    // Nothing is known yet.
  }

  step(metric: number): void {
    if (this.#isBetter(metric)) {
      this.#best = metric
      this.#badEpochs = 0
    } else this.#badEpochs += 1
    if (this.#cooldown > 0) {
      this.#cooldown -= 1
      this.#badEpochs = 0
    }
    if (this.#badEpochs <= this.#values.patience) return
    this.#reduce()
    this.#cooldown = this.#values.cooldown
    this.#badEpochs = 0
  }

  stateDict(): SchedulerState {
    return { best: this.#best, num_bad_epochs: this.#badEpochs, cooldown_counter: this.#cooldown }
  }

  loadStateDict({
    best = this.#best,
    num_bad_epochs = this.#badEpochs,
    cooldown_counter = this.#cooldown,
  }: SchedulerState): void {
    this.#best = best
    this.#badEpochs = num_bad_epochs
    this.#cooldown = cooldown_counter
  }

  /** `is_better(metric, self.best)` */
  #isBetter(metric: number): boolean {
    const { plateauMode, thresholdMode, threshold } = this.#values
    const best = this.#best
    if (plateauMode === 'min') return metric < (thresholdMode === 'rel' ? best * (1 - threshold) : best - threshold)
    return metric > (thresholdMode === 'rel' ? best * (threshold + 1) : best + threshold)
  }

  /** `_reduce_lr` */
  #reduce(): void {
    const { factor, minLr, schedulerEps } = this.#values
    const { lr } = this.#group
    const reduced = Math.max(lr * factor, minLr)
    if (lr - reduced > schedulerEps) this.#group.lr = reduced
  }
}
