/**
 * A writer of small WebAssembly modules: just the instructions that `twist-simd.ts` needs, by their names and numbers in the
 * specification (WebAssembly Core 2.0, chapter 5 "Binary Format"; opcodes in 5.4). What is written here can be held
 * against it line by line, which a module as a string of bytes could not.
 */

/** A piece of the binary format. */
export type Bytes = readonly number[]

/** The type of a local (5.3.1 and 5.3.2). */
export const I32: Bytes = [0x7f]
export const V128: Bytes = [0x7b]

/** An integer below 2^32, or a signed one, in groups of seven bits, the lowest first (5.2.2, LEB128). */
function unsigned(value: number): Bytes {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): Bytes {
  if (value >= -0x40 && value < 0x40) return [value & 0x7f]
  return [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}

/** A vector instruction: a prefix, then its number (5.4.8). */
function simd(code: number): Bytes {
  return [0xfd, ...unsigned(code)]
}

/** The instructions that take no immediate argument; operands come from the stack. */
export const op = {
  i32Add: [0x6a],
  i32LtU: [0x49],
  i32x4Splat: simd(0x11),
  v128And: simd(0x4e),
  v128Or: simd(0x50),
  v128Xor: simd(0x51),
  i32x4Shl: simd(0xab),
  i32x4ShrS: simd(0xac),
  i32x4ShrU: simd(0xad),
} as const satisfies Record<string, Bytes>

export const localGet = (local: number): Bytes => [0x20, ...unsigned(local)]
export const localSet = (local: number): Bytes => [0x21, ...unsigned(local)]
export const localTee = (local: number): Bytes => [0x22, ...unsigned(local)]
export const i32Const = (value: number): Bytes => [0x41, ...signed(value)]

/** Memory instructions: alignment as a power of two, and an offset added to the address on the stack (5.4.6). */
export const i32Load = (offset: number): Bytes => [0x28, 2, ...unsigned(offset)]
export const i32Store = (offset: number): Bytes => [0x36, 2, ...unsigned(offset)]
export const v128Load = (offset: number): Bytes => [...simd(0x00), 2, ...unsigned(offset)]
export const v128Store = (offset: number): Bytes => [...simd(0x0b), 2, ...unsigned(offset)]

/** `body` again and again, as long as it leaves something other than 0 on the stack (loop ... br_if 0 end). */
export function repeat(...body: readonly Bytes[]): Bytes {
  const empty = 0x40
  return [0x03, empty, ...body.flat(), 0x0d, 0, 0x0b]
}

/** Length, then contents: what the format calls a vector, and a name's, a body's and a section's form too (5.1.3). */
function sized(contents: Bytes): Bytes {
  return [...unsigned(contents.length), ...contents]
}

function section(id: number, ...contents: readonly Bytes[]): Bytes {
  return [id, ...sized(contents.flat())]
}

function exported(name: string, kind: number): Bytes {
  const index = 0
  return [...sized(Array.from(name, (letter) => letter.charCodeAt(0))), kind, index]
}

/**
 * A module (5.5) with one page of memory, exported as `memory`, and one function without parameters and results, exported
 * as `run`.
 * @param locals the type of each local
 */
export function moduleOf(locals: readonly Bytes[], ...body: readonly Bytes[]): Uint8Array<ArrayBuffer> {
  const declared = [...unsigned(locals.length), ...locals.flatMap((type) => [1, ...type])]
  const one = 1
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // '\0asm', version 1
    ...section(1, [one, 0x60, 0, 0]), // types: a function, () -> ()
    ...section(3, [one, 0]), // functions: one of type 0
    ...section(5, [one, 0x00, 1]), // memories: one of at least one page
    ...section(7, [2], exported('memory', 0x02), exported('run', 0x00)),
    ...section(10, [one], sized([...declared, ...body.flat(), 0x0b])), // code, closed by end
  ])
}
