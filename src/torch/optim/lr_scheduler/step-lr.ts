import type { ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { stepLr } from './registry.ts'

/** `torch.optim.lr_scheduler.StepLR`, `get_lr`. */
export class StepLR extends BaseScheduler {
  readonly #stepSize: number
  readonly #gamma: number

  constructor(group: ParamGroup, { stepSize, gamma }: ValuesOf<typeof stepLr.args>) {
    super(group)
    this.#stepSize = stepSize
    this.#gamma = gamma
  }

  protected nextLr(): number {
    const { lr } = this.group
    return this.lastEpoch === 0 || this.lastEpoch % this.#stepSize !== 0 ? lr : lr * this.#gamma
  }
}
