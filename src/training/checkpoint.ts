import type { Parameter } from '../torch/nn/parameter.ts'
import type { ParameterMemory } from '../torch/optim/optimizer.ts'
import type { Loop } from './phases.ts'
import type { SamplerState } from './samplers/sampler.ts'

/** A parameter at one moment. */
export interface SavedParameter {
  readonly data: Float32Array
  /** null where PyTorch's `param.grad` is None. */
  readonly grad: Float32Array | null
}

/** Everything that a run carries from one iteration to the next: restored, it continues to the same bits. */
export interface Checkpoint {
  /** Iterations done. */
  readonly iteration: number
  /** The last batch loss, NaN before the first. */
  readonly loss: number
  /** In the order of `model.parameters()`. */
  readonly parameters: readonly SavedParameter[]
  /** `optimizer.state`, in the same order. */
  readonly memory: readonly ParameterMemory[]
  readonly sampler: SamplerState
  /** Bytes held in arrays. */
  readonly bytes: number
}

/** A snapshot of `loop` between two iterations. */
export function saveLoop({ epoch, loss, model, optimizer, sampler }: Loop): Checkpoint {
  const parameters = model.parameters().map(saveParameter)
  const memory = optimizer.save()
  const state = sampler.save()
  const arrays = [
    ...parameters.flatMap(({ data, grad }) => (grad ? [data, grad] : [data])),
    ...memory.flatMap(({ buffers }) => buffers.map(({ data }) => data)),
    state.generator.engine.words,
  ]
  const bytes = arrays.reduce((total, { byteLength }) => total + byteLength, 0)
  return { iteration: epoch, loss, parameters, memory, sampler: state, bytes }
}

/** Takes `loop` to where a snapshot was taken. The batch of then is not in it: there is none until the next is drawn. */
export function restoreLoop(loop: Loop, checkpoint: Checkpoint): void {
  for (const [i, parameter] of loop.model.parameters().entries()) restoreParameter(parameter, checkpoint.parameters[i])
  loop.optimizer.restore(checkpoint.memory)
  loop.sampler.restore(checkpoint.sampler)
  loop.loss = checkpoint.loss
  loop.epoch = checkpoint.iteration
  loop.rows = 0
}

/** A copy of what a parameter holds. */
export function saveParameter({ data, grad, hasGrad }: Parameter): SavedParameter {
  return { data: data.slice(), grad: hasGrad ? grad.slice() : null }
}

function restoreParameter(parameter: Parameter, state: SavedParameter | undefined): void {
  if (!state) return
  parameter.data.set(state.data)
  parameter.hasGrad = state.grad !== null
  if (state.grad) parameter.grad.set(state.grad)
}
