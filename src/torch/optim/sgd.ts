import { fma32 } from '../float32.ts'
import type { Parameter } from '../nn/parameter.ts'
import type { Optimizer, OptimizerDefinition, ParamGroup } from './optimizer.ts'

/** `torch.optim.SGD(parameters, lr)`: p = p - lr * grad, fused (`p.add_(grad, alpha=-lr)`; semantics section 4). */
class SGD implements Optimizer {
  readonly paramGroup: ParamGroup
  readonly #parameters: readonly Parameter[]

  constructor(parameters: readonly Parameter[], options: ParamGroup) {
    this.#parameters = parameters
    this.paramGroup = { lr: options.lr }
  }

  zeroGrad(): void {
    for (const parameter of this.#parameters) parameter.hasGrad = false
  }

  step(): void {
    const alpha = Math.fround(-this.paramGroup.lr)
    for (const { data, grad, hasGrad } of this.#parameters) {
      if (!hasGrad) continue
      for (let i = 0; i < data.length; i++) data[i] = fma32(grad[i] as number, alpha, data[i] as number)
    }
  }
}

/** `sgd`: `torch.optim.SGD` */
export const sgd: OptimizerDefinition = {
  key: 'sgd',
  className: 'SGD',
  create: (parameters, options) => new SGD(parameters, options),
}
