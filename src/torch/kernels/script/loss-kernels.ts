import type { Kernels } from '../kernels.ts'

/** The losses' part of the kernels (docs/pytorch-semantics.md, section 3). */
export const lossKernels: Pick<
  Kernels,
  | 'squaredErrors'
  | 'squaredErrorsGrad'
  | 'absoluteErrors'
  | 'absoluteErrorsGrad'
  | 'smoothErrors'
  | 'smoothErrorsGrad'
  | 'huberErrors'
  | 'huberErrorsGrad'
> = {
  squaredErrors({ values: pred }, { values: target }, n, { values: out }) {
    for (let i = 0; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      out[i] = d * d
    }
  },

  squaredErrorsGrad({ values: pred }, { values: target }, n, divisor, scale, { values: grad }) {
    const factor = Math.fround(2 / divisor)
    for (let i = 0; i < n; i++) {
      grad[i] = Math.fround(factor * Math.fround((pred[i] as number) - (target[i] as number))) * scale
    }
  },

  absoluteErrors({ values: pred }, { values: target }, n, { values: out }) {
    for (let i = 0; i < n; i++) out[i] = Math.abs((pred[i] as number) - (target[i] as number))
  },

  absoluteErrorsGrad({ values: pred }, { values: target }, n, divisor, scale, { values: grad }) {
    const slope = Math.fround(scale / divisor)
    for (let i = 0; i < n; i++) {
      const d = (pred[i] as number) - (target[i] as number)
      // torch.sign: 0 of 0 and of NaN.
      grad[i] = d > 0 ? slope : d < 0 ? -slope : 0
    }
  },

  smoothErrors({ values: pred }, { values: target }, n, double, { values: out }) {
    const beta = Math.fround(double)
    // Not rounded: PyTorch's z - 0.5 * beta is fused.
    const half = 0.5 * beta
    for (let i = 0; i < n; i++) {
      const z = Math.abs(Math.fround((pred[i] as number) - (target[i] as number)))
      out[i] = z < beta ? Math.fround(Math.fround(0.5 * z) * z) / beta : z - half
    }
  },

  /** The vectors compare and divide by beta as a float32, the elements left over by the double, and last. */
  smoothErrorsGrad({ values: pred }, { values: target }, n, whole, divisor, scale, double, { values: grad }) {
    const factor = Math.fround(1 / divisor)
    const beta = Math.fround(double)
    for (let i = 0; i < whole; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      const slope = Math.abs(d) >= beta ? (d > 0 ? 1 : -1) : Math.fround(d / beta)
      grad[i] = Math.fround(factor * slope) * scale
    }
    const steepest = Math.fround(factor * scale)
    for (let i = whole; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      if (d >= double) grad[i] = steepest
      else if (d <= -double) grad[i] = -steepest
      else grad[i] = Math.fround(Math.fround(factor * d) * scale) / double
    }
  },

  huberErrors({ values: pred }, { values: target }, n, double, { values: out }) {
    const delta = Math.fround(double)
    // Not rounded: PyTorch's z - 0.5 * delta is fused.
    const half = 0.5 * delta
    for (let i = 0; i < n; i++) {
      const z = Math.abs(Math.fround((pred[i] as number) - (target[i] as number)))
      out[i] = z < delta ? Math.fround(0.5 * z) * z : delta * Math.fround(z - half)
    }
  },

  /** The vectors clip at delta as a float32, the elements left over multiply with the double, and last. */
  huberErrorsGrad({ values: pred }, { values: target }, n, whole, divisor, scale, double, { values: grad }) {
    const factor = Math.fround(1 / divisor)
    const delta = Math.fround(double)
    for (let i = 0; i < whole; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      const slope = Math.abs(d) >= delta ? (d > 0 ? delta : -delta) : d
      grad[i] = Math.fround(factor * slope) * scale
    }
    const steepest = Math.fround(factor * scale) * double
    for (let i = whole; i < n; i++) {
      const d = Math.fround((pred[i] as number) - (target[i] as number))
      if (d >= double) grad[i] = steepest
      else if (d <= -double) grad[i] = -steepest
      else grad[i] = Math.fround(factor * d) * scale
    }
  },
}
