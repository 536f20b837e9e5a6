import { type Config, fieldOf, STATE, type StateLoad } from '../experiment/config.ts'
import { writeNumber } from '../experiment/numbers.ts'
import type { SavedState } from '../experiment/saved-state.ts'
import { stateOwner } from '../experiment/state-owner.ts'
import type { Tensor } from '../torch/tensor.ts'
import { groupKeys, groupOf, keptNumbers, keptTensors, missingIn, parameterShapes } from './state-parts.ts'
import { DIGITS, readStateText } from './state-text.ts'

/** The change that loads `state`, which fits the run of `config`, once `iteration` iterations are done. */
export function loadOf(state: SavedState, config: Config, iteration: number): StateLoad {
  const { model, optimizer } = state
  const group = groupOf(optimizer, config)
  const shapes = [...parameterShapes(config)]
  const kept = shapes.flatMap(([, shape], i) => {
    const memory = optimizer.state[i] ?? {}
    const numbers = keptNumbers(config).filter((name) => name in memory)
    const tensors = keptTensors(config).filter((name) => name in memory)
    return [
      ...numbers.map((name) => `${i}.${name}/${numberPart(memory[name])}`),
      ...tensors.map((name) => `${i}.${name}/${tensorPart(memory[name], shape)}`),
    ]
  })
  const items = [
    stateOwner(config),
    ...shapes.map(([name, shape]) => `${name}/${tensorPart(model[name], shape)}`),
    ...groupKeys(config).map((key) => `${key}/${numberPart(group[key])}`),
    ...kept,
  ]
  const text = items.join(',')
  // Only what is written of it: so the same text is the same state.
  return { iteration, key: STATE, value: { state: readStateText(text) ?? state, text, group } }
}

/**
 * The change that `text` of a link describes; null where it is no state of a run of `config`. What is loaded is written in one
 * way, so whatever is missing, or no part of it, or of another size, would be written otherwise.
 */
export function readLoadOf(text: string, config: Config, iteration: number): StateLoad | null {
  const state = readStateText(text)
  if (state === null) return null
  const load = loadOf(state, config, iteration)
  const now = { ...config, ...load.value.group }
  const isWhole = [...parameterShapes(config)].every(
    (_, i) => missingIn(state.optimizer.state[i] ?? {}, now) === undefined,
  )
  const isInRange = groupKeys(config).every((key) => fieldOf(key).kind.read(String(now[key])).ok)
  return isWhole && isInRange && load.value.text === text ? load : null
}

function numberPart(value: number | Tensor | undefined): string {
  return typeof value === 'number' ? writeNumber(value) : ''
}

function tensorPart(value: number | Tensor | undefined, shape: readonly number[]): string {
  if (value === undefined || typeof value === 'number' || value.shape.join() !== shape.join()) return ''
  const bytes = new Uint8Array(4 * value.data.length)
  const view = new DataView(bytes.buffer)
  for (const [i, each] of value.data.entries()) view.setFloat32(4 * i, each, true)
  return `${shape.join('x')}/${base64(bytes)}`
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const bits = (a << 16) | (b << 8) | c
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >> shift) & 63))
    text += digits.slice(0, Math.min(3, bytes.length - at) + 1).join('')
  }
  return text
}
