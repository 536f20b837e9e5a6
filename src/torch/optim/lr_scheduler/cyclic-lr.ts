import { integerArgument, realArgument, type ValuesOf, wordArgument } from '../../arguments.ts'
import { pythonPower } from '../../python-powers.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import { growth } from './growth.ts'
import { momentumArguments, nothingToCycle, writeMomentum } from './momentum-cycle.ts'
import type { SchedulerDefinition } from './scheduler.ts'

const args = {
  baseLr: realArgument(0.001, { required: true }),
  maxLr: realArgument(0.1, { required: true }),
  stepSizeUp: integerArgument(2000, { min: 1 }),
  /** 0 stands for None: as many as up. */
  stepSizeDown: integerArgument(0),
  cyclicMode: wordArgument('mode', 'triangular', 'triangular2', 'exp_range'),
  gamma: realArgument(1),
  ...momentumArguments(0.8, 0.9),
}

type CyclicValues = ValuesOf<typeof args>

/** From this power of two on Python's float overflows. */
const FIRST_OVERFLOW = 1024

/** `torch.optim.lr_scheduler.CyclicLR`, `get_lr`: closed, of its own lr and momentum alone. */
export class CyclicLR extends BaseScheduler {
  readonly #values: CyclicValues

  constructor(group: ParamGroup, values: CyclicValues) {
    super(group)
    this.#values = values
  }

  protected nextLr(): number {
    const { stepSizeUp, baseLr, maxLr, baseMomentum, maxMomentum, cycleMomentum } = this.#values
    const size = sizeOf(this.#values)
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

/** `total_size`: the steps of a cycle. */
function sizeOf({ stepSizeUp, stepSizeDown }: CyclicValues): number {
  return stepSizeUp + (stepSizeDown || stepSizeUp)
}

/** `cyclic_lr`: `torch.optim.lr_scheduler.CyclicLR` */
export const cyclicLr: SchedulerDefinition<typeof args> = {
  className: 'CyclicLR',
  args,
  refusal(values, scheduled) {
    const { steps, release } = scheduled
    const { cyclicMode, stepSizeUp, maxLr, gamma, cycleMomentum } = values
    if (cyclicMode === 'triangular2' && Math.floor(1 + steps / sizeOf(values)) > FIRST_OVERFLOW) {
      const error = "OverflowError: (34, 'Numerical result out of range')"
      return { argument: 'stepSizeUp', error, instead: Math.max(stepSizeUp, steps) }
    }
    const grown = cyclicMode === 'exp_range' ? growth(maxLr, gamma, steps) : null
    return grown ?? nothingToCycle(cycleMomentum, scheduled, release !== '1.13')
  },
}
