import { loadStateDict, type ModelState, type Module, stateDict } from '../torch/nn/module.ts'
import type { SchedulerState } from '../torch/optim/lr_scheduler/scheduler.ts'
import type { OptimizerState } from '../torch/optim/optimizer.ts'
import type { Loop } from './phases.ts'
import type { SamplerState } from './samplers/sampler.ts'

/** Everything that a run carries from one iteration to the next: restored, it continues to the same bits. */
export interface Checkpoint {
  /** Iterations done. */
  readonly iteration: number
  /** The last batch loss, NaN before the first. */
  readonly loss: number
  /** `model.state_dict()` */
  readonly model: ModelState
  /** `param.grad` of the model's parameters by name, which no state dict has: those that are None are not in it. */
  readonly grads: Readonly<Record<string, Float32Array>>
  /** `optimizer.state_dict()` */
  readonly optimizer: OptimizerState
  /** `scheduler.state_dict()`; null where there is no scheduler. */
  readonly scheduler: SchedulerState | null
  readonly sampler: SamplerState
  /** Bytes held in arrays. */
  readonly bytes: number
}

/** A snapshot of `loop` between two iterations. */
export function saveLoop(loop: Loop): Checkpoint {
  const model = stateDict(loop.model)
  const grads = gradsOf(loop.model)
  const optimizer = loop.optimizer.stateDict()
  const scheduler = loop.scheduler?.stateDict() ?? null
  const sampler = loop.sampler.save()
  const memory = Object.values(optimizer.state).flatMap((kept) => Object.values(kept))
  const tensors = [...Object.values(model), ...memory.filter((value) => typeof value !== 'number')]
  const arrays = [...tensors.map(({ data }) => data), ...Object.values(grads), sampler.generator.engine.words]
  const bytes = arrays.reduce((total, { byteLength }) => total + byteLength, 0)
  return { iteration: loop.epoch, loss: loop.loss, model, grads, optimizer, scheduler, sampler, bytes }
}

/** Takes `loop` to where a snapshot was taken. The batch of then is not in it: there is none until the next is drawn. */
export function restoreLoop(loop: Loop, checkpoint: Checkpoint): void {
  loadStateDict(loop.model, checkpoint.model)
  for (const { name, parameter } of loop.model.namedParameters()) parameter.assignGrad(checkpoint.grads[name] ?? null)
  loop.optimizer.loadStateDict(checkpoint.optimizer)
  if (checkpoint.scheduler !== null) loop.scheduler?.loadStateDict(checkpoint.scheduler)
  loop.sampler.restore(checkpoint.sampler)
  loop.loss = checkpoint.loss
  loop.epoch = checkpoint.iteration
  loop.rows = 0
}

function gradsOf(model: Module): Readonly<Record<string, Float32Array>> {
  const named = model.namedParameters().map(({ name, parameter }) => [name, parameter.copyGrad()] as const)
  return Object.fromEntries(named.flatMap(([name, grad]) => (grad === null ? [] : [[name, grad] as const])))
}
