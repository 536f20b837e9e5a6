import type { ValuesOf } from '../../arguments.ts'
import { pythonCos } from '../../python-cos.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { cosineAnnealingWarmRestarts } from './registry.ts'
import type { SchedulerState } from './scheduler.ts'

/** `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts`, `step` and `get_lr`: closed, from the lr at the beginning. */
export class CosineAnnealingWarmRestarts extends BaseScheduler {
  readonly #values: ValuesOf<typeof cosineAnnealingWarmRestarts.args>
  /** `T_cur` and `T_i`: steps since the last restart, and to the next from there. */
  #since = -1
  #period: number

  constructor(group: ParamGroup, values: ValuesOf<typeof cosineAnnealingWarmRestarts.args>) {
    super(group)
    this.#values = values
    this.#period = values.T_0
  }

  protected nextLr(): number {
    const { T_mult, etaMin } = this.#values
    this.#since += 1
    // The constructor's step, at T_cur 0, is no restart.
    if (this.#since >= this.#period) {
      this.#since -= this.#period
      this.#period *= T_mult
    }
    const cosine = pythonCos((Math.PI * this.#since) / this.#period)
    return etaMin + ((this.baseLr - etaMin) * (1 + cosine)) / 2
  }

  override stateDict(): SchedulerState {
    return { ...super.stateDict(), T_cur: this.#since, T_i: this.#period }
  }

  override loadStateDict(state: SchedulerState): void {
    super.loadStateDict(state)
    const { T_cur = this.#since, T_i = this.#period } = state
    this.#since = T_cur
    this.#period = T_i
  }
}
