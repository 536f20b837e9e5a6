import type { ValuesOf } from '../../arguments.ts'
import { pythonCos } from '../../python-cos.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import type { cosineAnnealingLr } from './registry.ts'

/** `torch.optim.lr_scheduler.CosineAnnealingLR`, `get_lr`: recursive, from the lr that stands in the group. */
export class CosineAnnealingLR extends BaseScheduler {
  readonly #period: number
  readonly #least: number

  constructor(group: ParamGroup, { T_max, etaMin }: ValuesOf<typeof cosineAnnealingLr.args>) {
    super(group)
    this.#period = T_max
    this.#least = etaMin
  }

  protected nextLr(): number {
    const { lr } = this.group
    const { lastEpoch } = this
    if (lastEpoch === 0) return lr
    // The step out of a valley, where the ratio below would be 0 / 0.
    if ((lastEpoch - 1 - this.#period) % (2 * this.#period) === 0) {
      return lr + ((this.baseLr - this.#least) * (1 - pythonCos(Math.PI / this.#period))) / 2
    }
    return (this.#height(lastEpoch) / this.#height(lastEpoch - 1)) * (lr - this.#least) + this.#least
  }

  /** `1 + math.cos(math.pi * epoch / self.T_max)` */
  #height(epoch: number): number {
    return 1 + pythonCos((Math.PI * epoch) / this.#period)
  }
}
