import type { Core } from '../kernels/core/core.ts'
import { plainCore } from '../kernels/core/started.ts'
import type { Ints } from '../memory.ts'
import { N, TEMPERED, USED } from './engine-words.ts'

/** How mt19937 makes 624 new words of its last, in place in its block, tempers them beside, and has none of them used. */
export type Twist = (engine: Ints) => void

/** The twist four words at a time; null without WebAssembly's vectors. C compilers do the same with theirs. */
export const vectorTwist: Twist | null = plainCore && twistOf(plainCore)

function twistOf({ refill }: Core): Twist {
  return ({ at }) => refill(at)
}

/**
 * The twist in TypeScript, for where there are no vectors. The work is done in two arrays of this
 * closure, whoever's the words are: a compiler knows the length of a constant array and drops the bounds checks, so that a refill
 * takes two thirds of the time, copies included. All constants are of the closure, because bundlers turn a module's
 * into variables.
 */
export const scriptTwist = ((): Twist => {
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

  return ({ values }) => {
    s.set(values.subarray(0, N))
    twistInPlace()
    values.set(s)
    values.set(out, TEMPERED)
    values[USED] = 0
  }
})()

/** The last step: a word of the recurrence as it is handed out. */
export function temper(word: number): number {
  let y = word
  y ^= y >>> 11
  y ^= (y << 7) & 0x9d2c5680
  y ^= (y << 15) & 0xefc60000
  return y ^ (y >>> 18)
}
