import type { ValuesOf } from '../../arguments.ts'
import { pythonPower } from '../../python-powers.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { multiStepLr } from './registry.ts'

/** `torch.optim.lr_scheduler.MultiStepLR`, `get_lr`: a milestone that is named twice counts twice. */
export class MultiStepLR extends BaseScheduler {
  readonly #milestones: readonly number[]
  readonly #gamma: number

  constructor(group: ParamGroup, { milestones, gamma }: ValuesOf<typeof multiStepLr.args>) {
    super(group)
    this.#milestones = milestones
    this.#gamma = gamma
  }

  protected nextLr(): number {
    const { lr } = this.group
    if (!this.#milestones.includes(this.lastEpoch)) return lr
    const times = this.#milestones.filter((milestone) => milestone === this.lastEpoch).length
    return lr * pythonPower(this.#gamma, times)
  }
}
