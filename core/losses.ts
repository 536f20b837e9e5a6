/**
 * The losses of `torch.nn`, each element's and its gradient (docs/pytorch-semantics.md, section 3). Results are written in
 * whole vectors: there is room for three values beyond the last. What PyTorch treats otherwise, because its own vectors are
 * of sixteen, is done one by one.
 */
import { F, fma, V } from './vectors'

function apart(pred: usize, target: usize, at: usize): v128 {
  return f32x4.sub(v128.load(pred + at), v128.load(target + at))
}

function bytes(n: i32): usize {
  return <usize>n * F
}

export function squaredErrors(pred: usize, target: usize, n: i32, out: usize): void {
  for (let at: usize = 0; at < bytes(n); at += V) {
    const d = apart(pred, target, at)
    v128.store(out + at, f32x4.mul(d, d))
  }
}

/** @param factor f32(2 / n) */
export function squaredErrorsGrad(pred: usize, target: usize, n: i32, factor: f32, scale: f32, grad: usize): void {
  const f = f32x4.splat(factor)
  const s = f32x4.splat(scale)
  for (let at: usize = 0; at < bytes(n); at += V) {
    v128.store(grad + at, f32x4.mul(f32x4.mul(f, apart(pred, target, at)), s))
  }
}

export function absoluteErrors(pred: usize, target: usize, n: i32, out: usize): void {
  for (let at: usize = 0; at < bytes(n); at += V) v128.store(out + at, f32x4.abs(apart(pred, target, at)))
}

/** @param slope f32(scale / n) */
export function absoluteErrorsGrad(pred: usize, target: usize, n: i32, slope: f32, grad: usize): void {
  const up = f32x4.splat(slope)
  const down = f32x4.splat(-slope)
  for (let at: usize = 0; at < bytes(n); at += V) {
    const p = v128.load(pred + at)
    const t = v128.load(target + at)
    v128.store(grad + at, v128.or(v128.and(f32x4.gt(p, t), up), v128.and(f32x4.lt(p, t), down)))
  }
}

export function smoothErrors(pred: usize, target: usize, n: i32, beta: f32, out: usize): void {
  const b = f32x4.splat(beta)
  const half = f32x4.splat(0.5)
  for (let at: usize = 0; at < bytes(n); at += V) {
    const z = f32x4.abs(apart(pred, target, at))
    const near = f32x4.div(f32x4.mul(f32x4.mul(half, z), z), b)
    v128.store(out + at, v128.bitselect(near, fma(f32x4.splat(-0.5), b, z), f32x4.lt(z, b)))
  }
}

/**
 * @param whole elements that PyTorch takes in vectors, a multiple of 16
 * @param factor f32(1 / n)
 */
export function smoothErrorsGrad(
  pred: usize,
  target: usize,
  n: i32,
  whole: i32,
  factor: f32,
  scale: f32,
  beta: f64,
  grad: usize,
): void {
  const f = f32x4.splat(factor)
  const s = f32x4.splat(scale)
  const b = f32x4.splat(<f32>beta)
  let at: usize = 0
  for (; at < bytes(whole); at += V) {
    const d = apart(pred, target, at)
    const far = f32x4.ge(f32x4.abs(d), b)
    const slope = v128.bitselect(signed(f32x4.splat(1), d), f32x4.div(d, b), far)
    v128.store(grad + at, f32x4.mul(f32x4.mul(f, slope), s))
  }
  const steepest = factor * scale
  for (; at < bytes(n); at += F) {
    const d = load<f32>(pred + at) - load<f32>(target + at)
    let slope: f32
    if (<f64>d >= beta) slope = steepest
    else if (<f64>d <= -beta) slope = -steepest
    else slope = <f32>(<f64>(factor * d * scale) / beta)
    store<f32>(grad + at, slope)
  }
}

export function huberErrors(pred: usize, target: usize, n: i32, delta: f32, out: usize): void {
  const e = f32x4.splat(delta)
  const half = f32x4.splat(0.5)
  for (let at: usize = 0; at < bytes(n); at += V) {
    const z = f32x4.abs(apart(pred, target, at))
    const near = f32x4.mul(f32x4.mul(half, z), z)
    const far = f32x4.mul(e, fma(f32x4.splat(-0.5), e, z))
    v128.store(out + at, v128.bitselect(near, far, f32x4.lt(z, e)))
  }
}

/**
 * @param whole elements that PyTorch takes in vectors, a multiple of 16
 * @param factor f32(1 / n)
 */
export function huberErrorsGrad(
  pred: usize,
  target: usize,
  n: i32,
  whole: i32,
  factor: f32,
  scale: f32,
  delta: f64,
  grad: usize,
): void {
  const f = f32x4.splat(factor)
  const s = f32x4.splat(scale)
  const e = f32x4.splat(<f32>delta)
  let at: usize = 0
  for (; at < bytes(whole); at += V) {
    const d = apart(pred, target, at)
    const far = f32x4.ge(f32x4.abs(d), e)
    v128.store(grad + at, f32x4.mul(f32x4.mul(f, v128.bitselect(signed(e, d), d, far)), s))
  }
  const steepest = <f32>(<f64>(factor * scale) * delta)
  for (; at < bytes(n); at += F) {
    const d = load<f32>(pred + at) - load<f32>(target + at)
    let slope: f32
    if (<f64>d >= delta) slope = steepest
    else if (<f64>d <= -delta) slope = -steepest
    else slope = factor * d * scale
    store<f32>(grad + at, slope)
  }
}

/** `size`, which is positive, with the sign of d. */
function signed(size: v128, d: v128): v128 {
  return v128.or(size, v128.and(d, f32x4.splat(-0.0)))
}
