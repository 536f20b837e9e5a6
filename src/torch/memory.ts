/**
 * The memory that kernels work in: one for all runs of a worker, because every memory of WebAssembly takes gigabytes of a
 * browser's addresses until it is collected. Where there is no WebAssembly, blocks are arrays of their own.
 */
import { host } from './wasm-host.ts'

/** Values at an address of the memory. A kernel takes these and no bare array, which it would look for at address 0. */
export class Block<A extends Float32Array | Int32Array> {
  /** In bytes, a multiple of 16; never 0. What is behind the last value may be read, and written over, up to 16 bytes. */
  readonly at: number
  readonly length: number
  readonly #view: () => A
  #values: A

  /** @param view makes a view of the block as the memory is now */
  constructor(at: number, length: number, view: () => A) {
    this.at = at
    this.length = length
    this.#view = view
    this.#values = view()
  }

  /** The values themselves. Not to be kept: a memory that grows takes its old views away. */
  get values(): A {
    if (this.#values.length !== this.length) this.#values = this.#view()
    return this.#values
  }
}

/** float32 values */
export type Floats = Block<Float32Array<ArrayBuffer>>

/** int32 values */
export type Ints = Block<Int32Array<ArrayBuffer>>

/** A stretch of bytes. */
interface Stretch {
  at: number
  size: number
}

const PAGE = 65_536
/** Blocks begin at multiples of this, with as much behind them at least. */
const LINE = 16

/** WebAssembly's memory, which all modules of a worker import; null without WebAssembly. */
export const memory = host.WebAssembly ? new host.WebAssembly.Memory({ initial: 16 }) : null

/** What nobody has, by address; neighbours are one. */
let free: Stretch[] = memory ? [{ at: LINE, size: memory.buffer.byteLength - LINE }] : []

function take(bytes: number): Stretch {
  const size = Math.ceil(bytes / LINE) * LINE + LINE
  const found = free.find((stretch) => stretch.size >= size)
  if (found === undefined) {
    grow(size)
    return take(bytes)
  }
  const { at } = found
  found.at += size
  found.size -= size
  if (found.size === 0) free = free.filter((stretch) => stretch !== found)
  return { at, size }
}

/** Twice as large at least, so that it is seldom done. */
function grow(bytes: number): void {
  if (memory === null) return
  const before = memory.buffer.byteLength
  memory.grow(Math.ceil(Math.max(bytes, before) / PAGE))
  giveBack([{ at: before, size: memory.buffer.byteLength - before }])
}

function giveBack(stretches: readonly Stretch[]): void {
  const all = [...free, ...stretches].sort((a, b) => a.at - b.at)
  free = []
  for (const { at, size } of all) {
    const last = free.at(-1)
    if (last !== undefined && last.at + last.size === at) last.size += size
    else free.push({ at, size })
  }
}

/** What was leased and never given back is, once nobody has a block of it any more. */
const forgotten = new FinalizationRegistry(giveBack)

/** The blocks of one run, given back together. */
export class Lease {
  readonly #stretches: Stretch[] = []
  #bytes = 0

  constructor() {
    forgotten.register(this, this.#stretches, this)
  }

  /** Bytes of all blocks together. */
  get bytes(): number {
    return this.#bytes
  }

  /** `length` float32 zeros */
  floats(length: number): Floats {
    return this.#block(length, (buffer, at) => new Float32Array(buffer, at, length))
  }

  /** `length` int32 zeros */
  ints(length: number): Ints {
    return this.#block(length, (buffer, at) => new Int32Array(buffer, at, length))
  }

  /** float32 values, copied */
  floatsOf(values: Float32Array): Floats {
    const block = this.floats(values.length)
    block.values.set(values)
    return block
  }

  /** Gives all blocks back: nobody may use them from now on. */
  release(): void {
    giveBack(this.#stretches)
    this.#stretches.length = 0
    this.#bytes = 0
  }

  #block<A extends Float32Array | Int32Array>(length: number, view: (buffer: ArrayBuffer, at: number) => A): Block<A> {
    const bytes = 4 * length
    this.#bytes += bytes
    if (memory === null) {
      const own = new ArrayBuffer(bytes)
      return new Block(0, length, () => view(own, 0))
    }
    const stretch = take(bytes)
    this.#stretches.push(stretch)
    const block = new Block(stretch.at, length, () => this.#viewed(view, stretch.at))
    block.values.fill(0)
    return block
  }

  /** Of this lease, so that a block holds on to it: as long as somebody has one, nothing of it is given back. */
  #viewed<A>(view: (buffer: ArrayBuffer, at: number) => A, at: number): A {
    if (memory === null) throw new RangeError('there is no memory')
    return view(memory.buffer, at)
  }
}
