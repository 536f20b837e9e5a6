import { coreKernels } from './core/core.ts'
import { fusedCore, plainCore } from './core/started.ts'
import type { Kernels } from './kernels.ts'
import type { Release } from './releases.ts'
import { torch113 } from './script/torch-1.13.ts'
import { torch2 } from './script/torch-2.ts'

/** How each release computes in TypeScript: what is right, and what runs everywhere. */
export const scriptKernels: { readonly [R in Release]: Kernels } = { '2': torch2, '1.13': torch113 }

/** How each release computes in vectors; null where the engine has none that give the same bits. */
export const vectorKernels: { readonly [R in Release]: Kernels | null } = {
  '2':
    plainCore &&
    coreKernels(plainCore, ({ lerp }) => ({
      setToNone: torch2.setToNone,
      targets: torch2.targets,
      average: (mean, gradient, beta) => lerp(mean.at, gradient.at, 1 - beta, mean.length),
    })),
  '1.13':
    fusedCore &&
    coreKernels(fusedCore, ({ decayAndAdd }) => ({
      setToNone: torch113.setToNone,
      targets: torch113.targets,
      average: (mean, gradient, beta) => decayAndAdd(mean.at, beta, gradient.at, 1 - beta, mean.length),
    })),
}

/** How each release computes; apart from their description, so that the page does not load their arithmetic. */
export const kernelsOf: { readonly [R in Release]: Kernels } = {
  '2': vectorKernels['2'] ?? torch2,
  '1.13': vectorKernels['1.13'] ?? torch113,
}
