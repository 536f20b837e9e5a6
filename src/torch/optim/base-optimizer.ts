import { add, add_ } from '../elementwise.ts'
import type { Parameter } from '../nn/parameter.ts'
import type { Optimizer, ParameterMemory, ParamGroup } from './optimizer.ts'

/** A parameter and `optimizer.state[parameter]`. */
export class ParameterState {
  readonly parameter: Parameter
  /** Steps done, a float32 as in PyTorch: from 2^24 on it stays. */
  step = 0
  #buffers = new Map<string, Float32Array>()

  constructor(parameter: Parameter) {
    this.parameter = parameter
  }

  /** The buffer of that name, undefined before it is made. */
  find(name: string): Float32Array | undefined {
    return this.#buffers.get(name)
  }

  /** Makes the buffer of that name, a copy of `values`. */
  make(name: string, values: Float32Array): Float32Array {
    const buffer = values.slice(0, this.parameter.data.length)
    this.#buffers.set(name, buffer)
    return buffer
  }

  /** The buffer of that name, made at first use, with `initial` in all elements. */
  buffer(name: string, initial = 0): Float32Array {
    return this.find(name) ?? this.make(name, new Float32Array(this.parameter.data.length).fill(initial))
  }

  save(): ParameterMemory {
    const buffers = Array.from(this.#buffers, ([name, data]) => ({ name, data: data.slice() }))
    return { step: this.step, buffers }
  }

  restore({ step, buffers }: ParameterMemory): void {
    this.step = step
    this.#buffers = new Map(buffers.map(({ name, data }) => [name, data.slice()]))
  }
}

/** What all optimizers share: the parameters with their states, and the gradient with the weight decay in it. */
export abstract class BaseOptimizer implements Optimizer {
  readonly paramGroup: ParamGroup
  readonly #states: readonly ParameterState[]
  /** A gradient with the weight decay in it, then a parameter's new values: as long as the longest parameter. */
  readonly #decayed: Float32Array
  readonly #room: Float32Array

  /** @param group what of the parameter group this optimizer has; the rest stays 0 */
  constructor(parameters: readonly Parameter[], group: Pick<ParamGroup, 'lr'> & Partial<ParamGroup>) {
    const { lr, momentum = 0, weightDecay = 0 } = group
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
      state.step = Math.fround(state.step + 1)
      this.update(state)
    }
  }

  save(): readonly ParameterMemory[] {
    return this.#states.map((state) => state.save())
  }

  restore(memory: readonly ParameterMemory[]): void {
    for (const [i, state] of this.#states.entries()) state.restore(memory[i] ?? { step: 0, buffers: [] })
  }

  /** One step of one parameter, which has a gradient; `state.step` counts it already. */
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
