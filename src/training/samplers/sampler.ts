import type { TurnPlan } from '../../torch/kernels/turn-plan.ts'
import type { Ints, Lease } from '../../torch/memory.ts'
import type { Generator, GeneratorState } from '../../torch/random/generator.ts'

/** A snapshot of where a sampler is in its draws. */
export interface SamplerState {
  /** The generator it draws from: NumPy's, which has no cached normal, or torch's. */
  readonly generator: GeneratorState
  /** The pass over the data that a DataLoader is in; null before the first, and for NumPy's samplers, which know none. */
  readonly epoch: Epoch | null
}

/** Where a DataLoader is in a pass over the data. */
export interface Epoch {
  /** The low 32 bits of the seed of its permutation; 0 where nothing is shuffled. */
  readonly seed: number
  /** Samples drawn of it. */
  readonly position: number
}

/** Chooses the samples of each batch. */
export interface Sampler {
  /**
   * The next batch: indices of samples into `out`, whose length is the batch size.
   * @returns how many there are: `out.length`, less in the short last batch of a DataLoader's epoch
   */
  next(out: Ints): number
  /** What the next batch is drawn with where that is `np.random.choice` without replacement, so that a kernel may; else null. */
  readonly drawing: TurnPlan['draw']
  save(): SamplerState
  restore(state: SamplerState): void
}

/** What a sampler is made from. */
export interface SamplerOptions {
  readonly numSamples: number
  readonly npSeed: number
  /** `DataLoader(drop_last=)`, with batches of no more than `numSamples`; NumPy's samplers have no short batch. */
  readonly dropLast: boolean
  /** torch's global generator after the model's initialisation; a DataLoader draws from it, nothing else may by then. */
  readonly generator: Generator
  /** Whose blocks its arrays are. */
  readonly lease: Lease
}

/** The class itself. */
export type SamplerClass = new (options: SamplerOptions) => Sampler
