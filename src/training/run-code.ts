import type { Config } from '../experiment/config.ts'
import { isLoaded, loadVectors } from '../torch/kernels/registry.ts'
import { isOptimizerLoaded, loadOptimizers } from '../torch/optim/loaded-optimizers.ts'
import { areSchedulersLoaded, loadSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'

/** What of a run says which code it needs that not every visit loads. */
type Needs = Pick<Config, 'torch' | 'optimizer' | 'scheduler'>

/** Whether all is there that a run computes with. */
export function isPrepared({ torch, optimizer, scheduler }: Needs): boolean {
  return isLoaded(torch) && isOptimizerLoaded(optimizer) && (scheduler === 'none' || areSchedulersLoaded())
}

/** Loads what a run computes with: the vectors of its release, and what optimizers and schedulers do. */
export async function prepare({ torch, optimizer, scheduler }: Needs): Promise<void> {
  await loadVectors(torch)
  if (!isOptimizerLoaded(optimizer)) await loadOptimizers()
  if (scheduler !== 'none') await loadSchedulers()
}
