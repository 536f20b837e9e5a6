import type { ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { exponentialLr } from './registry.ts'

/** `torch.optim.lr_scheduler.ExponentialLR`, `get_lr`. */
export class ExponentialLR extends BaseScheduler {
  readonly #gamma: number

  constructor(group: ParamGroup, { gamma }: ValuesOf<typeof exponentialLr.args>) {
    super(group)
    this.#gamma = gamma
  }

  protected nextLr(): number {
    const { lr } = this.group
    return this.lastEpoch === 0 ? lr : lr * this.#gamma
  }
}
