import { doubt32, fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import type { Optimizer, OptimizerDefinition, ParamGroup } from './optimizer.ts'

/** `torch.optim.SGD(parameters, lr)`: p = p - lr * grad, fused (`p.add_(grad, alpha=-lr)`; semantics section 4). */
class SGD implements Optimizer {
  readonly paramGroup: ParamGroup
  readonly #parameters: readonly Parameter[]
  /** The new values of a parameter, until no rounding is in doubt: as long as the longest. */
  readonly #next: Float32Array

  constructor(parameters: readonly Parameter[], options: ParamGroup) {
    this.#parameters = parameters
    this.#next = new Float32Array(Math.max(...parameters.map(({ data }) => data.length)))
    this.paramGroup = { lr: options.lr }
  }

  zeroGrad(): void {
    for (const parameter of this.#parameters) parameter.hasGrad = false
  }

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
export const sgd: OptimizerDefinition = {
  key: 'sgd',
  className: 'SGD',
  create: (parameters, options) => new SGD(parameters, options),
}
