import type { Module } from '../torch/nn/module.ts'

/** What a parameter of the model holds at one moment. */
export interface ParameterValues {
  /** As `model.named_parameters()` has it: `W.weight`. */
  readonly name: string
  /** A parameter of one dimension is one row. */
  readonly rows: number
  readonly columns: number
  /** Row-major. */
  readonly data: Float32Array
}

/** What is learned, as it stands beside its target: `in_features x out_features`. */
export interface Learned {
  readonly rows: number
  readonly columns: number
  /** `weight.t()`, row-major: each element where W has its target. */
  readonly data: Float32Array
  /** What is added to each output; null where the model has none. */
  readonly bias: Float32Array | null
}

/** The program's name for the layer that learns W. */
export const LAYER = 'W'

/** The names of what is learned, as `model.named_parameters()` has them: the matrix, and what is added to each output. */
export const WEIGHT = `${LAYER}.weight`
export const BIAS = `${LAYER}.bias`

/** Those of a model's parameters that are learned. */
export function learnedIn<P extends { readonly name: string }>(parameters: readonly P[]) {
  const weight = parameters.find(({ name }) => name === WEIGHT)
  if (weight === undefined) throw new RangeError(WEIGHT)
  return { weight, bias: parameters.find(({ name }) => name === BIAS) ?? null }
}

/** What of a model's parameters at a moment, a frame's say, stands where the target stands. */
export function learnedOf({ parameters }: { readonly parameters: readonly ParameterValues[] }): Learned {
  const { weight, bias } = learnedIn(parameters)
  const { rows, columns, data } = weight
  const turned = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)] as number)
  return { rows: columns, columns: rows, data: turned, bias: bias?.data ?? null }
}

/** What the parameters of `model` hold, copied. */
export function parameterValues(model: Module): readonly ParameterValues[] {
  return model.namedParameters().map(({ name, parameter: { shape, data } }) => {
    const columns = shape.at(-1) ?? 1
    return { name, rows: data.length / columns, columns, data: data.values.slice() }
  })
}
