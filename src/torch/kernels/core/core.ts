import { Lease, memory } from '../../memory.ts'
import { host, type WasmHost } from '../../wasm-host.ts'
import type { Kernels } from '../kernels.ts'
import type { TurnPlan } from '../turn-plan.ts'
import { planWords } from './plan-words.ts'

/** What a module of core/ exports: addresses in bytes, sizes in values. */
export interface Core {
  refill(engine: number): void
  choice(engine: number, n: number, size: number, identity: number, pool: number, out: number): void
  linear(x: number, weight: number, rows: number, inner: number, columns: number, out: number, scratch: number): void
  weightGrad(
    grad: number,
    x: number,
    rows: number,
    outFeatures: number,
    inFeatures: number,
    out: number,
    accumulate: boolean,
    scratch: number,
  ): void
  addToRows(out: number, bias: number, rows: number, columns: number): void
  sum(v: number, n: number): number
  columnSums(v: number, rows: number, columns: number, out: number): void
  gather(from: number, indices: number, rows: number, width: number, to: number): void
  squaredErrors(pred: number, target: number, n: number, out: number): void
  squaredErrorsGrad(pred: number, target: number, n: number, factor: number, scale: number, grad: number): void
  absoluteErrors(pred: number, target: number, n: number, out: number): void
  absoluteErrorsGrad(pred: number, target: number, n: number, slope: number, grad: number): void
  smoothErrors(pred: number, target: number, n: number, beta: number, out: number): void
  smoothErrorsGrad(
    pred: number,
    target: number,
    n: number,
    whole: number,
    factor: number,
    scale: number,
    beta: number,
    grad: number,
  ): void
  huberErrors(pred: number, target: number, n: number, delta: number, out: number): void
  huberErrorsGrad(
    pred: number,
    target: number,
    n: number,
    whole: number,
    factor: number,
    scale: number,
    delta: number,
    grad: number,
  ): void
  add(a: number, b: number, alpha: number, n: number, out: number): void
  scale(a: number, factor: number, n: number): void
  decayAndAdd(a: number, kept: number, b: number, added: number, n: number): void
  lerp(a: number, b: number, weight: number, n: number): void
  addSquares(a: number, kept: number, b: number, added: number, n: number): void
  withoutSquares(a: number, b: number, n: number, out: number): void
  maximum(a: number, b: number, n: number): void
  rootPlus(a: number, divisor: number, eps: number, n: number, out: number): void
  addQuotients(a: number, kept: number, b: number, c: number, value: number, n: number): void
  fusedProbe(a: number, c: number): number
  iterate(plan: number): number
}

/**
 * Starts a module of core/; null where there is no WebAssembly, or none with what the module needs, or a page's policy forbids
 * it. Compiled at once: a few kilobytes are not worth waiting for.
 */
export function startCore(hex: string, { WebAssembly }: WasmHost = host): Core | null {
  if (!WebAssembly || memory === null) return null
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
  if (!WebAssembly.validate(bytes)) return null
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
    return isCore(exports) ? exports : null
  } catch {
    return null
  }
}

/** Whether these are the exports of a module of core/, whose names a test holds against it. */
function isCore(exports: object): exports is Core {
  return 'iterate' in exports
}

/**
 * Whether a module's multiply-add is fused: (1 + 2^-12)^2 - (1 + 2^-11) is then 2^-24, else 0. An engine may do either where
 * the instruction is a relaxed one, but for good.
 */
export function isFused({ fusedProbe }: Core): boolean {
  return fusedProbe(1 + 2 ** -12, -(1 + 2 ** -11)) === 2 ** -24
}

/** What of the kernels is the release's own matter. */
type Own = Pick<Kernels, 'setToNone' | 'nextMuProduct' | 'targets' | 'average'>

/** The kernels of a release whose module was started. */
export function coreKernels(core: Core, own: (core: Core) => Own): Kernels {
  const scratch = new Scratch()
  return {
    ...own(core),
    linear: (x, weight, rows, inner, columns, out) =>
      core.linear(x.at, weight.at, rows, inner, columns, out.at, scratch.of(inner * padded(columns))),
    weightGrad: (grad, x, rows, outFeatures, inFeatures, out, accumulate) =>
      core.weightGrad(
        grad.at,
        x.at,
        rows,
        outFeatures,
        inFeatures,
        out.at,
        accumulate,
        scratch.of(outFeatures * inFeatures),
      ),
    addToRows: (out, bias, rows, columns) => core.addToRows(out.at, bias.at, rows, columns),
    sum: (v, n) => core.sum(v.at, n),
    columnSums: (v, rows, columns, out) => core.columnSums(v.at, rows, columns, out.at),
    gather: (from, indices, rows, width, to) => core.gather(from.at, indices.at, rows, width, to.at),
    squaredErrors: (pred, target, n, out) => core.squaredErrors(pred.at, target.at, n, out.at),
    squaredErrorsGrad: (pred, target, n, divisor, scale, grad) =>
      core.squaredErrorsGrad(pred.at, target.at, n, 2 / divisor, scale, grad.at),
    absoluteErrors: (pred, target, n, out) => core.absoluteErrors(pred.at, target.at, n, out.at),
    absoluteErrorsGrad: (pred, target, n, divisor, scale, grad) =>
      core.absoluteErrorsGrad(pred.at, target.at, n, scale / divisor, grad.at),
    smoothErrors: (pred, target, n, beta, out) => core.smoothErrors(pred.at, target.at, n, beta, out.at),
    smoothErrorsGrad: (pred, target, n, whole, divisor, scale, beta, grad) =>
      core.smoothErrorsGrad(pred.at, target.at, n, whole, 1 / divisor, scale, beta, grad.at),
    huberErrors: (pred, target, n, delta, out) => core.huberErrors(pred.at, target.at, n, delta, out.at),
    huberErrorsGrad: (pred, target, n, whole, divisor, scale, delta, grad) =>
      core.huberErrorsGrad(pred.at, target.at, n, whole, 1 / divisor, scale, delta, grad.at),
    add: (a, b, alpha, out) => core.add(a.at, b.at, alpha, a.length, out.at),
    scale: (a, factor) => core.scale(a.at, factor, a.length),
    decayAndAdd: (a, kept, b, added) => core.decayAndAdd(a.at, kept, b.at, added, a.length),
    addSquares: (a, kept, b, added) => core.addSquares(a.at, kept, b.at, added, a.length),
    withoutSquares: (a, b, out) => core.withoutSquares(a.at, b.at, a.length, out.at),
    maximum: (a, b) => core.maximum(a.at, b.at, a.length),
    rootPlus: (a, divisor, eps, out) => core.rootPlus(a.at, divisor, eps, a.length, out.at),
    addQuotients: (a, kept, b, c, value) => core.addQuotients(a.at, kept, b.at, c.at, value, a.length),
    iteration: (plan, lease) => iteration(core, plan, lease),
  }
}

/** The width of a row that is filled up to whole vectors. */
function padded(columns: number): number {
  return (columns + 3) & ~3
}

/** Room for what a kernel puts aside, the same for all calls. */
class Scratch {
  #lease = new Lease()
  #block = this.#lease.floats(256)

  /** The address of room for so many values. */
  of(length: number): number {
    if (this.#block.length < length) {
      this.#lease.release()
      this.#lease = new Lease()
      this.#block = this.#lease.floats(length)
    }
    return this.#block.at
  }
}

function iteration(core: Core, plan: TurnPlan, lease: Lease): () => number {
  const { rows, inFeatures, outFeatures } = plan
  const elements = lease.floats(rows * outFeatures)
  const scratch = lease.floats(Math.max(inFeatures * padded(outFeatures), outFeatures * inFeatures))
  const words = planWords(lease, plan, elements, scratch)
  return () => core.iterate(words.at)
}
