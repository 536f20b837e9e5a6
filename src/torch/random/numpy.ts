import type { Core } from '../kernels/core/core.ts'
import { plainCore } from '../kernels/core/started.ts'
import { type Ints, Lease } from '../memory.ts'
import { N, TEMPERED, USED } from './engine-words.ts'
import { Mt19937, type Mt19937State } from './mt19937.ts'

/**
 * `np.random.RandomState`, the legacy generator behind `np.random.seed` and `np.random.choice`
 * (docs/pytorch-semantics.md, section 1; numpy/random/mtrand.pyx `permutation`, `randint` and `_legacy_shuffle`;
 * distributions.c `random_interval`).
 */
export class RandomState {
  readonly #lease: Lease
  readonly #core: Core | null
  readonly #engine: Mt19937
  /** 0..n-1, as `choice` starts from. */
  #identity: Ints
  /** The array that `choice` shuffles, long enough for every masked draw. */
  #pool: Ints

  /**
   * @param seed as for `seed`
   * @param lease of which its arrays are
   * @param core draws batches, the same ones as without
   */
  constructor(seed: number, lease: Lease = new Lease(), core: Core | null = plainCore) {
    this.#lease = lease
    this.#core = core
    this.#engine = new Mt19937(seed, lease)
    this.#identity = lease.ints(0)
    this.#pool = lease.ints(0)
  }

  /** `np.random.seed(seed)`, an integer in 0..2^32-1. */
  seed(seed: number): void {
    this.#engine.seed(seed)
  }

  /**
   * A uniform integer in 0..max (`random_interval`), max < 2^31: draws are masked to the bits of max until one fits. Draws
   * nothing if max is 0.
   */
  interval(max: number): number {
    if (max === 0) return 0
    const mask = -1 >>> Math.clz32(max)
    for (;;) {
      const value = this.#engine.next32() & mask
      if (value <= max) return value
    }
  }

  /**
   * `np.random.choice(n, out.length, replace=False)` into `out`, 1 <= out.length <= n: the head of a shuffled 0..n-1. NumPy
   * shuffles all of it, whatever the size, so n-1 numbers are drawn every time.
   */
  choice(n: number, out: Ints): void {
    const { engine, identity, pool } = this.drawing(n)
    if (this.#core) this.#core.choice(engine.at, n, out.length, identity.at, pool.at, out.at)
    else this.#choice(n, out.values)
  }

  /** What `choice` of n works on. */
  drawing(n: number): { readonly engine: Ints; readonly identity: Ints; readonly pool: Ints } {
    if (this.#identity.length !== n) this.#resize(n)
    return { engine: this.#engine.block, identity: this.#identity, pool: this.#pool }
  }

  /** `np.random.choice(n, out.length, replace=True)` into `out`. */
  choiceWithReplacement(n: number, { values }: Ints): void {
    for (let i = 0; i < values.length; i++) values[i] = this.interval(n - 1)
  }

  /** `np.random.get_state()` */
  save(): Mt19937State {
    return this.#engine.save()
  }

  /** `np.random.set_state(state)` */
  restore(state: Mt19937State): void {
    this.#engine.restore(state)
  }

  #resize(n: number): void {
    this.#identity = this.#lease.ints(n)
    for (let i = 0; i < n; i++) this.#identity.values[i] = i
    this.#pool = this.#lease.ints(2 ** (32 - Math.clz32(n - 1)))
  }

  /** As `choice` of core/random.ts. */
  #choice(n: number, out: Int32Array): void {
    const pool = this.#pool.values
    pool.set(this.#identity.values)
    this.#shuffleTail(pool, n, out.length)
    this.#shuffleHead(pool, out.length)
    for (let i = 0; i < out.length; i++) out[i] = pool[i] as number
  }

  /**
   * The shuffle from n-1 down to `size`. What these swaps carry beyond the head is never read again, so half of each is
   * left out. And whether a draw fits, which no processor can predict, is not branched on: a draw that does not fit
   * writes beyond `i`, where nothing is read again, and leaves `i` as it is.
   */
  #shuffleTail(pool: Int32Array, n: number, size: number): void {
    const engine = this.#engine
    const words = engine.block.values
    let used = words[USED] as number
    let i = n - 1
    while (i >= size) {
      if (used === N) {
        engine.refill()
        used = 0
      }
      // As many draws as are needed at least; a draw that does not fit makes another turn.
      for (const end = Math.min(N, used + i - size + 1); used < end; used++) {
        const other = (words[TEMPERED + used] as number) & (-1 >>> Math.clz32(i))
        pool[other] = pool[i] as number
        i = (i + ((other - 1 - i) >> 31)) | 0
      }
    }
    words[USED] = used
  }

  /** The rest of the shuffle, from size-1 down to 1, whole swaps, again without a branch. */
  #shuffleHead(pool: Int32Array, size: number): void {
    const engine = this.#engine
    const words = engine.block.values
    let used = words[USED] as number
    let i = size - 1
    while (i > 0) {
      if (used === N) {
        engine.refill()
        used = 0
      }
      for (const end = Math.min(N, used + i); used < end; used++) {
        const other = (words[TEMPERED + used] as number) & (-1 >>> Math.clz32(i))
        const fits = (other - 1 - i) >> 31
        const here = pool[i] as number
        const there = pool[other] as number
        const exchange = (here ^ there) & fits
        pool[i] = here ^ exchange
        pool[other] = there ^ exchange
        i = (i + fits) | 0
      }
    }
    words[USED] = used
  }
}
