/**
 * What optimizers do to a tensor, element by element, as PyTorch's kernels for a CPU with fused multiply-adds do it
 * (docs/pytorch-semantics.md, section 4). Whole vectors: there is room for three values beyond the last.
 */
import { F, fma, V } from './vectors'

function bytes(n: i32): usize {
  return <usize>n * F
}

/** `torch.add(a, b, alpha=alpha)` */
export function add(a: usize, b: usize, alpha: f32, n: i32, out: usize): void {
  const factor = f32x4.splat(alpha)
  for (let at: usize = 0; at < bytes(n); at += V) {
    v128.store(out + at, fma(v128.load(b + at), factor, v128.load(a + at)))
  }
}

/** `a.mul_(factor)` */
export function scale(a: usize, factor: f32, n: i32): void {
  const f = f32x4.splat(factor)
  for (let at: usize = 0; at < bytes(n); at += V) v128.store(a + at, f32x4.mul(v128.load(a + at), f))
}

/** `a.mul_(kept).add_(b, alpha=added)` */
export function decayAndAdd(a: usize, kept: f32, b: usize, added: f32, n: i32): void {
  const k = f32x4.splat(kept)
  const factor = f32x4.splat(added)
  for (let at: usize = 0; at < bytes(n); at += V) {
    v128.store(a + at, fma(v128.load(b + at), factor, f32x4.mul(v128.load(a + at), k)))
  }
}

/** `a.lerp_(b, weight)`: from the end that is nearer */
export function lerp(a: usize, b: usize, weight: f32, n: i32): void {
  const isSmall = weight < 0.5
  const factor = f32x4.splat(isSmall ? weight : weight - 1)
  for (let at: usize = 0; at < bytes(n); at += V) {
    const from = v128.load(a + at)
    const to = v128.load(b + at)
    v128.store(a + at, fma(factor, f32x4.sub(to, from), isSmall ? from : to))
  }
}

/** `a.mul_(kept).addcmul_(b, b, value=added)` */
export function addSquares(a: usize, kept: f32, b: usize, added: f32, n: i32): void {
  const k = f32x4.splat(kept)
  const factor = f32x4.splat(added)
  for (let at: usize = 0; at < bytes(n); at += V) {
    const g = v128.load(b + at)
    v128.store(a + at, fma(f32x4.mul(factor, g), g, f32x4.mul(v128.load(a + at), k)))
  }
}

/** `a.addcmul(b, b, value=-1)` */
export function withoutSquares(a: usize, b: usize, n: i32, out: usize): void {
  for (let at: usize = 0; at < bytes(n); at += V) {
    const g = v128.load(b + at)
    v128.store(out + at, fma(f32x4.neg(g), g, v128.load(a + at)))
  }
}

/** `torch.maximum(a, b, out=a)`: nan wherever either is */
export function maximum(a: usize, b: usize, n: i32): void {
  for (let at: usize = 0; at < bytes(n); at += V) {
    v128.store(a + at, f32x4.max(v128.load(a + at), v128.load(b + at)))
  }
}

/** `(a.sqrt() / divisor).add_(eps)` */
export function rootPlus(a: usize, divisor: f32, eps: f32, n: i32, out: usize): void {
  const d = f32x4.splat(divisor)
  const e = f32x4.splat(eps)
  for (let at: usize = 0; at < bytes(n); at += V) {
    v128.store(out + at, f32x4.add(f32x4.div(f32x4.sqrt(v128.load(a + at)), d), e))
  }
}

/** `a.mul_(kept).addcdiv_(b, c, value=value)`: not fused */
export function addQuotients(a: usize, kept: f32, b: usize, c: usize, value: f32, n: i32): void {
  const k = f32x4.splat(kept)
  const v = f32x4.splat(value)
  for (let at: usize = 0; at < bytes(n); at += V) {
    const quotient = f32x4.div(f32x4.mul(v, v128.load(b + at)), v128.load(c + at))
    v128.store(a + at, f32x4.add(f32x4.mul(v128.load(a + at), k), quotient))
  }
}
