/** The products of `nn.Linear` as OpenBLAS computes them: every element a fused chain (docs/pytorch-semantics.md, section 2). */
import { columnChains, Old, padded, rowChains, transpose } from './chains'
import { F } from './vectors'

/** `Kernels.linear`; `scratch` has room for inner x padded(columns) values. */
export function linear(x: usize, weight: usize, rows: i32, inner: i32, columns: i32, out: usize, scratch: usize): void {
  transpose(weight, columns, inner, scratch)
  rowChains(x, scratch, rows, inner, columns, padded(columns), columns, out)
}

/** `Kernels.weightGrad` */
export function weightGrad(
  grad: usize,
  x: usize,
  rows: i32,
  outFeatures: i32,
  inFeatures: i32,
  out: usize,
  accumulate: bool,
  scratch: usize,
): void {
  // Added to zeros where nothing was there: that makes 0 of -0.
  if (!accumulate) memory.fill(out, 0, <usize>(outFeatures * inFeatures) * F)
  columnChains(grad, x, 0, rows, outFeatures, inFeatures, 0, outFeatures, 0, inFeatures, out, Old.Added)
}
