import type { Config, Key } from '../../experiment/config.ts'
import type { LimitName } from '../excess.ts'
import type { Reason } from '../stepping.ts'

// What each cause says of itself: plain data, which go to the page and into words there.

/** The one thing to do. */
export type Remedy =
  /** Run on until so many iterations are done. */
  { readonly type: 'run'; readonly iterations: number } | Setting

/** A setting to be made. */
export type Setting = {
  [K in Key]: { readonly type: 'set'; readonly key: K; readonly value: Config[K] }
}[Key]

/** Why no step can change a weight. */
export type Unmoving =
  | { readonly why: 'off'; readonly statement: 'backward' | 'step' }
  /** lr is 0, or float32 has no such number. */
  | { readonly why: 'lr' }
  /** A scheduler keeps it at 0 throughout. */
  | { readonly why: 'scheduler' }
  | { readonly why: 'accumulation'; readonly accumulationSteps: number; readonly iterations: number }
  /** Every prediction is its target from the start. */
  | { readonly why: 'exact' }

/** A direction of the weights that still has a good part of what is left. */
export interface LeftDirection {
  /** Of the eigenvalues, ascending, those of unseen directions included. */
  readonly index: number
  readonly eigenvalue: number
  /** width values: the unit eigenvector, the bias last. */
  readonly direction: Float64Array
  /** Its part of the loss that is unfinished. */
  readonly share: number
  /** What is left of its error at the start. */
  readonly left: number
  /** Iterations in which its error halves; null where it does not shrink. */
  readonly halving: number | null
  /** The same without momentum; null where there is none. */
  readonly plainHalving: number | null
}

/** How gradients that are never zeroed move the weight: SGD is SGD with momentum 1 then. */
export interface Swing {
  /** Iterations of a swing along the slowest and the steepest direction that samples have. */
  readonly slowest: number
  readonly steepest: number
  /** What an iteration multiplies the swings with, in the long run; 1: they go on for ever. An estimate where batches are random. */
  readonly growth: number
}

/** How far SGD at this lr would have come by now, against what is measured, along the slowest direction. */
export interface Comparison {
  /** What is left of the error along the slowest direction, as measured. */
  readonly left: number
  /** What plain SGD leaves of it in as many iterations, at `lr`. */
  readonly plain: number
  readonly lr: number
  /** The logarithms' quotient: 11 is "11 times faster"; null where the error did not shrink. */
  readonly faster: number | null
}

/** A limit of lr and by how much it is exceeded. */
export interface Beyond {
  readonly limit: LimitName
  readonly value: number
  readonly factor: number
}

/** What a verdict finds, with what is known of it. */
export type Finding =
  | { readonly cause: 'nothing-moves'; readonly detail: Unmoving; readonly remedy: Setting }
  | {
      readonly cause: 'overflow'
      /** What is too large: W, the bias in y, or data that somebody brought. */
      readonly detail: { readonly of: 'W' | 'trueBias' | 'data' }
      readonly remedy: Setting | null
    }
  | {
      readonly cause: 'momentum'
      readonly detail: { readonly of: 'momentum' | 'dampening'; readonly value: number }
      readonly remedy: Setting
    }
  | { readonly cause: 'no-zero-grad'; readonly detail: { readonly swing: Swing | null }; readonly remedy: Setting }
  | { readonly cause: 'maximize'; readonly detail: null; readonly remedy: Setting }
  | { readonly cause: 'broadcast'; readonly detail: null; readonly remedy: Setting }
  | {
      readonly cause: 'diverges'
      readonly detail: {
        /** The lr to blame, and since how many iterations it was in force. */
        readonly lr: number
        readonly since: number
        /** null where no limit is known to be exceeded. */
        readonly beyond: Beyond | null
        /** Whether a scheduler wrote that lr; `since` is the iteration then that first found it. */
        readonly scheduled: boolean
      }
      readonly remedy: Setting | null
    }
  | {
      readonly cause: 'bursts'
      /** `arrived`: this run has converged all the same. */
      readonly detail: {
        readonly lr: number
        readonly beyond: Beyond
        readonly typical: number | null
        readonly arrived: boolean
        /** Whether a scheduler takes lr there, and not for good: the average over runs ends above its start all the same. */
        readonly scheduled: boolean
      }
      readonly remedy: Setting | null
    }
  | {
      readonly cause: 'float32'
      /** The largest step that a batch asks for and half the spacing of the weights; null where the steps are not known. */
      readonly detail: { readonly largestStep: number; readonly halfSpacing: number } | null
      readonly remedy: null
    }
  | { readonly cause: 'measured'; readonly detail: { readonly reason: Reason | null }; readonly remedy: null }
  | {
      readonly cause: 'unfinished'
      readonly detail: {
        /** Every direction with over a tenth of what is left, the largest first; empty where none is known. */
        readonly directions: readonly LeftDirection[]
        /** In how many iterations the error halves later, along the slowest of all that have yet to settle; null where none is known. */
        readonly later: number | null
        /** Iterations done when the run has finished; null where that is not known. */
        readonly iterations: number | null
        /** Whether the full loss is below `GOAL` then, or every direction within a hundredth of where it rests. */
        readonly until: 'goal' | 'settled' | null
        /** What a scheduler has to do with it; null where lr stays as it is. */
        readonly scheduled: {
          /** lr at the moment that is spoken of. */
          readonly lr: number
          /** Where lr is beyond a limit for now, that, and the first iteration at which it is not any more. */
          readonly rising: { readonly beyond: Beyond; readonly until: number } | null
        } | null
      }
      readonly remedy: Remedy | null
    }
  | {
      readonly cause: 'batch-noise'
      /** The same chance, or steps of one size around the optimum, as signs take them; or what chance added has yet to fade. */
      readonly detail: {
        readonly by: 'batches' | 'steps' | 'fading'
        /** Of a run under a scheduler the expected full loss at the moment that is spoken of. */
        readonly loss: number | null
      }
      readonly remedy: Remedy
    }
  | {
      readonly cause: 'noise'
      /** Full loss of W itself: more than the least there is, for another weight fits these samples better. */
      readonly detail: { readonly ofW: number }
      readonly remedy: null
    }
  | { readonly cause: 'missing-bias'; readonly detail: { readonly largest: number }; readonly remedy: Setting }
  | {
      readonly cause: 'weight-decay'
      /** The loss that it adds where it lets the mean weight rest; null where that is not known. */
      readonly detail: { readonly weightDecay: number; readonly adds: number | null }
      readonly remedy: Setting
    }
  | { readonly cause: 'undetermined'; readonly detail: Undetermined; readonly remedy: Setting | null }
  | { readonly cause: 'arrived'; readonly detail: { readonly exact: boolean }; readonly remedy: null }

/** The word for what holds a run. */
export type Cause = Finding['cause']

/** Directions in which no sample points. */
export interface Undetermined {
  readonly directions: number
  readonly numSamples: number
  /** The most by which they hold a weight away from W. */
  readonly holds: number
  /** What happens to the weight along them: nothing, weight_decay takes it to 0, or steps by element move it. */
  readonly fate: 'stays' | 'fades' | 'moves'
}

/** The parts of what is left of the full loss; they add up to 1. */
export type Parts = Readonly<
  Record<'noise' | 'missing-bias' | 'weight-decay' | 'unfinished' | 'batch-noise' | 'float32', number>
>
