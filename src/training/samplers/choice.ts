import { RandomState } from '../../torch/random/numpy.ts'
import type { Sampler, SamplerDefinition, SamplerOptions, SamplerState } from './sampler.ts'

/** The tutorial's random_batch: `np.random.choice(range(num_samples), batch_size, replace=False)`. */
class ChoiceSampler implements Sampler {
  readonly #numSamples: number
  readonly #random: RandomState

  constructor({ numSamples, npSeed }: SamplerOptions) {
    this.#numSamples = numSamples
    this.#random = new RandomState(npSeed)
  }

  next(out: Int32Array): void {
    this.#random.choice(this.#numSamples, out)
  }

  save(): SamplerState {
    return { numpy: this.#random.save() }
  }

  restore(state: SamplerState): void {
    this.#random.restore(state.numpy)
  }
}

/** `choice`: drawn without replacement, anew for every batch. */
export const choice: SamplerDefinition = { key: 'choice', create: (options) => new ChoiceSampler(options) }
