import { Mt19937, type Mt19937State } from './mt19937.ts'

/**
 * `np.random.RandomState`, the legacy generator behind `np.random.seed` and `np.random.choice` (semantics section 1;
 * numpy/random/mtrand.pyx `permutation`, `randint` and `_legacy_shuffle`; distributions.c `random_interval`).
 */
export class RandomState {
  readonly #engine = new Mt19937(0)
  /** The array `choice` shuffles: kept between calls, a power of two long. */
  #pool = new Int32Array(0)

  /** @param seed as for `seed` */
  constructor(seed: number) {
    this.seed(seed)
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
   * `np.random.choice(n, out.length, replace=False)` into `out`: the head of a shuffled 0..n-1. NumPy shuffles all of it,
   * whatever the size, so n-1 numbers are drawn every time.
   */
  choice(n: number, out: Int32Array): void {
    if (this.#pool.length < n) this.#pool = new Int32Array(n)
    const pool = this.#pool
    for (let i = 0; i < n; i++) pool[i] = i
    for (let i = n - 1; i > 0; i--) {
      const other = this.interval(i)
      const value = pool[i] as number
      pool[i] = pool[other] as number
      pool[other] = value
    }
    for (let i = 0; i < out.length; i++) out[i] = pool[i] as number
  }

  /** `np.random.choice(n, out.length, replace=True)` into `out`. */
  choiceWithReplacement(n: number, out: Int32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.interval(n - 1)
  }

  /** `np.random.get_state()` */
  save(): Mt19937State {
    return this.#engine.save()
  }

  /** `np.random.set_state(state)` */
  restore(state: Mt19937State): void {
    this.#engine.restore(state)
  }
}
