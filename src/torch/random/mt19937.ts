/**
 * The Mersenne Twister both PyTorch's CPU generator and NumPy's RandomState stand on.
 * M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
 * generator", ACM TOMACS 8 (1998), with the initialisation of 2002 (`init_genrand`).
 */

import { type Ints, Lease } from '../memory.ts'
import { ENGINE_WORDS, N, TEMPERED, USED } from './engine-words.ts'
import { scriptTwist, type Twist, temper, vectorTwist } from './twist.ts'

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
  /** Its words, laid out as `engine-words.ts` says. A hot loop may draw from them itself. */
  readonly block: Ints
  readonly #twist: Twist

  /**
   * @param seed 0..2^32-1
   * @param lease of which its words are
   * @param twist makes the words; they are the same whichever it is
   */
  constructor(seed: number, lease: Lease = new Lease(), twist: Twist = vectorTwist ?? scriptTwist) {
    this.block = lease.ints(ENGINE_WORDS)
    this.#twist = twist
    this.seed(seed)
  }

  /** `init_genrand`: starts again from a seed in 0..2^32-1. */
  seed(seed: number): void {
    const words = this.block.values
    let word = seed | 0
    words[0] = word
    for (let i = 1; i < N; i++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i) | 0
      words[i] = word
    }
    words[USED] = N
  }

  /** The next 32 random bits, as an integer in 0..2^32-1. */
  next32(): number {
    const words = this.block.values
    if (words[USED] === N) this.refill()
    const used = words[USED] as number
    words[USED] = used + 1
    return (words[TEMPERED + used] as number) >>> 0
  }

  /** Makes the next 624 words. */
  refill(): void {
    this.#twist(this.block)
  }

  /** Everything needed to continue. */
  save(): Mt19937State {
    const words = this.block.values
    return { words: words.slice(0, N), used: words[USED] as number }
  }

  /** Continues from a snapshot. */
  restore(state: Mt19937State): void {
    const words = this.block.values
    words.set(state.words)
    for (let i = 0; i < N; i++) words[TEMPERED + i] = temper(state.words[i] as number)
    words[USED] = state.used
  }
}
