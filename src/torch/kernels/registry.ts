import { coreKernels, isFused, startCore } from './core/core.ts'
import { plainCore } from './core/started.ts'
import type { Kernels } from './kernels.ts'
import type { Release } from './releases.ts'
import { torch113 } from './script/torch-1.13.ts'
import { torch2 } from './script/torch-2.ts'

/** How each release computes in TypeScript: what is right, and what runs everywhere. */
export const scriptKernels: { readonly [R in Release]: Kernels } = { '2': torch2, '1.13': torch113 }

/** How a release computes in vectors; null where the engine has none that give the same bits, undefined before it is known. */
const vectors: { [R in Release]: Kernels | null | undefined } = {
  '2':
    plainCore &&
    coreKernels(plainCore, ({ lerp }) => ({
      setToNone: torch2.setToNone,
      nextMuProduct: torch2.nextMuProduct,
      targets: torch2.targets,
      average: (mean, gradient, beta) => lerp(mean.at, gradient.at, 1 - beta, mean.length),
    })),
  '1.13': undefined,
}

/**
 * How a release computes: the same bits, whichever it is. In TypeScript where there are no vectors, or they were not loaded.
 */
export function kernelsOf(release: Release): Kernels {
  return vectors[release] ?? scriptKernels[release]
}

/** Whether it is known which vectors there are for a release. */
export function isLoaded(release: Release): boolean {
  return vectors[release] !== undefined
}

/** Loads the vectors of a release, of which not every visit has need: for the runs that are made from then on. */
export async function loadVectors(release: Release): Promise<Kernels | null> {
  vectors[release] ??= await fusedVectors().catch(() => null)
  return vectors[release]
}

/** Those of 1.13; null where the engine does not fuse. */
async function fusedVectors(): Promise<Kernels | null> {
  const { module113 } = await import('./core/module-1.13.ts')
  const core = startCore(module113)
  if (core === null || !isFused(core)) return null
  return coreKernels(core, ({ decayAndAdd }) => ({
    setToNone: torch113.setToNone,
    nextMuProduct: torch113.nextMuProduct,
    targets: torch113.targets,
    average: (mean, gradient, beta) => decayAndAdd(mean.at, beta, gradient.at, 1 - beta, mean.length),
  }))
}
