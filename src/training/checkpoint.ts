import type { SamplerState } from './samplers/sampler.ts'

/** A parameter at one moment. */
export interface ParameterState {
  readonly data: Float32Array
  /** null where PyTorch's `param.grad` is None. */
  readonly grad: Float32Array | null
}

/** Everything that a run carries from one iteration to the next: restored, it continues to the same bits. */
export interface Checkpoint {
  /** Iterations done. */
  readonly iteration: number
  /** The last batch loss, NaN before the first. */
  readonly loss: number
  /** In the order of `model.parameters()`. */
  readonly parameters: readonly ParameterState[]
  readonly sampler: SamplerState
  /** Bytes held in arrays. */
  readonly bytes: number
}
