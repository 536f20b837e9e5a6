import type { Ints } from '../../torch/memory.ts'
import type { Generator } from '../../torch/random/generator.ts'
import type { Sampler, SamplerOptions, SamplerState } from './sampler.ts'

/**
 * `torch.utils.data.DataLoader(batch_size=, shuffle=, drop_last=)` without workers, one epoch after the other
 * (docs/pytorch-semantics.md, section 1). An epoch begins when its first batch is asked for and draws a `base_seed`
 * that nothing uses (torch/utils/data/dataloader.py `_BaseDataLoaderIter`).
 */
export abstract class LoaderSampler implements Sampler {
  readonly drawing = null
  readonly #generator: Generator
  readonly #dropLast: boolean
  readonly #numSamples: number
  /** The samples in the order of the epoch, empty before the first. */
  #order: Int32Array = new Int32Array(0)
  #seed = 0
  #position = 0

  constructor({ numSamples, dropLast, generator }: SamplerOptions) {
    this.#numSamples = numSamples
    this.#dropLast = dropLast
    this.#generator = generator
  }

  next(out: Ints): number {
    const needed = this.#dropLast ? out.length : 1
    if (this.#order.length - this.#position < needed) this.#begin()
    const rows = Math.min(out.length, this.#order.length - this.#position)
    out.values.set(this.#order.subarray(this.#position, this.#position + rows))
    this.#position += rows
    return rows
  }

  save(): SamplerState {
    const epoch = this.#order.length === 0 ? null : { seed: this.#seed, position: this.#position }
    return { generator: this.#generator.save(), epoch }
  }

  restore({ generator, epoch }: SamplerState): void {
    this.#generator.restore(generator)
    this.#seed = epoch?.seed ?? 0
    this.#position = epoch?.position ?? 0
    this.#order = epoch ? this.order(this.#numSamples, this.#seed) : new Int32Array(0)
  }

  #begin(): void {
    this.#generator.int63()
    this.#seed = this.drawSeed(this.#generator)
    this.#position = 0
    this.#order = this.order(this.#numSamples, this.#seed)
  }

  /** The low 32 bits of the seed of an epoch's order; draws nothing and gives 0 where the order is always the same. */
  protected abstract drawSeed(generator: Generator): number

  /** 0..n-1 in the order of an epoch. */
  protected abstract order(n: number, seed: number): Int32Array
}
