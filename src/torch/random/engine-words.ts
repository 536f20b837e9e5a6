/** Where an mt19937 keeps what in its block of words, in TypeScript as in core/random.ts. */

/** Words of the generator, and as many drawn from them at a time. */
export const N = 624
/** Where the words are as they are handed out; the four before are room for a twist. */
export const TEMPERED = N + 4
/** Where it is kept how many of these are used up. */
export const USED = TEMPERED + N
/** Words in all. */
export const ENGINE_WORDS = USED + 1
