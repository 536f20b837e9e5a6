import type { Checkpoint } from './checkpoint.ts'
import { same } from './same-values.ts'

/** Snapshots of two runs at the same moment. */
export type SavedPair = readonly [Checkpoint, Checkpoint]

/** Whether the weights are the same, to the bit. */
export function sameWeights([a, b]: SavedPair): boolean {
  return Object.entries(a.model).every(([name, { data }]) =>
    data.every((value, i) => Object.is(value, b.model[name]?.data[i])),
  )
}

/** Whether the optimizer keeps anything. */
export function hasMemory([{ optimizer }]: SavedPair): boolean {
  return Object.values(optimizer.state).some((memory) =>
    Object.values(memory).some((value) => typeof value === 'object'),
  )
}

/** Whether the gradients are. */
export function sameGrads([a, b]: SavedPair): boolean {
  return Object.keys({ ...a.grads, ...b.grads }).every((name) => same(a.grads[name] ?? null, b.grads[name] ?? null))
}

/** Whether what the optimizers keep is. */
export function sameMemories([a, b]: SavedPair): boolean {
  return Object.entries(a.optimizer.state).every(([number, memory]) =>
    Object.entries(memory).every(([name, value]) => {
      const other = b.optimizer.state[Number(number)]?.[name]
      return typeof value === 'number' || typeof other !== 'object' || same(value.data, other.data)
    }),
  )
}
