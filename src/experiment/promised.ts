import { releases } from '../torch/kernels/releases.ts'
import { isUnmeasured } from './choices.ts'
import type { Config } from './config.ts'

/**
 * Why no digits are promised: the library adds in another order with so many rows of W, or the optimizer, or the clipping of
 * gradients, was not yet held against the release, and only follows its source.
 */
export type Doubt = 'rows' | 'unmeasured'

/** What speaks against a promise that the release of PyTorch prints the very digits of the page; null where they are promised. */
export function doubtOf(config: Pick<Config, 'torch' | 'W' | 'optimizer' | 'clipGrad'>): Doubt | null {
  if (isUnmeasured(config) || (config.torch === '2' && config.clipGrad === 'norm')) return 'unmeasured'
  return config.W.rows <= promisedFeatures(config) ? null : 'rows'
}

/** Up to so many rows of W the library adds in the order that is known. */
export function promisedFeatures({ torch }: Pick<Config, 'torch'>): number {
  return releases[torch].promisedFeatures
}
