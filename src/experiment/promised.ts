import { releases } from '../torch/kernels/releases.ts'
import type { Config } from './config.ts'

/** Whether the release of PyTorch that a run is for prints the very digits of the page. */
export function isPromised({ torch, W }: Pick<Config, 'torch' | 'W'>): boolean {
  return W.rows <= promisedFeatures({ torch })
}

/** Up to so many rows of W it does. */
export function promisedFeatures({ torch }: Pick<Config, 'torch'>): number {
  return releases[torch].promisedFeatures
}
