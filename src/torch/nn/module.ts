import type { Floats } from '../memory.ts'
import type { Tensor } from '../tensor.ts'
import type { Parameter } from './parameter.ts'

/** A parameter of a module, and the name by which the module knows it. */
export interface NamedParameter {
  readonly name: string
  readonly parameter: Parameter
}

/** `model.state_dict()`: the values of all parameters by their names, in the order of the parameters. */
export type ModelState = Readonly<Record<string, Tensor>>

/** What `torch.nn.Module` is here: parameters by name, and the two passes. Arrays are row-major. */
export interface Module {
  readonly inFeatures: number
  readonly outFeatures: number
  /** `model.named_parameters()` */
  namedParameters(): readonly NamedParameter[]
  /** The output for the first `rows` rows of `x` (rows x in_features) into `out` (rows x out_features). */
  forward(x: Floats, rows: number, out: Floats): void
  /**
   * Adds the gradients of the parameters to theirs, given the batch `x` (rows x in_features) and the gradient with respect
   * to the output (`outGrad`, rows x out_features).
   */
  backward(x: Floats, outGrad: Floats, rows: number): void
}

/** `model.parameters()` */
export function parametersOf(module: Module): readonly Parameter[] {
  return module.namedParameters().map(({ parameter }) => parameter)
}

/** `model.state_dict()`, a copy. */
export function stateDict(module: Module): ModelState {
  return Object.fromEntries(module.namedParameters().map(({ name, parameter }) => [name, parameter.copy()]))
}

/**
 * `model.load_state_dict(state)`
 * @param state of a model of the same class and sizes
 * @throws RangeError where a parameter is missing, as PyTorch's RuntimeError does
 */
export function loadStateDict(module: Module, state: ModelState): void {
  for (const { name, parameter } of module.namedParameters()) {
    const tensor = state[name]
    if (tensor === undefined) throw new RangeError(`Missing key(s) in state_dict: "${name}".`)
    parameter.assign(tensor)
  }
}
