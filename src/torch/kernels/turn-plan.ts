import type { Floats, Ints } from '../memory.ts'

/** A loss as the kernels know it: by what they make of an element's error, with its beta or delta. */
export interface TurnLoss {
  readonly kind: 'squared' | 'absolute' | 'smooth' | 'huber'
  readonly argument: number
}

/**
 * One turn of the plain loop, all statements of it: a batch, zero_grad(), forward, a loss, backward, a step of SGD without
 * momentum and weight decay. Every gradient is there already, from a turn before.
 */
export interface TurnPlan {
  readonly samples: number
  readonly inFeatures: number
  readonly outFeatures: number
  /** The batch size in effect. */
  readonly rows: number
  readonly x: Floats
  readonly y: Floats
  /** What `np.random.choice` draws the batch with; null where its indices are there when the turn begins. */
  readonly draw: { readonly engine: Ints; readonly identity: Ints; readonly pool: Ints } | null
  readonly indices: Ints
  readonly inputBatch: Floats
  readonly outputBatch: Floats
  readonly outputPred: Floats
  readonly predGrad: Floats
  readonly weight: { readonly data: Floats; readonly grad: Floats }
  readonly bias: { readonly data: Floats; readonly grad: Floats } | null
  readonly lr: number
  readonly loss: TurnLoss
}
