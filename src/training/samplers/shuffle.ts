import { Generator } from '../../torch/random/generator.ts'
import { LoaderSampler } from './loader-sampler.ts'

/**
 * `DataLoader(shuffle=True)`: each epoch `torch.randperm` on a generator of its own, seeded from torch's (torch/utils/data/
 * sampler.py `RandomSampler`).
 */
export class ShuffleSampler extends LoaderSampler {
  readonly #own = new Generator(0)

  protected drawSeed(generator: Generator): number {
    return Number(generator.int63() & 0xffff_ffffn)
  }

  protected order(n: number, seed: number): Int32Array {
    this.#own.manualSeed(seed)
    return this.#own.randperm(n)
  }
}
