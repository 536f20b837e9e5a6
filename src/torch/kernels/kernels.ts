import type { Floats, Ints, Lease } from '../memory.ts'
import type { TurnPlan } from './turn-plan.ts'

/**
 * What a step computes with. Releases of PyTorch differ in some of it to the last bit: in which order a product adds up, whether
 * it is fused, how a running mean moves on, and what `zero_grad()` leaves. Everything else is the same for all of them.
 *
 * There are two of each release: in TypeScript (`script/`), which says what is right and runs everywhere, and in vectors of
 * WebAssembly (`core/`), which give the same bits. All matrices are row-major; a block may be longer than what is in use,
 * and what is behind that in it may be written over.
 */
export interface Kernels {
  /** Whether `zero_grad()` leaves None by default; if not, zeros. */
  readonly setToNone: boolean

  /**
   * y of the samples, `torch.matmul(W.t(), x.t()).t()`, into `out` (samples x columns).
   * @param x samples x inner
   * @param wT W transposed, columns x inner
   */
  targets(x: Floats, wT: Floats, samples: number, inner: number, columns: number, out: Floats): void
  /**
   * `x weight^T` of `nn.Linear`, without its bias, into `out` (rows x columns).
   * @param x rows x inner
   * @param weight columns x inner
   */
  linear(x: Floats, weight: Floats, rows: number, inner: number, columns: number, out: Floats): void
  /**
   * The gradient of the weight, `grad^T x`, into `out` (outFeatures x inFeatures). Where `accumulate`, it is added to what
   * stands there, rounded once more.
   * @param grad rows x outFeatures
   * @param x rows x inFeatures
   */
  weightGrad(
    grad: Floats,
    x: Floats,
    rows: number,
    outFeatures: number,
    inFeatures: number,
    out: Floats,
    accumulate: boolean,
  ): void
  /** A running mean of gradients, `beta * mean + (1 - beta) * gradient`, in place: `exp_avg` of Adam, `grad_avg` of RMSprop. */
  average(mean: Floats, gradient: Floats, beta: number): void
  /** NAdam's product of all mu up to the next step's. @param product up to `mu`, a float32 */
  nextMuProduct(product: number, mu: number, next: number): number

  /** Adds `bias` (columns values) to each of the rows of `out` (rows x columns). */
  addToRows(out: Floats, bias: Floats, rows: number, columns: number): void
  /** `torch.sum` of the first n values: of a loss, and of the gradient of a single bias. */
  sum(v: Floats, n: number): number
  /** `v.sum(0)`, into `out` (columns values): the gradient of a bias. */
  columnSums(v: Floats, rows: number, columns: number, out: Floats): void
  /** `from[indices]`: the first `rows` rows so named, of `width` values each, into `to`. */
  gather(from: Floats, indices: Ints, rows: number, width: number, to: Floats): void

  /** The loss of each of n elements, as with `reduction='none'`, into `out`; MSELoss. */
  squaredErrors(pred: Floats, target: Floats, n: number, out: Floats): void
  /**
   * The gradient of the loss of the n elements with respect to the prediction, into `grad`; MSELoss.
   * @param divisor what the sum is divided by: how many elements the mean is of, 1 with `reduction='sum'`
   * @param scale what the loss was multiplied with before `backward()`, a float32
   */
  squaredErrorsGrad(pred: Floats, target: Floats, n: number, divisor: number, scale: number, grad: Floats): void
  /** Likewise, L1Loss. */
  absoluteErrors(pred: Floats, target: Floats, n: number, out: Floats): void
  absoluteErrorsGrad(pred: Floats, target: Floats, n: number, divisor: number, scale: number, grad: Floats): void
  /**
   * Likewise, SmoothL1Loss.
   * @param whole how many elements, a multiple of 16, PyTorch's kernel takes in vectors; the gradients of the others may differ
   *   from theirs in the last bit
   */
  smoothErrors(pred: Floats, target: Floats, n: number, beta: number, out: Floats): void
  smoothErrorsGrad(
    pred: Floats,
    target: Floats,
    n: number,
    whole: number,
    divisor: number,
    scale: number,
    beta: number,
    grad: Floats,
  ): void
  /** Likewise, HuberLoss. */
  huberErrors(pred: Floats, target: Floats, n: number, delta: number, out: Floats): void
  huberErrorsGrad(
    pred: Floats,
    target: Floats,
    n: number,
    whole: number,
    divisor: number,
    scale: number,
    delta: number,
    grad: Floats,
  ): void

  /** `torch.add(a, b, alpha=alpha)` into `out`, which may be `a`: fused. Numbers are rounded to float32, here and below. */
  add(a: Floats, b: Floats, alpha: number, out: Floats): void
  /** `a.mul_(factor)` */
  scale(a: Floats, factor: number): void
  /** `a.mul_(kept).add_(b, alpha=added)` */
  decayAndAdd(a: Floats, kept: number, b: Floats, added: number): void
  /** `a.mul_(kept).addcmul_(b, b, value=added)` */
  addSquares(a: Floats, kept: number, b: Floats, added: number): void
  /** `a.addcmul(b, b, value=-1)` into `out` */
  withoutSquares(a: Floats, b: Floats, out: Floats): void
  /** `torch.maximum(a, b, out=a)`: nan wherever either is */
  maximum(a: Floats, b: Floats): void
  /** `(a.sqrt() / divisor).add_(eps)` into `out`: the root correctly rounded */
  rootPlus(a: Floats, divisor: number, eps: number, out: Floats): void
  /** `a.mul_(kept).addcdiv_(b, c, value=value)`: not fused */
  addQuotients(a: Floats, kept: number, b: Floats, c: Floats, value: number): void

  /**
   * An iteration of the plain loop that `plan` describes, in one call, which gives its batch loss; null where the statements
   * are to be carried out one by one.
   * @param lease of room for it
   */
  iteration(plan: TurnPlan, lease: Lease): (() => number) | null
}
