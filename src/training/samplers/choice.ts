import { NumpySampler } from './numpy-sampler.ts'
import type { SamplerDefinition } from './sampler.ts'

/** The tutorial's random_batch: `np.random.choice(range(num_samples), batch_size, replace=False)`. */
class ChoiceSampler extends NumpySampler {
  next(out: Int32Array): number {
    this.random.choice(this.numSamples, out)
    return out.length
  }
}

/** `choice`: drawn without replacement, anew for every batch. */
export const choice: SamplerDefinition = { key: 'choice', create: (options) => new ChoiceSampler(options) }
