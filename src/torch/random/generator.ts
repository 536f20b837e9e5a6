import { fma32 } from '../float32.ts'
import { Lease } from '../memory.ts'
import { log32, sincos32 } from './cephes.ts'
import { Mt19937, type Mt19937State } from './mt19937.ts'

const TWO_PI = Math.fround(2 * Math.PI)
const BLOCK = 16

/** A snapshot of a `Generator` (`torch.get_rng_state`). */
export interface GeneratorState {
  readonly engine: Mt19937State
  /** The second value of the last pair of normals, if it was not used yet. */
  readonly cachedNormal: number | null
}

/**
 * `torch.Generator` of the CPU: what `torch.manual_seed` seeds and every torch draw consumes
 * (docs/pytorch-semantics.md, section 1; ATen/CPUGeneratorImpl.cpp, native/cpu/DistributionTemplates.h).
 */
export class Generator {
  readonly #engine: Mt19937
  #cachedNormal: number | null = null

  /**
   * @param seed as for `manualSeed`
   * @param lease of which its words are
   */
  constructor(seed: number | bigint, lease: Lease = new Lease()) {
    this.#engine = new Mt19937(0, lease)
    this.manualSeed(seed)
  }

  /** `torch.manual_seed(seed)`, a whole number of 64 bits: torch keeps its low 32 bits in two's complement. */
  manualSeed(seed: number | bigint): void {
    this.#engine.seed(Number(BigInt.asUintN(32, BigInt(seed))))
    this.#cachedNormal = null
  }

  /** `torch.rand` of n elements: uniform multiples of 2^-24 in [0, 1), row-major. */
  rand(n: number): Float32Array {
    const out = new Float32Array(n)
    this.#fill(out, 0, n)
    return out
  }

  /** `tensor.uniform_(low, high)` in place. The scaling is fused. */
  uniform_(tensor: Float32Array, low: number, high: number): void {
    const range = Math.fround(high - low)
    const from = Math.fround(low)
    for (let i = 0; i < tensor.length; i++) tensor[i] = fma32(this.#uniform(), range, from)
  }

  /**
   * `torch.randn` of n elements in all, row-major. From 16 elements on torch takes another way (`normal_fill`: float32,
   * blocks of 16, the last block overlapping) than below (double, one by one, every second value cached).
   */
  randn(n: number): Float32Array {
    const out = new Float32Array(n)
    if (n < BLOCK) {
      for (let i = 0; i < n; i++) out[i] = this.#normal()
      return out
    }
    this.#fill(out, 0, n)
    for (let start = 0; start + BLOCK <= n; start += BLOCK) normalFillBlock(out, start)
    if (n % BLOCK !== 0) {
      this.#fill(out, n - BLOCK, n)
      normalFillBlock(out, n - BLOCK)
    }
    return out
  }

  /** `torch.randperm(n)`, n < 2^32 / 20: the numbers 0..n-1 in random order. */
  randperm(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, i) => i)
    for (let i = 0; i < n - 1; i++) {
      const other = i + (this.#engine.next32() % (n - i))
      const kept = order[i] as number
      order[i] = order[other] as number
      order[other] = kept
    }
    return order
  }

  /** `torch.empty((), dtype=torch.int64).random_()`: 63 random bits, the upper word drawn first. A DataLoader's seeds. */
  int63(): bigint {
    const high = BigInt(this.#engine.next32())
    const low = BigInt(this.#engine.next32())
    return ((high << 32n) | low) & (2n ** 63n - 1n)
  }

  /** `torch.get_rng_state()` */
  save(): GeneratorState {
    return { engine: this.#engine.save(), cachedNormal: this.#cachedNormal }
  }

  /** `torch.set_rng_state(state)` */
  restore(state: GeneratorState): void {
    this.#engine.restore(state.engine)
    this.#cachedNormal = state.cachedNormal
  }

  #uniform(): number {
    return (this.#engine.next32() & 0xffffff) * 2 ** -24
  }

  #uniformDouble(): number {
    const high = this.#engine.next32() & 0x1fffff
    return (high * 2 ** 32 + this.#engine.next32()) * 2 ** -53
  }

  #fill(out: Float32Array, start: number, end: number): void {
    for (let i = start; i < end; i++) out[i] = this.#uniform()
  }

  /** One normal by Box and Muller in double; the pair's second value waits for the next call (`normal_distribution`). */
  #normal(): number {
    const cached = this.#cachedNormal
    if (cached !== null) {
      this.#cachedNormal = null
      return cached
    }
    const u1 = this.#uniformDouble()
    const u2 = this.#uniformDouble()
    const radius = Math.sqrt(-2 * Math.log1p(-u2))
    const theta = 2 * Math.PI * u1
    this.#cachedNormal = radius * Math.sin(theta)
    return radius * Math.cos(theta)
  }
}

/** 16 uniforms at `start` become 16 normals, Box and Muller in float32, the first eight paired with the second eight. */
function normalFillBlock(a: Float32Array, start: number): void {
  for (let j = start; j < start + BLOCK / 2; j++) {
    const u1 = Math.fround(1 - (a[j] as number))
    const u2 = a[j + BLOCK / 2] as number
    const radius = Math.fround(Math.sqrt(Math.fround(-2 * log32(u1))))
    const { sin, cos } = sincos32(Math.fround(TWO_PI * u2))
    a[j] = radius * cos
    a[j + BLOCK / 2] = radius * sin
  }
}
