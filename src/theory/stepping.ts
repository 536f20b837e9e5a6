import { isLoader } from '../experiment/choices.ts'
import type { Config } from '../experiment/config.ts'
import { isByLosses } from './schedule.ts'

/** What one `optimizer.step()` of SGD does, as far as the closed forms see it; scalars as float32 holds them. */
export interface Stepping {
  readonly lr: number
  readonly momentum: number
  /** 1 - dampening, the share of a gradient that enters the momentum buffer. */
  readonly intake: number
  readonly nesterov: boolean
  readonly weightDecay: number
  /**
   * A step's gradient in means over a batch: accumulation_steps of the sum, 1 of the mean; with `reduction='sum'` times the
   * elements that the mean would be of.
   */
  readonly gradients: number
  /**
   * The variance of a step's gradient in that of a single sample's: (n - B) / (B (n - 1)) for a batch drawn without
   * replacement, 1 / B with, for each of its batches times the square of what that counts. 0 if every batch is all data.
   */
  readonly variance: number
}

/** Why there is no closed form. */
export type Reason =
  /** The loss is not quadratic. */
  | { readonly code: 'loss' }
  /** A loss that is an expression: of what may be anything nothing is forecast. */
  | { readonly code: 'custom' }
  /** Steps are not linear in the gradient. */
  | { readonly code: 'optimizer' }
  /** Steps go up the loss. */
  | { readonly code: 'maximize' }
  /** Every prediction is held against every target: y was squeezed. */
  | { readonly code: 'broadcast' }
  /** Gradients are clipped before a step. */
  | { readonly code: 'clipping' }
  /** A scheduler writes lr by the losses. */
  | { readonly code: 'plateau' }
  /** What a scheduler writes is looked at up to this iteration. */
  | { readonly code: 'schedule'; readonly iteration: number }
  /** Too much to compute. */
  | { readonly code: 'work' }
  /** Gradients pile up: `zero_grad` is commented out. */
  | { readonly code: 'zeroGrad' }
  /** A state was loaded that came from elsewhere, once so many iterations were done. */
  | { readonly code: 'state'; readonly iteration: number }
  /** Batches of a DataLoader depend on each other. */
  | { readonly code: 'loader' }
  /** Momentum and many directions, from this iteration on: the moments of weight and buffer together are not followed. */
  | { readonly code: 'momentum'; readonly iteration: number }
  /** More directions (inputs, and a bias) than the second moments are followed for. */
  | { readonly code: 'inputs'; readonly inputs: number; readonly most: number }

/** A prediction, or why there is none. */
export type Predicted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason }

/** How the loop of `config` moves the weight: by steps, not at all, or in a way that no closed form here describes. */
export type Motion =
  | { readonly kind: 'steps'; readonly stepping: Stepping }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: Reason }

/** How the loop of `config` moves the weight; with a scheduler by the lr and momentum that it has. */
export function motionOf(config: Config): Motion {
  const { off, loss, optimizer } = config
  // The formulas tell squared errors, also of weights that do not move.
  if (loss !== 'mse') return { kind: 'unknown', reason: { code: loss === 'custom' ? 'custom' : 'loss' } }
  if (off.includes('step') || off.includes('backward')) return { kind: 'none' }
  if (config.squeezeY) return { kind: 'unknown', reason: { code: 'broadcast' } }
  if (optimizer !== 'sgd') return { kind: 'unknown', reason: { code: 'optimizer' } }
  if (config.maximize) return { kind: 'unknown', reason: { code: 'maximize' } }
  if (config.clipGrad !== 'none') return { kind: 'unknown', reason: { code: 'clipping' } }
  if (isByLosses(config)) return { kind: 'unknown', reason: { code: 'plateau' } }
  if (off.includes('zero_grad')) return { kind: 'unknown', reason: { code: 'zeroGrad' } }
  if (isLoader(config) && config.batchSize !== config.numSamples) return { kind: 'unknown', reason: { code: 'loader' } }
  return { kind: 'steps', stepping: steppingOf(config) }
}

/** The step of a config whose motion is by steps. */
export function steppingOf(config: Config): Stepping {
  const { lr, momentum, dampening, nesterov, weightDecay, accumulationSteps } = config
  const weight = passWeight(config)
  return {
    lr: Math.fround(lr),
    momentum: Math.fround(momentum),
    intake: momentum === 0 ? 1 : Math.fround(1 - dampening),
    nesterov: nesterov && momentum !== 0,
    weightDecay: Math.fround(weightDecay),
    gradients: accumulationSteps * weight,
    variance: accumulationSteps * weight ** 2 * batchVariance(config),
  }
}

/** What the mean over one batch counts in a step's gradient. */
export function passWeight({ accumulationSteps, accumulationMean, reduction, batchSize, W }: Config): number {
  const loss = lossWeight({ reduction, batchSize, W })
  return accumulationMean ? loss / accumulationSteps : loss
}

/** What the mean over a batch counts in its loss: as many times as it has elements where they are added up. */
export function lossWeight({ reduction, batchSize, W }: Pick<Config, 'reduction' | 'batchSize' | 'W'>): number {
  return reduction === 'sum' ? batchSize * W.columns : 1
}

/**
 * The variance of a mean over a batch in that of a single sample (W. G. Cochran, "Sampling Techniques", 1977, theorems 2.1
 * and 2.2: two different samples are together in a batch with probability B (B - 1) / (n (n - 1))).
 */
export function batchVariance({ batchSize, numSamples, sampler }: Config): number {
  if (numSamples === 1) return 0
  if (sampler === 'choice_replace') return 1 / batchSize
  return (numSamples - batchSize) / (batchSize * (numSamples - 1))
}
