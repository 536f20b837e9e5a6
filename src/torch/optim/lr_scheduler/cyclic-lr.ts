import type { ValuesOf } from '../../arguments.ts'
import { pythonPower } from '../../python-powers.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import { writeMomentum } from './momentum-cycle.ts'
import type { cyclicLr } from './registry.ts'
import { cycleSize } from './schedule-shape.ts'

type CyclicValues = ValuesOf<typeof cyclicLr.args>

/** `torch.optim.lr_scheduler.CyclicLR`, `get_lr`: closed, of its own lr and momentum alone. */
export class CyclicLR extends BaseScheduler {
  readonly #values: CyclicValues

  constructor(group: ParamGroup, values: CyclicValues) {
    super(group)
    this.#values = values
  }

  protected nextLr(): number {
    const { stepSizeUp, baseLr, maxLr, baseMomentum, maxMomentum, cycleMomentum } = this.#values
    const size = cycleSize(this.#values)
    const ratio = stepSizeUp / size
    const cycle = Math.floor(1 + this.lastEpoch / size)
    const x = 1 + this.lastEpoch / size - cycle
    const height = x <= ratio ? x / ratio : (x - 1) / (ratio - 1)
    const scale = this.#scale(cycle)
    if (cycleMomentum) writeMomentum(this.group, maxMomentum - (maxMomentum - baseMomentum) * height * scale)
    return baseLr + (maxLr - baseLr) * height * scale
  }

  /** `scale_fn` */
  #scale(cycle: number): number {
    const { cyclicMode, gamma } = this.#values
    if (cyclicMode === 'triangular') return 1
    return cyclicMode === 'triangular2' ? 1 / 2 ** (cycle - 1) : pythonPower(gamma, this.lastEpoch)
  }
}
