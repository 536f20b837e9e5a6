import type { Run } from '../experiment/config.ts'
import type { ParameterValues } from '../training/learned.ts'

/**
 * The limits of lr that the theory knows: `fullBatch`, below which the mean error shrinks; `meanSquare`, the safe one, below
 * which its mean square does; `typical`, beyond which almost every run grows; `fastest`, where the full batch shrinks fastest.
 */
export type LrLimit = 'fullBatch' | 'meanSquare' | 'typical' | 'fastest'

/** The combination of weights along which the mean error shrinks slowest, or fastest. */
export type Extreme = 'slowest' | 'fastest'

/** A moment of a run as it is measured; the engine's frames have all of it. */
export interface MeasuredMoment {
  readonly loss: number
  readonly fullLoss: number | null
  readonly parameters: readonly ParameterValues[]
  readonly divergedAt: number | null
  readonly history: {
    /** The largest batch losses, of a few iterations each. */
    readonly max: Float32Array
    readonly full: Float32Array
    /** -1 where nothing was recorded. */
    readonly fullAt: Float64Array
    readonly initialFull: number
  }
  /** Of the cost lines printed so far; old ones are let go of. */
  readonly logged: { readonly losses: Float32Array }
  /** The rows of the last batch are in it. */
  readonly moment: { readonly indices: Int32Array } | null
}

/** Where measures are taken: the page asks its workers, a test its own engine. What is not known is NaN. */
export interface Laboratory {
  /** `run` once `iteration` iterations are done, stopped there. */
  momentOf(run: Run, iteration: number): Promise<MeasuredMoment>
  limitOf(run: Run, limit: LrLimit): Promise<number>
  leastLossOf(run: Run): Promise<number>
  /** In how many iterations the mean error halves in the long run. */
  halvingOf(run: Run, along: Extreme): Promise<number>
  /** The variance of a batch's gradient, in that of a single sample's. */
  varianceOf(run: Run): Promise<number>
}
