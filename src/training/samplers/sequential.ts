import { LoaderSampler } from './loader-sampler.ts'

/** `DataLoader(shuffle=False)` */
export class SequentialSampler extends LoaderSampler {
  /** The same in every epoch. */
  #order = new Int32Array(0)

  protected drawSeed(): number {
    return 0
  }

  protected order(n: number): Int32Array {
    if (this.#order.length !== n) this.#order = Int32Array.from({ length: n }, (_, i) => i)
    return this.#order
  }
}
