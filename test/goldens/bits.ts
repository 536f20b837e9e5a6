import { createHash } from 'node:crypto'

/** Eight big-endian hex digits a float32, as the oracle writes them. */
export function fromHex(hex: string): Float32Array {
  const words = Uint32Array.from(hex.match(/.{8}/g) ?? [], (digits) => Number.parseInt(digits, 16))
  return new Float32Array(words.buffer)
}

/** The oracle's hex of float32 values. Every NaN is written as the same NaN: payload and sign are no promise. */
export function toHex(values: Iterable<number>): string {
  const floats = Float32Array.from(values, (value) => (Number.isNaN(value) ? Number.NaN : value))
  return Array.from(new Uint32Array(floats.buffer), (word) => word.toString(16).padStart(8, '0')).join('')
}

/** Hex from the oracle with every NaN written as `toHex` writes it. */
export function normaliseHex(hex: string): string {
  return toHex(fromHex(hex))
}

/** The sha256 of the little-endian float32 bytes. */
export function sha256(values: Float32Array): string {
  return createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex')
}
