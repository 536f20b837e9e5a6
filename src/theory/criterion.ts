import type { Config } from '../experiment/config.ts'

/** A criterion as a function of one residual, in double. */
export interface Criterion {
  loss(residual: number): number
  /** Its derivative; 0 at a kink, as PyTorch has it. */
  slope(residual: number): number
  /** Up to here it is quadratic, beyond linear: Infinity for MSE, 0 for L1. */
  readonly bend: number
}

const mse: Criterion = {
  loss: (residual) => residual ** 2,
  slope: (residual) => 2 * residual,
  bend: Number.POSITIVE_INFINITY,
}

const l1: Criterion = { loss: Math.abs, slope: Math.sign, bend: 0 }

/** `torch.nn.HuberLoss(delta)` times `scale`. */
function huber(delta: number, scale: number): Criterion {
  return {
    loss: (residual) => {
      const size = Math.abs(residual)
      return scale * (size < delta ? size ** 2 / 2 : delta * (size - delta / 2))
    },
    slope: (residual) => scale * Math.max(-delta, Math.min(delta, residual)),
    bend: delta,
  }
}

/** The criterion that `config` chooses; null for a custom one, which may be anything. */
export function criterionOf({ loss, delta, beta }: Config): Criterion | null {
  switch (loss) {
    case 'mse':
      return mse
    case 'l1':
      return l1
    case 'huber':
      return huber(Math.fround(delta), 1)
    case 'smooth_l1':
      return huber(Math.fround(beta), 1 / Math.fround(beta))
    case 'custom':
      return null
  }
}
