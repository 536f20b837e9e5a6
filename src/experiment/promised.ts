import { releases } from '../torch/kernels/releases.ts'
import { ROUNDED_FUNCTIONS } from '../torch/nn/losses/custom.ts'
import { isUnmeasured, type Measurable } from './choices.ts'
import type { Config } from './config.ts'

/**
 * Why no digits are promised: the library adds in another order with so many rows of W; something of the run
 * was not yet held against the release, and only follows its source; a custom loss is another release's; or it has
 * functions whose last digit may be another one, in its loss or the norm by which gradients are clipped.
 */
export type Doubt = 'rows' | 'unmeasured' | 'otherLoss' | 'functions'

type Promisable = Measurable & Pick<Config, 'W' | 'expression' | 'normType'>

/** The p of those norms that take no powers but squares. */
const EXACT_NORMS: readonly number[] = [0, 1, 2, Number.POSITIVE_INFINITY]

/** What speaks against a promise that the release of PyTorch prints the very digits of the page; null where they are promised. */
export function doubtOf(config: Promisable): Doubt | null {
  if (isUnmeasured(config)) return 'unmeasured'
  if (config.loss === 'custom' && config.torch !== '1.13') return 'otherLoss'
  if (isRounded(config)) return 'functions'
  return config.W.rows <= promisedFeatures(config) ? null : 'rows'
}

function isRounded({ loss, expression, clipGrad, normType }: Promisable): boolean {
  const isLoss = loss === 'custom' && ROUNDED_FUNCTIONS.test(expression)
  return isLoss || (clipGrad === 'norm' && !EXACT_NORMS.includes(normType))
}

/** Up to so many rows of W the library adds in the order that is known. */
export function promisedFeatures({ torch }: Pick<Config, 'torch'>): number {
  return releases[torch].promisedFeatures
}
