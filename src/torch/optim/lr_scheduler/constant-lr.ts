import type { ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { constantLr } from './registry.ts'

/** `torch.optim.lr_scheduler.ConstantLR`, `get_lr`. */
export class ConstantLR extends BaseScheduler {
  readonly #factor: number
  readonly #totalIters: number

  constructor(group: ParamGroup, { factor, totalIters }: ValuesOf<typeof constantLr.args>) {
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
