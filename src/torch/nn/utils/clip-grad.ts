import { fma32 } from '../../float32.ts'
import type { Parameter } from '../parameter.ts'

/** Elements that PyTorch's kernel squares side by side, and those of the vectors the compiler makes of what is left over. */
const LANES = 8
const LEFT_OVER = 4

/**
 * `torch.nn.utils.clip_grad_norm_(parameters, max_norm)` (torch/nn/utils/clip_grad.py; docs/pytorch-semantics.md, section
 * 4): where the 2-norm of all gradients together is above `maxNorm`, each is made smaller in proportion.
 */
export function clipGradNorm(parameters: readonly Parameter[], maxNorm: number): void {
  const grads = parameters.flatMap(({ hasGrad, grad }) => (hasGrad ? [grad.values] : []))
  if (grads.length === 0) return
  const total = norm(Float32Array.from(grads, norm))
  const reciprocal = Math.fround(1 / Math.fround(total + Math.fround(1e-6)))
  const coefficient = Math.min(Math.fround(reciprocal * Math.fround(maxNorm)), 1)
  for (const grad of grads) {
    for (let i = 0; i < grad.length; i++) grad[i] = (grad[i] as number) * coefficient
  }
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

/**
 * `torch.norm`: squares summed in eight lanes, fused, then lane by lane; of what is left over, four products at a time are
 * rounded before they are added, and the last ones are fused.
 */
function norm(values: Float32Array): number {
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
