import type { Mt19937State } from '../../torch/random/mt19937.ts'

/** A snapshot of where a sampler is in its draws. */
export interface SamplerState {
  readonly numpy: Mt19937State
}

/** Chooses the samples of each batch. */
export interface Sampler {
  /** The next batch: indices of samples, as many as `out` is long. */
  next(out: Int32Array): void
  save(): SamplerState
  restore(state: SamplerState): void
}

/** What a sampler is made from. */
export interface SamplerOptions {
  readonly numSamples: number
  readonly npSeed: number
}

/** A line of the registry. */
export interface SamplerDefinition {
  /** The value of the URL's `sampler`. */
  readonly key: string
  create(options: SamplerOptions): Sampler
}
