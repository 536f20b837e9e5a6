import type { Config } from '../experiment/config.ts'
import { isLoaded, loadVectors } from '../torch/kernels/registry.ts'
import { isCustomLossLoaded, loadCustomLoss } from '../torch/nn/losses/loaded-custom-loss.ts'
import { isOptimizerLoaded, loadOptimizers } from '../torch/optim/loaded-optimizers.ts'
import { areSchedulersLoaded, loadSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'

/** What of a run says which code it needs that not every visit loads. */
type Needs = Pick<Config, 'torch' | 'loss' | 'optimizer' | 'scheduler'>

/** Whether all is there that a run computes with. */
export function isPrepared({ torch, loss, optimizer, scheduler }: Needs): boolean {
  const hasLoss = loss !== 'custom' || isCustomLossLoaded()
  return isLoaded(torch) && hasLoss && isOptimizerLoaded(optimizer) && (scheduler === 'none' || areSchedulersLoaded())
}

/** Loads what a run computes with: the vectors of its release, and what custom losses, optimizers and schedulers do. */
export async function prepare({ torch, loss, optimizer, scheduler }: Needs): Promise<void> {
  await loadVectors(torch)
  if (loss === 'custom') await loadCustomLoss()
  if (!isOptimizerLoaded(optimizer)) await loadOptimizers()
  if (scheduler !== 'none') await loadSchedulers()
}
