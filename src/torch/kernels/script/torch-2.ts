import { fma32 } from '../../float32.ts'
import type { Kernels } from '../kernels.ts'
import { lossKernels } from './loss-kernels.ts'
import { linear, targets, weightGrad } from './mkl.ts'
import { rowKernels } from './row-kernels.ts'
import { stepKernels } from './step-kernels.ts'

/** PyTorch 2 as its wheel runs with MKL_CBWR=COMPATIBLE and one thread (docs/pytorch-2-semantics.md). */
export const torch2: Kernels = {
  ...rowKernels,
  ...lossKernels,
  ...stepKernels,
  setToNone: true,
  targets: (x, wT, samples, inner, columns, out) => targets(x.values, wT.values, samples, inner, columns, out.values),
  linear: (x, weight, rows, inner, columns, out) => linear(x.values, weight.values, rows, inner, columns, out.values),
  weightGrad: (grad, x, rows, outFeatures, inFeatures, out, accumulate) =>
    weightGrad(grad.values, x.values, rows, outFeatures, inFeatures, out.values, accumulate),
  average: (mean, gradient, beta) => lerp(mean.values, gradient.values, 1 - beta),
  // _get_value(mu_product) * mu_next
  nextMuProduct: (product, _, next) => product * next,
  iteration: () => null,
}

/** `mean.lerp_(gradient, weight)`: from the end that is nearer (Lerp.h). */
function lerp(mean: Float32Array, gradient: Float32Array, double: number): void {
  const weight = Math.fround(double)
  const back = Math.fround(weight - 1)
  const isSmall = weight < 0.5
  for (let i = 0; i < mean.length; i++) {
    const [m, g] = [mean[i] as number, gradient[i] as number]
    const difference = Math.fround(g - m)
    mean[i] = isSmall ? fma32(weight, difference, m) : fma32(back, difference, g)
  }
}
