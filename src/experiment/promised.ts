import { releases } from '../torch/kernels/releases.ts'
import type { Config } from './config.ts'

/** Whether the release of PyTorch that a run is for prints the very digits of the page. */
export function isPromised({ torch, W }: Pick<Config, 'torch' | 'W'>): boolean {
  return W.rows <= releases[torch].promisedFeatures
}
