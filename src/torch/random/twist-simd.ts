/** The twist of mt19937 four words at a time, in WebAssembly's 128-bit vectors. C compilers do the same with theirs. */
import type { Twist } from './twist.ts'
import * as wasm from './wasm.ts'

const { op } = wasm

/** Bytes of the 624 words, which start at address 0. */
const SIZE = 4 * 624
/** Where the first word is kept again once it is new: behind the last, whose successor it is. */
const WRAPPED = SIZE
/** Where the tempered words go, at the next multiple of 16. */
const TEMPERED = SIZE + 16

/** Locals: the address, an intermediate value, and the constants of the algorithm in all four lanes. */
const AT = 0
const Y = 1
const UPPER_BIT = 2
const LOWER_BITS = 3
const MATRIX = 4
const TEMPER_B = 5
const TEMPER_C = 6

const constant = (local: number, value: number): wasm.Bytes => [
  ...wasm.i32Const(value | 0),
  ...op.i32x4Splat,
  ...wasm.localSet(local),
]
const shifted = (shift: wasm.Bytes, by: number): wasm.Bytes => [...wasm.localGet(Y), ...wasm.i32Const(by), ...shift]
const load = (offset: number): wasm.Bytes => [...wasm.localGet(AT), ...wasm.v128Load(offset)]
const masked = (local: number): wasm.Bytes => [...wasm.localGet(local), ...op.v128And]

/** Y = Y ^ (Y shifted, and masked if a mask is given): the steps of the tempering. */
const xorShifted = (shift: wasm.Bytes, by: number, mask: wasm.Bytes = []): wasm.Bytes => [
  ...wasm.localGet(Y),
  ...shifted(shift, by),
  ...mask,
  ...op.v128Xor,
  ...wasm.localSet(Y),
]

/**
 * Four words a turn, for AT from `start` to below `end`: the word at AT + `self` is made of itself, its successor and the one
 * at AT + `far`.
 */
const stretch = (start: number, end: number, self: number, far: number): wasm.Bytes => [
  ...wasm.i32Const(start),
  ...wasm.localSet(AT),
  ...wasm.repeat(
    wasm.localGet(AT),
    // y = upper bit of the word, lower bits of its successor
    load(self),
    masked(UPPER_BIT),
    load(self + 4),
    masked(LOWER_BITS),
    op.v128Or,
    wasm.localSet(Y),
    // word = far ^ (y >>> 1) ^ (y odd ? MATRIX : 0)
    load(far),
    shifted(op.i32x4ShrU, 1),
    op.v128Xor,
    shifted(op.i32x4Shl, 31),
    wasm.i32Const(31),
    op.i32x4ShrS,
    masked(MATRIX),
    op.v128Xor,
    wasm.localTee(Y),
    wasm.v128Store(self),
    xorShifted(op.i32x4ShrU, 11),
    xorShifted(op.i32x4Shl, 7, masked(TEMPER_B)),
    xorShifted(op.i32x4Shl, 15, masked(TEMPER_C)),
    wasm.localGet(AT),
    wasm.localGet(Y),
    shifted(op.i32x4ShrU, 18),
    op.v128Xor,
    wasm.v128Store(TEMPERED + self),
    // AT += 16, again if AT < end
    wasm.localGet(AT),
    wasm.i32Const(16),
    op.i32Add,
    wasm.localTee(AT),
    wasm.i32Const(end),
    op.i32LtU,
  ),
]

/** In words: the far word is 397 on, or 624 - 397 = 227 back where that is beyond the end. */
const FORTH = 4 * 397
const BACK = SIZE - FORTH

/**
 * 228 words look forth and 396 back. The 228th, like the last word's successor, finds the new first word at WRAPPED; so
 * there is no seam, and every load comes before what it loads is overwritten, or long after.
 */
const code = (): Uint8Array<ArrayBuffer> =>
  wasm.moduleOf(
    [wasm.I32, ...Array.from({ length: 6 }, () => wasm.V128)],
    constant(UPPER_BIT, 0x80000000),
    constant(LOWER_BITS, 0x7fffffff),
    constant(MATRIX, 0x9908b0df),
    constant(TEMPER_B, 0x9d2c5680),
    constant(TEMPER_C, 0xefc60000),
    stretch(0, 16, 0, FORTH),
    [...wasm.i32Const(0), ...wasm.i32Const(0), ...wasm.i32Load(0), ...wasm.i32Store(WRAPPED)],
    stretch(16, BACK + 4, 0, FORTH),
    stretch(4, SIZE - BACK, BACK, 0),
  )

/** What this needs of a browser or Node, of whose types `src/torch` knows nothing. */
interface Host {
  readonly Math: Math
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
    readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
    readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  }
}

/**
 * The twist in WebAssembly; null where that or its vectors are missing, or forbidden by a page's policy. Compiled at once: half
 * a kilobyte is not worth waiting for. One memory serves all generators, whose words are copied in and out, because every
 * memory takes gigabytes of a browser's addresses until it is collected; the copies are a third of the time.
 */
export function simdTwist({ WebAssembly }: Host = globalThis): Twist | null {
  if (!WebAssembly) return null
  try {
    const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(code())).exports
    if (!(memory instanceof WebAssembly.Memory) || typeof run !== 'function') return null
    const inside = new Int32Array(memory.buffer, 0, SIZE / 4)
    const insideTempered = new Int32Array(memory.buffer, TEMPERED, SIZE / 4)
    return (words, tempered) => {
      inside.set(words)
      run()
      words.set(inside)
      tempered.set(insideTempered)
    }
  } catch {
    return null
  }
}
