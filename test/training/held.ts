import type { Trainer } from '../../src/training/trainer.ts'

/** What a trainer's parameters hold, copied: the weight is out_features x in_features, row-major. */
export interface Held {
  readonly weight: Float32Array
  readonly bias: Float32Array | null
}

/** The parameters of the tutorial's model, by the names that its `state_dict()` has. */
export function held(trainer: Trainer): Held {
  const named = (name: string) => trainer.values().find((parameter) => parameter.name === name)?.data
  const weight = named('W.weight')
  if (weight === undefined) throw new Error('the model has no W.weight')
  return { weight, bias: named('W.bias') ?? null }
}
