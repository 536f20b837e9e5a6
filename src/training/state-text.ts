import type { SavedState } from '../experiment/saved-state.ts'
import { sizeOf, type Tensor } from '../torch/tensor.ts'

/*
 * A loaded state as text, in a live change and in a link:
 *
 *     adam:3:2:true:false:false,W.weight/2x3/zcxMPQ...,W.bias/2/...,lr/0.01,0.step/12,0.exp_avg/2x3/...
 *
 * Whose it is (`stateOwner`), the parameters by their names, of the parameter group what a live change may write, and behind its
 * number what the optimizer keeps for a parameter. The float32 of a tensor stand bit by bit, in base64 as addresses have it
 * (RFC 4648, section 5; no padding).
 */

/** What the text of a state says; null where it is none, or says anything twice. Whose it is, nobody here looks at. */
export function readStateText(text: string): SavedState | null {
  const model = new Map<string, Tensor>()
  const group = new Map<string, number>()
  const state = new Map<string, Map<string, number | Tensor>>()
  for (const item of text.split(',').slice(1)) {
    const [, i, name = '', value = ''] = /^(?:(\d{1,4})\.)?([a-zA-Z][\w.]*)\/(.+)$/.exec(item) ?? []
    const read = valueIn(value)
    if (read === null) return null
    const kept = i === undefined ? null : (state.get(i) ?? new Map<string, number | Tensor>())
    if ((kept ?? (typeof read === 'number' ? group : model)).has(name)) return null
    if (i !== undefined && kept !== null) state.set(i, kept.set(name, read))
    else if (typeof read === 'number') group.set(name, read)
    else model.set(name, read)
  }
  const memories = Array.from(state, ([i, kept]) => [i, Object.fromEntries(kept)] as const)
  const params = Array.from({ length: model.size }, (_, i) => i)
  const paramGroups = [{ lr: Number.NaN, ...Object.fromEntries(group), params }]
  return { model: Object.fromEntries(model), optimizer: { state: Object.fromEntries(memories), paramGroups } }
}

function valueIn(text: string): number | Tensor | null {
  const [first = '', encoded] = text.split('/')
  if (encoded === undefined) return NUMBER.test(first) ? Number(first) : null
  const shape = first.split('x').map(Number)
  const bytes = bytesIn(encoded)
  if (!shape.every(Number.isSafeInteger) || bytes?.length !== 4 * sizeOf(shape)) return null
  const view = new DataView(bytes.buffer)
  return { shape, data: Float32Array.from({ length: sizeOf(shape) }, (_, i) => view.getFloat32(4 * i, true)) }
}

const NUMBER = /^(?:NaN|-?(?:Infinity|\d+(?:\.\d+)?(?:e-?\d+)?))$/

/** The digits of base64. */
export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The bytes that `text` encodes; null where it is no base64. */
function bytesIn(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS.indexOf(text.charAt(i))
    if (digit === -1) return null
    bits = ((bits << 6) | digit) & 0xffff
    const filled = (6 * (i + 1)) % 8
    if (filled < 6) bytes[Math.floor((6 * (i + 1)) / 8) - 1] = (bits >> filled) & 0xff
  }
  return bytes
}
