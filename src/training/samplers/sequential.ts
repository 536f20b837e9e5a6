import { LoaderSampler } from './loader-sampler.ts'

/** `DataLoader(shuffle=False)` */
export class SequentialSampler extends LoaderSampler {
  protected drawSeed(): number {
    return 0
  }

  protected order(n: number): Int32Array {
    return Int32Array.from({ length: n }, (_, i) => i)
  }
}
