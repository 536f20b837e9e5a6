import type { TurnPlan } from '../../torch/kernels/turn-plan.ts'
import type { Ints } from '../../torch/memory.ts'
import { RandomState } from '../../torch/random/numpy.ts'
import type { Sampler, SamplerOptions, SamplerState } from './sampler.ts'

/** What both ways of `np.random.choice` share: NumPy's generator. */
export abstract class NumpySampler implements Sampler {
  protected readonly numSamples: number
  protected readonly random: RandomState

  constructor({ numSamples, npSeed, lease }: SamplerOptions) {
    this.numSamples = numSamples
    this.random = new RandomState(npSeed, lease)
  }

  abstract readonly drawing: TurnPlan['draw']

  abstract next(out: Ints): number

  save(): SamplerState {
    return { generator: { engine: this.random.save(), cachedNormal: null }, epoch: null }
  }

  restore({ generator }: SamplerState): void {
    this.random.restore(generator.engine)
  }
}
