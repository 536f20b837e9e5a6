import { fma32 } from '../float32.ts'
import type { Kernels } from './kernels.ts'
import { linear, targets, weightGrad } from './mkl.ts'

/** PyTorch 2 as its wheel runs with MKL_CBWR=COMPATIBLE and one thread (docs/pytorch-2-semantics.md). */
export const torch2: Kernels = { setToNone: true, targets, linear, weightGrad, average }

/** `exp_avg.lerp_(grad, 1 - beta)`: from the end that is nearer (Lerp.h). */
function average(mean: Float32Array, gradient: Float32Array, beta: number): void {
  const weight = Math.fround(1 - beta)
  const back = Math.fround(weight - 1)
  const isSmall = weight < 0.5
  for (let i = 0; i < mean.length; i++) {
    const [m, g] = [mean[i] as number, gradient[i] as number]
    const difference = Math.fround(g - m)
    mean[i] = isSmall ? fma32(weight, difference, m) : fma32(back, difference, g)
  }
}
