import type { Arguments } from '../arguments.ts'
import type { Device } from '../device.ts'
import type { Kernels } from '../kernels/kernels.ts'
import type { Floats } from '../memory.ts'
import type { Parameter } from '../nn/parameter.ts'
import { sizeOf, type Tensor } from '../tensor.ts'
import {
  type Optimizer,
  type OptimizerState,
  PARAM_GROUP,
  type ParameterMemory,
  type ParamGroup,
  type SavedParamGroup,
} from './optimizer.ts'

/** A number of the state, written to in place. */
export interface Scalar {
  value: number
}

/** A tensor of the state, where it lies. */
interface Kept {
  readonly shape: readonly number[]
  readonly data: Floats
}

/** A parameter and `optimizer.state[parameter]`, in which an optimizer keeps what it likes: all of it is saved. */
export class ParameterState {
  readonly parameter: Parameter
  readonly #device: Device
  readonly #scalars = new Map<string, Scalar>()
  readonly #tensors = new Map<string, Kept>()
  /** Blocks of tensors that there were before a restore: they are made again. */
  readonly #spare = new Map<string, Floats>()
  readonly #rooms = new Map<string, Floats>()
  /** Of the scalars the one that nearly all optimizers ask for at each step. */
  #step: Scalar | null = null

  constructor(parameter: Parameter, device: Device) {
    this.parameter = parameter
    this.#device = device
  }

  /** `state['step'] += 1`, a float32 as in PyTorch: from 2^24 on it stays. */
  count(): number {
    this.#step ??= this.scalar('step')
    this.#step.value = Math.fround(this.#step.value + 1)
    return this.#step.value
  }

  /** The scalar of that name, made at first use. */
  scalar(name: string, initial = 0): Scalar {
    const made = this.#scalars.get(name) ?? { value: initial }
    this.#scalars.set(name, made)
    return made
  }

  /** The elements of the tensor of that name, undefined before it is made. */
  find(name: string): Floats | undefined {
    return this.#tensors.get(name)?.data
  }

  /** Makes the tensor of that name, a copy of `values`, which may be longer; of the parameter's shape unless another is given. */
  make(name: string, values: Float32Array, shape: readonly number[] = this.parameter.shape): Floats {
    const size = sizeOf(shape)
    // They may be a tensor's own: a memory that grows for the new one takes that view away.
    const kept = values.slice(0, size)
    const spare = this.#spare.get(name)
    const data = spare?.length === size ? spare : this.#device.lease.floats(size)
    this.#spare.delete(name)
    data.values.set(kept)
    this.#tensors.set(name, { shape, data })
    return data
  }

  /** The tensor of that name, made at first use, with `initial` in all elements. */
  buffer(name: string, initial = 0, shape: readonly number[] = this.parameter.shape): Floats {
    return this.find(name) ?? this.make(name, new Float32Array(sizeOf(shape)).fill(initial), shape)
  }

  /** Room of the parameter's size for a value within a step; no part of the state. */
  room(name: string): Floats {
    const made = this.#rooms.get(name) ?? this.#device.lease.floats(this.parameter.data.length)
    this.#rooms.set(name, made)
    return made
  }

  /** All of it, copied: the scalars, then the tensors. */
  save(): ParameterMemory {
    const scalars = Array.from(this.#scalars, ([name, { value }]) => [name, value] as const)
    const tensors = Array.from(this.#tensors, ([name, tensor]) => [name, copied(tensor)] as const)
    return Object.fromEntries([...scalars, ...tensors])
  }

  /** Continues with what `save` gave. */
  restore(memory: ParameterMemory): void {
    this.#scalars.clear()
    for (const [name, { data }] of this.#tensors) this.#spare.set(name, data)
    this.#tensors.clear()
    this.#step = null
    for (const [name, value] of Object.entries(memory)) {
      if (typeof value === 'number') this.#scalars.set(name, { value })
      else this.make(name, value.data, value.shape)
    }
  }
}

function copied({ shape, data }: Kept): Tensor {
  return { shape, data: data.values.slice() }
}

/** An optimizer's arguments by name, of the parameter group at least lr. */
type GroupArguments = Readonly<Record<string, number | boolean | readonly number[]>> &
  Readonly<Pick<ParamGroup, 'lr'> & Partial<ParamGroup>>

/** What all optimizers share: the parameters with their states, and the gradient with the weight decay in it. */
export abstract class BaseOptimizer implements Optimizer {
  readonly paramGroup: ParamGroup
  protected readonly kernels: Kernels
  readonly #arguments: GroupArguments
  readonly #maximize: boolean
  protected readonly states: readonly ParameterState[]

  /**
   * @param args the arguments that this optimizer has
   * @param values of them, and perhaps of others; what of `paramGroup` is not among them stays 0
   */
  constructor(parameters: readonly Parameter[], args: Arguments, values: GroupArguments, device: Device) {
    this.kernels = device.kernels
    const { lr, momentum = 0, weightDecay = 0, betas } = values
    const own = Object.keys(args).map((name) => [name, values[name] ?? 0] as const)
    this.#maximize = 'maximize' in args && values.maximize === true
    this.#arguments = { lr, ...Object.fromEntries(own) }
    this.paramGroup = { lr, momentum, weightDecay, ...(betas !== undefined && 'betas' in args && { betas }) }
    this.states = parameters.map((parameter) => new ParameterState(parameter, device))
  }

  /** The betas of an optimizer that has them, the first as a scheduler may have written it. */
  protected get betas(): readonly [number, number] {
    return this.paramGroup.betas ?? [0, 0]
  }

  zeroGrad(setToNone: boolean): void {
    for (const { parameter } of this.states) {
      if (setToNone) parameter.hasGrad = false
      else if (parameter.hasGrad) parameter.grad.values.fill(0)
    }
  }

  step(): void {
    for (const state of this.states) {
      if (!state.parameter.hasGrad) continue
      this.update(state)
    }
  }

  stateDict(): OptimizerState {
    const all = this.states.map((state) => state.save())
    const kept = all.flatMap((memory, i) => (Object.keys(memory).length === 0 ? [] : [[i, memory] as const]))
    return { state: Object.fromEntries(kept), paramGroups: [this.#group()] }
  }

  loadStateDict({ state, paramGroups }: OptimizerState): void {
    for (const [i, each] of this.states.entries()) each.restore(state[i] ?? {})
    for (const name of PARAM_GROUP) {
      const value = paramGroups[0]?.[name]
      if (typeof value === 'number') this.paramGroup[name] = value
    }
    const betas = paramGroups[0]?.betas
    if (this.paramGroup.betas !== undefined && Array.isArray(betas)) this.paramGroup.betas = [betas[0], betas[1]]
  }

  /** The arguments, with what was written to the group. */
  #group(): SavedParamGroup {
    const written = Object.entries(this.paramGroup).filter(([name]) => name in this.#arguments)
    return { ...this.#arguments, ...Object.fromEntries(written), params: this.states.map((_, i) => i) }
  }

  /** One step of one parameter, which has a gradient. */
  protected abstract update(state: ParameterState): void

  /** `grad`, or `-grad` where the loss is to grow. */
  protected towards(state: ParameterState): Floats {
    const { grad } = state.parameter
    if (!this.#maximize) return grad
    const { values } = grad
    const opposite = state.room('opposite')
    for (let i = 0; i < values.length; i++) opposite.values[i] = -(values[i] as number)
    return opposite
  }

  /** `grad.add(param, alpha=weight_decay)` where there is any: the gradient that the formulas start from. */
  protected gradientOf(state: ParameterState): Floats {
    const grad = this.towards(state)
    const { weightDecay } = this.paramGroup
    if (weightDecay === 0) return grad
    const decayed = state.room('grad')
    this.kernels.add(grad, state.parameter.data, weightDecay, decayed)
    return decayed
  }

  /** `param.add_(direction, alpha=-lr)` */
  protected descend({ data }: Parameter, direction: Floats): void {
    this.kernels.add(data, direction, -this.paramGroup.lr, data)
  }
}
