import { integerArgument, realArgument, type ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { SchedulerDefinition } from './scheduler.ts'

const args = {
  factor: realArgument(1 / 3, { max: 1 }),
  totalIters: integerArgument(5),
}

/** `torch.optim.lr_scheduler.ConstantLR`, `get_lr`. */
export class ConstantLR extends BaseScheduler {
  readonly #factor: number
  readonly #totalIters: number

  constructor(group: ParamGroup, { factor, totalIters }: ValuesOf<typeof args>) {
    super(group)
    this.#factor = factor
    this.#totalIters = totalIters
  }

  protected nextLr(): number {
    const { lr } = this.group
    if (this.lastEpoch === 0) return lr * this.#factor
    return this.lastEpoch === this.#totalIters ? lr * (1 / this.#factor) : lr
  }
}

/** `constant_lr`: `torch.optim.lr_scheduler.ConstantLR` */
export const constantLr: SchedulerDefinition<typeof args> = {
  className: 'ConstantLR',
  args,
  refusal({ factor, totalIters }, { steps }) {
    if (factor !== 0 || totalIters === 0 || steps < totalIters) return null
    return { argument: 'factor', error: 'ZeroDivisionError: float division by zero', instead: args.factor.default }
  },
}
