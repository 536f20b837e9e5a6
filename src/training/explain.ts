import type { Config } from '../experiment/config.ts'
import { clipCoefficient, totalNorm } from '../torch/nn/utils/clip-grad.ts'
import { WEIGHT } from './learned.ts'
import type { Moment, ParameterMoment, RateMoment } from './moment.ts'

type Off = Config['off'][number]

/** What a statement did, as data: which case it is and the numbers to say it with. The words are a language's matter. */
export type Explanation =
  /** No statement was carried out yet. */
  | { readonly type: 'start' }
  /** The last iteration was done as a whole, and nobody looked on. */
  | { readonly type: 'whole'; readonly iteration: number }
  | BatchDrawn
  /** `zero_grad()` cleared the gradients: they are None, or 0. */
  | { readonly type: 'cleared'; readonly none: boolean }
  /** There was no gradient to clear: before the first backward pass, or because there never is one. */
  | { readonly type: 'nothingToClear'; readonly backwardOff: boolean }
  /** `zero_grad()` is not due in this turn: gradients of `of` passes are collected, `passes` so far. */
  | { readonly type: 'notCleared'; readonly passes: number; readonly of: number }
  | { readonly type: 'predicted'; readonly furthest: number; readonly bias: boolean }
  | LossComputed
  | GradientAdded
  | GradientClipped
  /** The gradients are not clipped in this turn: `step()` is not due. */
  | { readonly type: 'notClipped'; readonly of: number }
  /** There was no gradient to clip. */
  | { readonly type: 'nothingToClip' }
  | Stepped
  /** `step()` came without a gradient and passed the parameters over. */
  | { readonly type: 'noGradient' }
  /** `step()` is not due in this turn. */
  | { readonly type: 'notStepped'; readonly passes: number; readonly of: number }
  /** `scheduler.step()` left lr as it was, or wrote another. */
  | ({ readonly type: 'scheduled' } & Pick<RateMoment, 'before' | 'after'>)
  /** `scheduler.step()` is not due in this turn, only each `of` iterations. */
  | { readonly type: 'notScheduled'; readonly of: number }

/** A batch was chosen from the data. */
export interface BatchDrawn {
  readonly type: 'batchDrawn'
  readonly sampler: Config['sampler']
  /** The first rows of it. */
  readonly rows: readonly number[]
  /** How many there are. */
  readonly total: number
  /** Fewer than batch_size: an epoch of a DataLoader ends. */
  readonly short: boolean
}

/** A backward pass filled the gradients, or added to them. */
export interface GradientAdded {
  readonly type: 'gradientAdded'
  /** The element of weight.grad that is furthest from 0, with its sign; NaN where any is. */
  readonly steepest: number
  /** The passes in it, this one included, and how many there are to be. */
  readonly passes: number
  readonly of: number
  /** The part of each loss that is back-propagated: 1 / `of` where the mean is taken. */
  readonly mean: boolean
  /** Passes pile up without end: zero_grad() is commented out. */
  readonly piled: boolean
  /** Nothing will come of it: step() is commented out. */
  readonly stepOff: boolean
}

/** The loss of a batch was computed. */
export interface LossComputed {
  readonly type: 'lossComputed'
  readonly kind: Config['loss']
  readonly loss: number
  /** How many errors it is the mean or the sum of. */
  readonly errors: number
  readonly isSum: boolean
  /** The rows of the batch where every prediction was held against every target; null where each was against its own. */
  readonly broadcast: number | null
}

/** The gradients were clipped: all together by their norm, or each element. */
export type GradientClipped = ClippedByNorm | ClippedByValue

interface Clipped {
  readonly type: 'clipped'
  /** `max_norm` or `clip_value` */
  readonly most: number
  /** Before: the norm of all of them together, or the element furthest from 0; NaN where any is no number. */
  readonly found: number
  /** Whether an element is infinite, or no number, still. */
  readonly lost: boolean
}

export interface ClippedByNorm extends Clipped {
  readonly by: 'norm'
  readonly normType: number
  /** What each gradient was multiplied with, at most 1. */
  readonly factor: number
}

export interface ClippedByValue extends Clipped {
  readonly by: 'value'
  /** The elements that were set to the most, of how many. */
  readonly elements: number
  readonly of: number
}

/** The optimizer moved the parameters. */
export interface Stepped {
  readonly type: 'stepped'
  readonly optimizer: Config['optimizer']
  readonly lr: number
  readonly momentum: number
  readonly weightDecay: number
  readonly nesterov: boolean
  readonly maximize: boolean
  /** The largest distance that a weight has gone; NaN where one is no number now. */
  readonly furthest: number
  /** The passes in the gradient where zero_grad() is commented out and there is more than the last; else 0. */
  readonly piled: number
}

/** How many rows of a batch are named. */
const NAMED = 8

/**
 * What the statement carried out last has done.
 * @param config the one in effect in the iteration of `moment`
 */
export function explain(moment: Moment, config: Config): Explanation {
  if (moment.last === null) return { type: 'start' }
  if (isUnseen(moment)) return { type: 'whole', iteration: moment.epoch + 1 }
  switch (moment.last) {
    case 'batch':
      return batchDrawn(moment, config)
    case 'zero_grad':
      return cleared(moment, config)
    case 'forward':
      return { type: 'predicted', furthest: furthest(moment.outputPred, moment.outputBatch), bias: config.bias }
    case 'loss':
      return lossComputed(moment, config)
    case 'backward':
      return gradientAdded(moment, config)
    case 'clip':
      return clipped(moment, config)
    case 'step':
      return stepped(moment, config)
    case 'scheduler':
      return scheduled(moment, config)
  }
}

/** Whether the last statement was carried out with a whole iteration, so that nothing is known of before. */
export function isUnseen({ parameters, before }: Moment): boolean {
  // A moment that was looked at has two lists, even of the same values.
  return parameters === before
}

/** Whether `statement` is commented out. */
export function isOff({ off }: Config, statement: string): boolean {
  return off.some((each: Off) => each === statement)
}

/** The largest distance of two arrays of one length; NaN where any is NaN. */
export function furthest(a: Float32Array, b: Float32Array): number {
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs(Math.fround((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN))))
  }
  return largest
}

function batchDrawn({ indices, batchRows }: Moment, { sampler, batchSize }: Config): Explanation {
  const rows = [...indices.subarray(0, NAMED)]
  return { type: 'batchDrawn', sampler, rows, total: batchRows, short: batchRows < batchSize }
}

function cleared({ executed, before, parameters, backwardPasses }: Moment, config: Config): Explanation {
  if (!executed) return { type: 'notCleared', passes: backwardPasses, of: config.accumulationSteps }
  if (gradOf(before) === null) return { type: 'nothingToClear', backwardOff: isOff(config, 'backward') }
  return { type: 'cleared', none: gradOf(parameters) === null }
}

function lossComputed({ loss, batchRows }: Moment, { loss: kind, reduction, squeezeY, W }: Config): LossComputed {
  const errors = batchRows * (squeezeY ? batchRows : W.columns)
  return {
    type: 'lossComputed',
    kind,
    loss,
    errors,
    isSum: reduction === 'sum',
    broadcast: squeezeY ? batchRows : null,
  }
}

function gradientAdded({ parameters, backwardPasses }: Moment, config: Config): Explanation {
  return {
    type: 'gradientAdded',
    steepest: steepest(gradOf(parameters) ?? new Float32Array()),
    passes: backwardPasses,
    of: config.accumulationSteps,
    mean: config.accumulationMean && config.accumulationSteps > 1,
    piled: isOff(config, 'zero_grad') && backwardPasses > 1,
    stepOff: isOff(config, 'step'),
  }
}

function clipped({ executed, before, parameters }: Moment, config: Config): Explanation {
  if (!executed) return { type: 'notClipped', of: config.accumulationSteps }
  const grads = before.flatMap(({ grad }) => (grad === null ? [] : [grad]))
  if (grads.length === 0) return { type: 'nothingToClip' }
  const all = grads.flatMap((grad) => [...grad])
  const now = parameters.flatMap(({ grad }) => (grad === null ? [] : [...grad]))
  const lost = now.some((value) => !Number.isFinite(value))
  const { clipGrad, maxNorm, normType, clipValue } = config
  if (clipGrad === 'norm') {
    const found = totalNorm(grads, normType)
    return {
      type: 'clipped',
      by: 'norm',
      most: maxNorm,
      normType,
      found,
      factor: clipCoefficient(found, maxNorm),
      lost,
    }
  }
  const found = Math.abs(steepest(Float32Array.from(all)))
  const elements = all.filter((value, i) => value !== now[i]).length
  return { type: 'clipped', by: 'value', most: clipValue, found, elements, of: all.length, lost }
}

function stepped({ executed, parameters, before, backwardPasses, lr: rate }: Moment, config: Config): Explanation {
  const { optimizer, weightDecay, nesterov, maximize, accumulationSteps } = config
  // What stood in the group: a scheduler writes both.
  const lr = rate?.before ?? config.lr
  const momentum = rate?.momentum ?? config.momentum
  if (!executed) return { type: 'notStepped', passes: backwardPasses, of: accumulationSteps }
  if (gradOf(parameters) === null) return { type: 'noGradient' }
  const moves = parameters.map(({ data }, i) => furthest(data, before[i]?.data ?? data))
  const piled = isOff(config, 'zero_grad') && backwardPasses > accumulationSteps ? backwardPasses : 0
  const moved = { furthest: Math.max(...moves), piled }
  return { type: 'stepped', optimizer, lr, momentum, weightDecay, nesterov, maximize, ...moved }
}

function scheduled({ executed, lr }: Moment, config: Config): Explanation {
  if (!executed) return { type: 'notScheduled', of: config.schedulerEvery }
  return { type: 'scheduled', before: lr?.before ?? config.lr, after: lr?.after ?? config.lr }
}

/** The gradient of the parameter that the others only help: one backward pass gives all of them theirs. */
function gradOf(parameters: readonly ParameterMoment[]): Float32Array | null {
  return parameters.find(({ name }) => name === WEIGHT)?.grad ?? null
}

function steepest(values: Float32Array): number {
  let found = 0
  for (const value of values) if (Number.isNaN(value) || Math.abs(value) > Math.abs(found)) found = value
  return found
}
