import { RandomState } from '../../torch/random/numpy.ts'
import type { Sampler, SamplerOptions, SamplerState } from './sampler.ts'

/** What both ways of `np.random.choice` share: NumPy's generator. */
export abstract class NumpySampler implements Sampler {
  protected readonly numSamples: number
  protected readonly random: RandomState

  constructor({ numSamples, npSeed }: SamplerOptions) {
    this.numSamples = numSamples
    this.random = new RandomState(npSeed)
  }

  abstract next(out: Int32Array): number

  save(): SamplerState {
    return { generator: { engine: this.random.save(), cachedNormal: null }, epoch: null }
  }

  restore({ generator }: SamplerState): void {
    this.random.restore(generator.engine)
  }
}
