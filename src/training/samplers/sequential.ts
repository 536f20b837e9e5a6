import { LoaderSampler } from './loader-sampler.ts'
import type { SamplerDefinition } from './sampler.ts'

/** `DataLoader(shuffle=False)` */
class SequentialSampler extends LoaderSampler {
  protected drawSeed(): number {
    return 0
  }

  protected order(n: number): Int32Array {
    return Int32Array.from({ length: n }, (_, i) => i)
  }
}

/** `sequential`: a DataLoader's batches in the order of the data. */
export const sequential: SamplerDefinition = { key: 'sequential', create: (options) => new SequentialSampler(options) }
