import type { Config, Run } from '../../experiment/config.ts'
import type { ParameterValues } from '../../training/learned.ts'
import type { RunMoment } from '../causes/situation.ts'
import type { CellStory } from '../cell-story.ts'
import type { Course } from '../course.ts'
import type { Excess } from '../excess.ts'
import type { PlaneAxis, PlanePosition } from '../landscape.ts'
import type { Leftover } from '../leftover.ts'
import type { Limits } from '../limits.ts'
import type { Plateau } from '../plateau.ts'
import type { Reach } from '../reach.ts'
import type { Standstill } from '../standstill.ts'
import type { Predicted, Reason } from '../stepping.ts'
import type { Verdict } from '../verdict.ts'

// What the page asks of the theory, and what it hears: plain data, which go to a worker and back.

/** The expected loss at some iterations, ascending. */
export interface CourseQuestion {
  readonly type: 'course'
  readonly run: Run
  readonly iterations: readonly number[]
}

/** What lr may be under `config`, which is `run`'s at some moment, with each of these batch sizes. */
export interface RatesQuestion {
  readonly type: 'rates'
  readonly run: Run
  readonly config: Config
  readonly batchSizes: readonly number[]
}

/** What every visit asks. */
export type FirstQuestion = CourseQuestion | RatesQuestion

/** Why the run is where it is. */
export interface InsightQuestion {
  readonly type: 'insight'
  readonly run: Run
  /** The settings on screen, and the moment. */
  readonly config: Config
  readonly iteration: number
  /** What the model's parameters hold. */
  readonly parameters: readonly ParameterValues[]
  /** What lr may be is told for each of these. */
  readonly batchSizes: readonly number[]
}

/** What holds the run where it is. */
export interface VerdictQuestion extends RunMoment {
  readonly type: 'verdict'
}

/** Why one weight is what it is. */
export interface CellQuestion extends RunMoment {
  readonly type: 'cell'
  readonly input: number
  readonly column: number
}

/** Weights of a run at some moments. */
export interface WeightSamples {
  /** Iterations done at each, ascending. */
  readonly iterations: Float64Array
  /** samples x columns x width: of the output columns that are told the weights, the bias last. */
  readonly weights: Float32Array
}

/** How far a run's weights are from the optimum along the eigenvectors of the Hessian, and how far they are expected to be. */
export interface DirectionsQuestion {
  readonly type: 'directions'
  readonly run: Run
  /** The output columns that are told. */
  readonly columns: { readonly first: number; readonly count: number }
  readonly samples: WeightSamples
  /** The moment on screen, one sample. */
  readonly now: WeightSamples
  /** The iterations at which it is told what is expected, ascending. */
  readonly grid: readonly number[]
}

/** The loss of an output column over its slowest and its fastest direction, and the paths of runs on it. */
export interface LandscapeQuestion {
  readonly type: 'landscape'
  readonly run: Run
  readonly column: number
  /** The moment on screen, whose target the landscape is of. */
  readonly iteration: number
  /** Of the column alone, as all samples here. */
  readonly samples: WeightSamples
  readonly now: WeightSamples
  /** Of other runs with the same data. */
  readonly others: readonly { readonly key: string; readonly samples: WeightSamples }[]
  readonly grid: readonly number[]
}

export type Question =
  | CourseQuestion
  | RatesQuestion
  | InsightQuestion
  | VerdictQuestion
  | CellQuestion
  | DirectionsQuestion
  | LandscapeQuestion

export interface CourseAnswer {
  readonly type: 'course'
  readonly run: Run
  readonly iterations: readonly number[]
  readonly course: Predicted<Course>
  /** The least loss that there is; null where that is 0 but for rounding. */
  readonly floor: number | null
}

/** What lr may be with one batch size. */
export interface Rates {
  readonly batchSize: number
  readonly limits: Limits
  /** What an lr is beyond, by the limit from which on it is; ascending. */
  readonly excesses: readonly Excess[]
  /** Where the expected loss falls fastest. */
  readonly fastest: number | null
  /** Of a batch's gradient, in that of a single sample's. */
  readonly variance: number
}

export interface RatesAnswer {
  readonly type: 'rates'
  /** In the order of the batch sizes asked for. */
  readonly rates: readonly Rates[]
}

/** A weight, and what is known of its distance from the target. */
export interface Gap {
  readonly input: number
  readonly column: number
  readonly target: number
  /** The weight that explains y best is off by so much: noise. */
  readonly noise: number
  /** What the slowest direction still lacks, of this weight, and all others. */
  readonly slowest: number
  readonly others: number
  /** The sum of all that. */
  readonly expected: number
  readonly learned: number
}

/** What the data alone decide. */
export interface DataFacts {
  /** Ascending. */
  readonly eigenvalues: Float64Array
  readonly rank: number
  readonly condition: number
  readonly floor: number | null
}

/** What is left, and what the slowest direction has to do with it. */
export interface Left {
  readonly leftover: Leftover
  /** What an iteration multiplies the error along the slowest direction with, in the long run. */
  readonly factor: number
  /** The largest distance of a learned weight from its target. */
  readonly largestNow: number
  /** Of them the last place of the direction is the bias's, where it is longer. */
  readonly inFeatures: number
  /** The weights expected to be furthest from their targets. */
  readonly gaps: readonly Gap[]
}

/** When the full loss is `goal`, from the start, at the present lr and at the fastest. */
export interface HowLong {
  readonly goal: number
  readonly now: Reach
  readonly fastest: { readonly lr: number; readonly reach: Reach } | null
  /** The loss at which float32 stops the run, roughly. */
  readonly rounding: number
}

/** What another setting would do; each null where no closed form tells. */
export interface WhatIf {
  /** Momentum, the run's own or the usual: iterations in which the error along the slowest direction halves, and without it. */
  readonly momentum: { readonly value: number; readonly halving: number; readonly plain: number } | null
  /** zero_grad commented out: iterations of a swing past W and back, along the slowest and the steepest direction. */
  readonly swing: { readonly slowest: number; readonly steepest: number } | null
}

/** What a scheduler makes of lr in a run. */
export interface LrCourse {
  /** lr and momentum at the moment on screen, which the limits are of. */
  readonly lr: number
  readonly momentum: number
  /** The largest lr that an iteration of the run has, and the first that does. */
  readonly largest: { readonly lr: number; readonly iteration: number }
  /** How many iterations have one above the safe limit, of those of the run; null where that is not known. */
  readonly above: number | null
}

export interface Insight {
  readonly type: 'insight'
  /** The moment that is spoken of: the one on screen, or before the first iteration the run's end. */
  readonly iteration: number
  readonly ahead: boolean
  /** Why the course of this run is not known. */
  readonly reason: Reason | null
  readonly data: DataFacts
  /** The full loss at the weight on screen. */
  readonly measured: number
  /** null where it is not known. */
  readonly expected: number | null
  readonly left: Left | null
  readonly howLong: HowLong | null
  readonly excess: Excess | null
  /** In the order of the batch sizes asked for. */
  readonly rates: readonly Rates[]
  readonly standstill: Standstill
  readonly plateau: Plateau | null
  /** What a step does to the mean error along the steepest direction, without momentum: below 0 it overshoots. */
  readonly steepest: { readonly eigenvalue: number; readonly factor: number } | null
  readonly whatIf: WhatIf
  /** null where lr stays as it is set, or a scheduler goes by the losses. */
  readonly schedule: LrCourse | null
  /** The most by which the weight that explains y best misses W. */
  readonly bestMisses: number
}

export interface VerdictAnswer {
  readonly type: 'verdict'
  readonly verdict: Verdict
}

export interface CellAnswer {
  readonly type: 'cell'
  readonly story: CellStory
}

/** A line of the picture: the length of the error along an eigenvector, over the columns that were asked for. */
export interface DirectionLine {
  /** Among the directions that the samples have, the slowest 0. */
  readonly index: number
  readonly eigenvalue: number
  /** At each sample. */
  readonly values: Float64Array
  readonly now: number
  /** At each iteration of the grid; null where it is not known. */
  readonly expected: Float64Array | null
}

export interface DirectionsAnswer {
  readonly type: 'directions'
  /** Of many directions the slowest and the fastest. */
  readonly lines: readonly DirectionLine[]
  /** How many directions the samples have, of `width`. */
  readonly rank: number
  readonly width: number
  /** Why nothing is known of what is expected. */
  readonly reason: Reason | null
  /** Half the distance from the largest weight of the optimum to the next float32. */
  readonly rounding: number
  /**
   * Iterations in which the mean error halves along the slowest and the fastest direction; null where that is not known. With a
   * scheduler at the lr that it has for now.
   */
  readonly halving: { readonly slowest: number; readonly fastest: number; readonly scheduled: number | null } | null
}

/** A point of the plane: along the slow and along the fast direction, from the optimum. */
export type PlanePoint = readonly [slow: number, fast: number]

/** What of the plane is in view. */
export interface PlaneExtent {
  readonly low: PlanePoint
  readonly high: PlanePoint
}

/** A contour: half its width and half its height, and the loss on it. */
export interface Contour {
  readonly loss: number
  readonly slow: number
  readonly fast: number
}

/** What is drawn of a landscape: its loss is floor + slow.curvature * a^2 + fast.curvature * b^2. */
export interface LandscapePlane {
  readonly floor: number
  readonly slow: Pick<PlaneAxis, 'eigenvalue' | 'curvature'>
  readonly fast: Pick<PlaneAxis, 'eigenvalue' | 'curvature'>
  /** At each sample. */
  readonly path: readonly PlanePosition[]
  readonly now: PlanePosition | null
  /** The paths of the other runs. */
  readonly others: readonly { readonly key: string; readonly points: readonly PlanePoint[] }[]
  /** Where the run is expected to go while the target is the one of the landscape; empty where that is not known. */
  readonly expected: readonly PlanePoint[]
  /** Holds the optimum and the paths, as far as these do not run away. */
  readonly range: PlaneExtent
  readonly contours: readonly Contour[]
}

export interface LandscapeAnswer {
  readonly type: 'landscape'
  /** null where the data have no two directions. */
  readonly plane: LandscapePlane | null
}

export type Answer =
  | CourseAnswer
  | RatesAnswer
  | Insight
  | VerdictAnswer
  | CellAnswer
  | DirectionsAnswer
  | LandscapeAnswer

/** A question on its way to the worker. */
export interface Asked {
  readonly id: number
  readonly question: Question
}

/** What the worker says of a question: that it has begun with it, so that it is alive; and its answer, or why there is none. */
export type Reply =
  | { readonly type: 'begun'; readonly id: number }
  | { readonly type: 'answered'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'refused'; readonly id: number; readonly message: string }
