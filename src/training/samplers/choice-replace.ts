import { NumpySampler } from './numpy-sampler.ts'

/** `np.random.choice(range(num_samples), batch_size, replace=True)`: a sample may come twice, a batch outgrow the data. */
export class ChoiceReplaceSampler extends NumpySampler {
  next(out: Int32Array): number {
    this.random.choiceWithReplacement(this.numSamples, out)
    return out.length
  }
}
