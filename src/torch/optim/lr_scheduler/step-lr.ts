import { integerArgument, realArgument, type ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import { growth } from './growth.ts'
import type { SchedulerDefinition } from './scheduler.ts'

const args = {
  /** A fifth of the tutorial's iterations. */
  stepSize: integerArgument(1000, { min: 1, required: true }),
  gamma: realArgument(0.1),
}

/** `torch.optim.lr_scheduler.StepLR`, `get_lr`. */
export class StepLR extends BaseScheduler {
  readonly #stepSize: number
  readonly #gamma: number

  constructor(group: ParamGroup, { stepSize, gamma }: ValuesOf<typeof args>) {
    super(group)
    this.#stepSize = stepSize
    this.#gamma = gamma
  }

  protected nextLr(): number {
    const { lr } = this.group
    return this.lastEpoch === 0 || this.lastEpoch % this.#stepSize !== 0 ? lr : lr * this.#gamma
  }
}

/** `step_lr`: `torch.optim.lr_scheduler.StepLR` */
export const stepLr: SchedulerDefinition<typeof args> = {
  className: 'StepLR',
  args,
  refusal: ({ gamma, stepSize }, { lr, steps }) => growth(lr, gamma, Math.floor(steps / stepSize)),
}
