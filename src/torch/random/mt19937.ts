/**
 * The Mersenne Twister both PyTorch's CPU generator and NumPy's RandomState stand on.
 * M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
 * generator", ACM TOMACS 8 (1998), with the initialisation of 2002 (`init_genrand`).
 */

import { scriptTwist, type Twist, temper } from './twist.ts'
import { simdTwist } from './twist-simd.ts'

const N = 624

/** The faster of the two, found once: a module of WebAssembly serves all generators. */
const fastestTwist = simdTwist() ?? scriptTwist

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
  readonly #twist: Twist

  /**
   * @param seed 0..2^32-1
   * @param twist makes the words; they are the same whichever it is
   */
  constructor(seed: number, twist: Twist = fastestTwist) {
    this.#twist = twist
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
    this.#twist(this.#words, this.tempered)
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
