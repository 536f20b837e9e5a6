import { learnedIn, type ParameterValues } from '../../src/training/learned.ts'
import type { Trainer } from '../../src/training/trainer.ts'

/** What a trainer's parameters hold, copied: the weight is out_features x in_features, row-major. */
export interface Held {
  readonly weight: Float32Array
  readonly bias: Float32Array | null
}

/** The parameters of the tutorial's model at a moment. */
export function heldIn(parameters: readonly ParameterValues[]): Held {
  const { weight, bias } = learnedIn(parameters)
  return { weight: weight.data, bias: bias?.data ?? null }
}

/** The parameters of the tutorial's model as they are. */
export function held(trainer: Trainer): Held {
  return heldIn(trainer.values())
}

/** The parameters of a model whose weight is out_features x `inFeatures`. */
export function parametersWith(
  weight: ArrayLike<number>,
  inFeatures: number,
  bias: ArrayLike<number> | null = null,
): readonly ParameterValues[] {
  const [columns, data] = [inFeatures, Float32Array.from(weight)]
  const own = { name: 'W.weight', rows: data.length / columns, columns, data }
  return bias === null ? [own] : [own, { name: 'W.bias', rows: 1, columns: bias.length, data: Float32Array.from(bias) }]
}
