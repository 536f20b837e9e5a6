import type { TurnPlan } from '../../torch/kernels/turn-plan.ts'
import type { Ints } from '../../torch/memory.ts'
import { NumpySampler } from './numpy-sampler.ts'

/** The tutorial's random_batch: `np.random.choice(range(num_samples), batch_size, replace=False)`. */
export class ChoiceSampler extends NumpySampler {
  get drawing(): TurnPlan['draw'] {
    return this.random.drawing(this.numSamples)
  }

  next(out: Ints): number {
    this.random.choice(this.numSamples, out)
    return out.length
  }
}
