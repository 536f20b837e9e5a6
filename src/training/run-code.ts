import type { Config } from '../experiment/config.ts'
import { isLoaded, loadVectors } from '../torch/kernels/registry.ts'
import { areSchedulersLoaded, loadSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'

/** What of a run says which code it needs that not every visit loads. */
type Needs = Pick<Config, 'torch' | 'scheduler'>

/** Whether all is there that a run computes with. */
export function isPrepared({ torch, scheduler }: Needs): boolean {
  return isLoaded(torch) && (scheduler === 'none' || areSchedulersLoaded())
}

/** Loads what a run computes with: the vectors of its release, and what schedulers do. */
export async function prepare({ torch, scheduler }: Needs): Promise<void> {
  await loadVectors(torch)
  if (scheduler !== 'none') await loadSchedulers()
}
