import type { Arguments } from '../arguments.ts'
import { add, add_ } from '../elementwise.ts'
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

/** A parameter and `optimizer.state[parameter]`, in which an optimizer keeps what it likes: all of it is saved. */
export class ParameterState {
  readonly parameter: Parameter
  readonly #scalars = new Map<string, Scalar>()
  readonly #tensors = new Map<string, Tensor>()
  /** Of the scalars the one that nearly all optimizers ask for at each step. */
  #step: Scalar | null = null

  constructor(parameter: Parameter) {
    this.parameter = parameter
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
  find(name: string): Float32Array | undefined {
    return this.#tensors.get(name)?.data
  }

  /** Makes the tensor of that name, a copy of `values`, which may be longer; of the parameter's shape unless another is given. */
  make(name: string, values: Float32Array, shape: readonly number[] = this.parameter.shape): Float32Array {
    const data = values.slice(0, sizeOf(shape))
    this.#tensors.set(name, { shape, data })
    return data
  }

  /** The tensor of that name, made at first use, with `initial` in all elements. */
  buffer(name: string, initial = 0, shape: readonly number[] = this.parameter.shape): Float32Array {
    return this.find(name) ?? this.make(name, new Float32Array(sizeOf(shape)).fill(initial), shape)
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
    this.#tensors.clear()
    this.#step = null
    for (const [name, value] of Object.entries(memory)) {
      if (typeof value === 'number') this.#scalars.set(name, { value })
      else this.#tensors.set(name, copied(value))
    }
  }
}

function copied({ shape, data }: Tensor): Tensor {
  return { shape, data: data.slice() }
}

/** An optimizer's arguments by name, of the parameter group at least lr. */
type GroupArguments = Readonly<Record<string, number | boolean | readonly number[]>> &
  Readonly<Pick<ParamGroup, 'lr'> & Partial<ParamGroup>>

/** What all optimizers share: the parameters with their states, and the gradient with the weight decay in it. */
export abstract class BaseOptimizer implements Optimizer {
  readonly paramGroup: ParamGroup
  readonly #arguments: GroupArguments
  readonly #states: readonly ParameterState[]
  /** A gradient with the weight decay in it, then a parameter's new values: as long as the longest parameter. */
  readonly #decayed: Float32Array
  readonly #room: Float32Array

  /**
   * @param args the arguments that this optimizer has
   * @param values of them, and perhaps of others; what of `paramGroup` is not among them stays 0
   */
  constructor(parameters: readonly Parameter[], args: Arguments, values: GroupArguments) {
    const { lr, momentum = 0, weightDecay = 0 } = values
    const own = Object.keys(args).map((name) => [name, values[name] ?? 0] as const)
    this.#arguments = { lr, ...Object.fromEntries(own) }
    this.paramGroup = { lr, momentum, weightDecay }
    this.#states = parameters.map((parameter) => new ParameterState(parameter))
    const longest = Math.max(...parameters.map(({ data }) => data.length))
    this.#decayed = new Float32Array(longest)
    this.#room = new Float32Array(longest)
  }

  zeroGrad(setToNone: boolean): void {
    for (const { parameter } of this.#states) {
      if (setToNone) parameter.hasGrad = false
      else if (parameter.hasGrad) parameter.grad.fill(0)
    }
  }

  step(): void {
    for (const state of this.#states) {
      if (!state.parameter.hasGrad) continue
      this.update(state)
    }
  }

  stateDict(): OptimizerState {
    const all = this.#states.map((state) => state.save())
    const kept = all.flatMap((memory, i) => (Object.keys(memory).length === 0 ? [] : [[i, memory] as const]))
    return { state: Object.fromEntries(kept), paramGroups: [this.#group()] }
  }

  loadStateDict({ state, paramGroups }: OptimizerState): void {
    for (const [i, each] of this.#states.entries()) each.restore(state[i] ?? {})
    for (const name of PARAM_GROUP) {
      const value = paramGroups[0]?.[name]
      if (typeof value === 'number') this.paramGroup[name] = value
    }
  }

  /** The arguments, with what was written to the group. */
  #group(): SavedParamGroup {
    const written = Object.entries(this.paramGroup).filter(([name]) => name in this.#arguments)
    return { ...this.#arguments, ...Object.fromEntries(written), params: this.#states.map((_, i) => i) }
  }

  /** One step of one parameter, which has a gradient. */
  protected abstract update(state: ParameterState): void

  /** `grad.add(param, alpha=weight_decay)` where there is any: the gradient that the formulas start from. */
  protected gradientOf({ data, grad }: Parameter): Float32Array {
    const { weightDecay } = this.paramGroup
    if (weightDecay === 0) return grad
    add(grad, data, Math.fround(weightDecay), this.#decayed)
    return this.#decayed
  }

  /** `param.add_(direction, alpha=-lr)` */
  protected descend({ data }: Parameter, direction: Float32Array): void {
    add_(data, direction, Math.fround(-this.paramGroup.lr), this.#room)
  }
}
