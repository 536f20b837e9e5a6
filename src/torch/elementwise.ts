/** Float32 tensors element by element, as PyTorch's kernels for a CPU with fused multiply-adds compute them. */
import { doubt32, fma32 } from './float32.ts'

/**
 * `torch.add(a, b, alpha=alpha)` into `out`: a + alpha * b, fused (BinaryOpsKernel.cpp `add_clamp`,
 * docs/pytorch-semantics.md, section 2).
 * @param a as many values as are added; `b` and `out` are as long or longer
 * @param alpha a float32
 * @param out neither `a` nor `b`, which are read again where a rounding is in doubt
 */
export function add(a: Float32Array, b: Float32Array, alpha: number, out: Float32Array): void {
  let doubt = 0
  for (let i = 0; i < a.length; i++) {
    const sum = (b[i] as number) * alpha + (a[i] as number)
    const rounded = Math.fround(sum)
    doubt += doubt32(sum, rounded)
    out[i] = rounded
  }
  if (doubt === 0) return
  for (let i = 0; i < a.length; i++) out[i] = fma32(b[i] as number, alpha, a[i] as number)
}

/** `a.add_(b, alpha=alpha)`, like `add`; `room` is for as many values as `a` has. */
export function add_(a: Float32Array, b: Float32Array, alpha: number, room: Float32Array): void {
  add(a, b, alpha, room)
  for (let i = 0; i < a.length; i++) a[i] = room[i] as number
}
