import type { Kernels } from '../../src/torch/kernels/kernels.ts'
import { loadVectors } from '../../src/torch/kernels/registry.ts'
import type { Release } from '../../src/torch/kernels/releases.ts'

/** Node has vectors, fused ones too, so that no test passes for want of what it is about. */
async function loaded(release: Release): Promise<Kernels> {
  const kernels = await loadVectors(release)
  if (kernels === null) throw new Error(`no vectors for ${release} here`)
  return kernels
}

/** How each release computes in vectors. */
export const vectorKernels = { '2': await loaded('2'), '1.13': await loaded('1.13') }
