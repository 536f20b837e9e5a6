import { fma32 } from '../float32.ts'
import type { Kernels } from './kernels.ts'
import { matmulTransposed, transposedMatmul } from './openblas.ts'

/** PyTorch 1.13 with OpenBLAS, as Debian has it (docs/pytorch-semantics.md). */
export const torch113: Kernels = {
  setToNone: false,
  targets: matmulTransposed,
  linear: matmulTransposed,
  weightGrad: transposedMatmul,
  average,
}

/** `exp_avg.mul_(beta).add_(grad, alpha=1 - beta)` */
function average(mean: Float32Array, gradient: Float32Array, beta: number): void {
  const kept = Math.fround(beta)
  const added = Math.fround(1 - beta)
  for (let i = 0; i < mean.length; i++) {
    mean[i] = fma32(gradient[i] as number, added, Math.fround((mean[i] as number) * kept))
  }
}
