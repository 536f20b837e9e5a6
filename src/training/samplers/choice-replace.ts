import { NumpySampler } from './numpy-sampler.ts'
import type { SamplerDefinition } from './sampler.ts'

/** `np.random.choice(range(num_samples), batch_size, replace=True)`: a sample may come twice, a batch outgrow the data. */
class ChoiceReplaceSampler extends NumpySampler {
  next(out: Int32Array): number {
    this.random.choiceWithReplacement(this.numSamples, out)
    return out.length
  }
}

/** `choice_replace`: drawn with replacement. */
export const choiceReplace: SamplerDefinition = {
  key: 'choice_replace',
  create: (options) => new ChoiceReplaceSampler(options),
}
