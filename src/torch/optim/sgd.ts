import { flag, LARGEST, real, type ValuesOf } from '../arguments.ts'
import { doubt32, fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import type { Optimizer, OptimizerDefinition, ParameterMemory, ParamGroup } from './optimizer.ts'

const args = {
  lr: real(0.01),
  momentum: real(0),
  dampening: real(0, { min: -LARGEST }),
  weightDecay: real(0),
  nesterov: flag(false),
}

/** `torch.optim.SGD(parameters, lr)`: p = p - lr * grad, fused (`p.add_(grad, alpha=-lr)`; semantics section 4). */
class SGD implements Optimizer {
  readonly paramGroup: ParamGroup
  readonly #parameters: readonly Parameter[]
  /** The new values of a parameter, until no rounding is in doubt: as long as the longest. */
  readonly #next: Float32Array

  constructor(parameters: readonly Parameter[], values: ValuesOf<typeof args>) {
    this.#parameters = parameters
    this.#next = new Float32Array(Math.max(...parameters.map(({ data }) => data.length)))
    this.paramGroup = { lr: values.lr, momentum: values.momentum, weightDecay: values.weightDecay }
  }

  zeroGrad(): void {
    for (const parameter of this.#parameters) parameter.hasGrad = false
  }

  save(): readonly ParameterMemory[] {
    return []
  }

  restore(): void {}

  step(): void {
    const alpha = Math.fround(-this.paramGroup.lr)
    for (const { data, grad, hasGrad } of this.#parameters) {
      if (hasGrad) addScaled(data, grad, alpha, this.#next)
    }
  }
}

/** data += alpha * grad, fused; `next` is room for as many values. */
function addScaled(data: Float32Array, grad: Float32Array, alpha: number, next: Float32Array): void {
  let doubt = 0
  for (let i = 0; i < data.length; i++) {
    const sum = (grad[i] as number) * alpha + (data[i] as number)
    const rounded = Math.fround(sum)
    doubt += doubt32(sum, rounded)
    next[i] = rounded
  }
  if (doubt === 0) for (let i = 0; i < data.length; i++) data[i] = next[i] as number
  else for (let i = 0; i < data.length; i++) data[i] = fma32(grad[i] as number, alpha, data[i] as number)
}

/** `sgd`: `torch.optim.SGD` */
export const sgd: OptimizerDefinition<typeof args> = {
  key: 'sgd',
  className: 'SGD',
  args,
  refusal({ nesterov, momentum, dampening }) {
    if (!nesterov || (momentum > 0 && dampening === 0)) return null
    return { argument: 'nesterov', error: 'ValueError: Nesterov momentum requires a momentum and zero dampening' }
  },
  create: (parameters, values) => new SGD(parameters, values),
}
