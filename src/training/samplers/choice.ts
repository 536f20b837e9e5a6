import { NumpySampler } from './numpy-sampler.ts'

/** The tutorial's random_batch: `np.random.choice(range(num_samples), batch_size, replace=False)`. */
export class ChoiceSampler extends NumpySampler {
  next(out: Int32Array): number {
    this.random.choice(this.numSamples, out)
    return out.length
  }
}
