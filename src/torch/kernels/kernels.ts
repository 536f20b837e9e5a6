/**
 * What releases of PyTorch do in their own way, to the last bit: in which order a product adds up, whether it is fused, how a
 * running mean moves on, and what `zero_grad()` leaves. Everything else is the same code for all of them. All arrays are row-major.
 */
export interface Kernels {
  /** Whether `zero_grad()` leaves None by default; if not, zeros. */
  readonly setToNone: boolean
  /**
   * y of the samples, `torch.matmul(W.t(), x.t()).t()`, into `out` (samples x columns).
   * @param x samples x inner
   * @param wT W transposed, columns x inner
   */
  targets(x: Float32Array, wT: Float32Array, samples: number, inner: number, columns: number, out: Float32Array): void
  /**
   * `x weight^T` of `nn.Linear`, without its bias, into `out` (rows x columns).
   * @param x rows x inner
   * @param weight columns x inner
   */
  linear(x: Float32Array, weight: Float32Array, rows: number, inner: number, columns: number, out: Float32Array): void
  /**
   * The gradient of the weight, `grad^T x`, into `out` (outFeatures x inFeatures). Where `accumulate`, it is added to what
   * stands there, rounded once more.
   * @param grad rows x outFeatures
   * @param x rows x inFeatures
   */
  weightGrad(
    grad: Float32Array,
    x: Float32Array,
    rows: number,
    outFeatures: number,
    inFeatures: number,
    out: Float32Array,
    accumulate: boolean,
  ): void
  /** A running mean of gradients, `beta * mean + (1 - beta) * gradient`, in place: `exp_avg` of Adam, `grad_avg` of RMSprop. */
  average(mean: Float32Array, gradient: Float32Array, beta: number): void
}
