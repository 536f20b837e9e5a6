import { realArgument, type ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import { growth } from './growth.ts'
import type { SchedulerDefinition } from './scheduler.ts'

/** With 0.999 the tutorial's iterations take lr down to a hundred and fiftieth. */
const args = { gamma: realArgument(0.999, { required: true }) }

/** `torch.optim.lr_scheduler.ExponentialLR`, `get_lr`. */
export class ExponentialLR extends BaseScheduler {
  readonly #gamma: number

  constructor(group: ParamGroup, { gamma }: ValuesOf<typeof args>) {
    super(group)
    this.#gamma = gamma
  }

  protected nextLr(): number {
    const { lr } = this.group
    return this.lastEpoch === 0 ? lr : lr * this.#gamma
  }
}

/** `exponential_lr`: `torch.optim.lr_scheduler.ExponentialLR` */
export const exponentialLr: SchedulerDefinition<typeof args> = {
  className: 'ExponentialLR',
  args,
  refusal: ({ gamma }, { lr, steps }) => growth(lr, gamma, steps),
}
