import type { Ints } from '../../torch/memory.ts'
import { NumpySampler } from './numpy-sampler.ts'

/** `np.random.choice(range(num_samples), batch_size, replace=True)`: a sample may come twice, a batch outgrow the data. */
export class ChoiceReplaceSampler extends NumpySampler {
  readonly drawing = null

  next(out: Ints): number {
    this.random.choiceWithReplacement(this.numSamples, out)
    return out.length
  }
}
