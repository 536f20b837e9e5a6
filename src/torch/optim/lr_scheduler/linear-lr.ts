import type { ValuesOf } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { linearLr } from './registry.ts'

/** `torch.optim.lr_scheduler.LinearLR`, `get_lr`. */
export class LinearLR extends BaseScheduler {
  readonly #values: ValuesOf<typeof linearLr.args>

  constructor(group: ParamGroup, values: ValuesOf<typeof linearLr.args>) {
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
