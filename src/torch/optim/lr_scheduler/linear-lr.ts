import { integerArgument, realArgument, type ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { SchedulerDefinition } from './scheduler.ts'

const args = {
  startFactor: realArgument(1 / 3, { max: 1, open: 'min' }),
  endFactor: realArgument(1, { max: 1 }),
  totalIters: integerArgument(5),
}

/** `torch.optim.lr_scheduler.LinearLR`, `get_lr`. */
export class LinearLR extends BaseScheduler {
  readonly #values: ValuesOf<typeof args>

  constructor(group: ParamGroup, values: ValuesOf<typeof args>) {
    super(group)
    this.#values = values
  }

  protected nextLr(): number {
    const { startFactor, endFactor, totalIters } = this.#values
    const { lr } = this.group
    if (this.lastEpoch === 0) return lr * startFactor
    if (this.lastEpoch > totalIters) return lr
    const rise = endFactor - startFactor
    return lr * (1 + rise / (totalIters * startFactor + (this.lastEpoch - 1) * rise))
  }
}

/** `linear_lr`: `torch.optim.lr_scheduler.LinearLR` */
export const linearLr: SchedulerDefinition<typeof args> = { className: 'LinearLR', args }
