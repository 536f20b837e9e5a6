/**
 * The Mersenne Twister both PyTorch's CPU generator and NumPy's RandomState stand on.
 * M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
 * generator", ACM TOMACS 8 (1998), with the initialisation of 2002 (`init_genrand`).
 */

const N = 624

/** A snapshot of a generator: continue from it and the same numbers come. */
export interface Mt19937State {
  /** The 624 untempered words. */
  readonly words: Int32Array
  /** How many of them are used up, 0..624. */
  readonly used: number
}

/**
 * mt19937. All 624 words are tempered when they are made, not when they are drawn: the loop of `np.random.choice` is
 * most of a training step, and there a draw must cost one load. That is why this is not a library's generator, which
 * hands out one number a call.
 */
export class Mt19937 {
  /** The tempered words, as signed integers. A hot loop may read them itself, keeping `used` honest. */
  readonly tempered = new Int32Array(N)
  /** The words of `tempered` already used up; at 624, `refill` makes new ones. */
  used = N
  readonly #words = new Int32Array(N)

  /** @param seed 0..2^32-1 */
  constructor(seed: number) {
    this.seed(seed)
  }

  /** `init_genrand`: starts again from a seed in 0..2^32-1. */
  seed(seed: number): void {
    const words = this.#words
    let word = seed | 0
    words[0] = word
    for (let i = 1; i < N; i++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i) | 0
      words[i] = word
    }
    this.used = N
  }

  /** The next 32 random bits, as an integer in 0..2^32-1. */
  next32(): number {
    if (this.used === N) this.refill()
    return (this.tempered[this.used++] as number) >>> 0
  }

  /** Makes the next 624 words. */
  refill(): void {
    twist(this.#words, this.tempered)
    this.used = 0
  }

  /** Everything needed to continue. */
  save(): Mt19937State {
    return { words: this.#words.slice(), used: this.used }
  }

  /** Continues from a snapshot. */
  restore(state: Mt19937State): void {
    this.#words.set(state.words)
    for (let i = 0; i < N; i++) this.tempered[i] = temper(state.words[i] as number)
    this.used = state.used
  }
}

/**
 * The recurrence on `words`, and its words tempered into `tempered`. The work is done in two arrays of this closure,
 * whoever's the words are: a compiler knows the length of a constant array and drops the bounds checks, so that a refill
 * takes two thirds of the time, copies included. All constants are of the closure, because bundlers turn a module's
 * into variables.
 */
const twist = (() => {
  const n = 624
  const m = 397
  const s = new Int32Array(n)
  const out = new Int32Array(n)

  /** The k-th word, from itself, the next and the one at `far`. */
  function make(k: number, next: number, far: number): void {
    const y = ((s[k] as number) & 0x80000000) | ((s[next] as number) & 0x7fffffff)
    const word = (s[far] as number) ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df)
    s[k] = word
    out[k] = temper(word)
  }

  /** In stretches, so that no index needs a remainder; two words a turn. */
  function twistInPlace(): void {
    for (let k = 0; k < n - m - 1; k += 2) {
      make(k, k + 1, k + m)
      make(k + 1, k + 2, k + 1 + m)
    }
    make(n - m - 1, n - m, n - 1)
    for (let k = n - m; k < n - 1; k += 2) {
      make(k, k + 1, k + m - n)
      make(k + 1, k + 2, k + 1 + m - n)
    }
    make(n - 1, 0, m - 1)
  }

  return (words: Int32Array, tempered: Int32Array): void => {
    s.set(words)
    twistInPlace()
    words.set(s)
    tempered.set(out)
  }
})()

function temper(word: number): number {
  let y = word
  y ^= y >>> 11
  y ^= (y << 7) & 0x9d2c5680
  y ^= (y << 15) & 0xefc60000
  return y ^ (y >>> 18)
}
