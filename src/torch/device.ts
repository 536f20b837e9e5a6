import type { Kernels } from './kernels/kernels.ts'
import { kernelsOf } from './kernels/registry.ts'
import type { Release } from './kernels/releases.ts'
import { Lease } from './memory.ts'

/** Where the tensors of a run lie, and what computes with them. */
export interface Device {
  readonly kernels: Kernels
  /** Whose blocks the tensors are: given back together, when the run is dropped. */
  readonly lease: Lease
}

/** A device that computes as `release` of PyTorch does, with nothing on it yet. */
export function deviceOf(release: Release): Device {
  return { kernels: kernelsOf(release), lease: new Lease() }
}
