import type { Kernels } from '../kernels.ts'
import { lossKernels } from './loss-kernels.ts'
import { matmulTransposed, transposedMatmul } from './openblas.ts'
import { rowKernels } from './row-kernels.ts'
import { stepKernels } from './step-kernels.ts'

/** PyTorch 1.13 with OpenBLAS, as Debian has it (docs/pytorch-semantics.md). */
export const torch113: Kernels = {
  ...rowKernels,
  ...lossKernels,
  ...stepKernels,
  setToNone: false,
  targets: (x, wT, samples, inner, columns, out) =>
    matmulTransposed(x.values, wT.values, samples, inner, columns, out.values),
  linear: (x, weight, rows, inner, columns, out) =>
    matmulTransposed(x.values, weight.values, rows, inner, columns, out.values),
  weightGrad: (grad, x, rows, outFeatures, inFeatures, out, accumulate) =>
    transposedMatmul(grad.values, x.values, rows, outFeatures, inFeatures, out.values, accumulate),
  // exp_avg.mul_(beta).add_(grad, alpha=1 - beta)
  average: (mean, gradient, beta) => stepKernels.decayAndAdd(mean, beta, gradient, 1 - beta),
  // mu_product * mu * mu_next, of a float32 tensor: mu is in it twice.
  nextMuProduct: (product, mu, next) => Math.fround(Math.fround(product * Math.fround(mu)) * Math.fround(next)),
  iteration: () => null,
}
