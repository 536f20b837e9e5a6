import { fma32 } from '../../float32.ts'
import type { Parameter } from '../parameter.ts'

/** Elements that PyTorch's kernel squares side by side, and those of the vectors the compiler makes of what is left over. */
const LANES = 8
const LEFT_OVER = 4

/**
 * `torch.nn.utils.clip_grad_norm_(parameters, max_norm, norm_type)` (torch/nn/utils/clip_grad.py; docs/pytorch-semantics.md,
 * section 4): where the norm of all gradients together is above `maxNorm`, each is made smaller in proportion.
 */
export function clipGradNorm(parameters: readonly Parameter[], maxNorm: number, normType: number): void {
  const grads = parameters.flatMap(({ hasGrad, grad }) => (hasGrad ? [grad.values] : []))
  if (grads.length === 0) return
  const coefficient = clipCoefficient(totalNorm(grads, normType), maxNorm)
  for (const grad of grads) {
    for (let i = 0; i < grad.length; i++) grad[i] = (grad[i] as number) * coefficient
  }
}

/**
 * The norm of all gradients together that `clip_grad_norm_` returns, a float32: that of the norms of each.
 * @param normType p of the p-norm: 2, 1, infinity for the largest absolute value, 0 for how many are not 0, or any other
 *   above 0, whose powers are within one unit in the last place of the C library's
 */
export function totalNorm(grads: readonly Float32Array[], normType: number): number {
  const p = Math.fround(normType)
  return norm(
    Float32Array.from(grads, (grad) => norm(grad, p)),
    p,
  )
}

/** What `clip_grad_norm_` multiplies each gradient with, a float32 of at most 1: max_norm / (total + 1e-6). */
export function clipCoefficient(total: number, maxNorm: number): number {
  const reciprocal = Math.fround(1 / Math.fround(total + Math.fround(1e-6)))
  return Math.min(Math.fround(reciprocal * Math.fround(maxNorm)), 1)
}

/** `torch.nn.utils.clip_grad_value_(parameters, clip_value)`: each element between -clip_value and clip_value, nan where it is nan. */
export function clipGradValue(parameters: readonly Parameter[], clipValue: number): void {
  const most = Math.fround(clipValue)
  for (const { hasGrad, grad } of parameters) {
    if (!hasGrad) continue
    const { values } = grad
    for (let i = 0; i < values.length; i++) values[i] = Math.min(Math.max(values[i] as number, -most), most)
  }
}

/** `torch.norm(values, p)` (aten/src/ATen/native/cpu/ReduceOpsKernel.cpp): all but squares are added up one by one. */
function norm(values: Float32Array, p: number): number {
  switch (p) {
    case 2:
      return norm2(values)
    case Number.POSITIVE_INFINITY:
      return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    case 0:
      return values.reduce((count, value) => (value === 0 ? count : count + 1), 0)
    case 1:
      return values.reduce((sum, value) => Math.fround(sum + Math.abs(value)), 0)
    default:
      return power(
        values.reduce((sum, value) => Math.fround(sum + power(Math.abs(value), p)), 0),
        Math.fround(1 / p),
      )
  }
}

/** C's `powf` of a number that is not negative, rounded correctly: 1 to the power of infinity is 1. */
function power(base: number, exponent: number): number {
  return base === 1 ? 1 : Math.fround(base ** exponent)
}

/**
 * The 2-norm: squares summed in eight lanes, fused, then lane by lane; of what is left over, four products at a time are
 * rounded before they are added, and the last ones are fused.
 */
function norm2(values: Float32Array): number {
  const whole = values.length - (values.length % LANES)
  const lanes = new Float32Array(LANES)
  for (let i = 0; i < whole; i++) {
    const value = values[i] as number
    lanes[i % LANES] = fma32(value, value, lanes[i % LANES] as number)
  }
  let sum = lanes.reduce((all, lane) => Math.fround(all + lane))
  const fused = whole + LEFT_OVER * Math.floor((values.length - whole) / LEFT_OVER)
  for (let i = whole; i < values.length; i++) {
    const value = values[i] as number
    sum = i < fused ? Math.fround(sum + Math.fround(value * value)) : fma32(value, value, sum)
  }
  return Math.fround(Math.sqrt(sum))
}
