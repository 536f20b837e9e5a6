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

/** The program's name for the layer that learns W. */
export const LAYER = 'W'

/** The names of what is learned, as `model.named_parameters()` has them: the matrix, and what is added to each output. */
export const WEIGHT = `${LAYER}.weight`
export const BIAS = `${LAYER}.bias`

/** Those of a model's parameters that are learned. */
export function learnedIn<P extends { readonly name: string }>(parameters: readonly P[]) {
  const weight = parameters.find(({ name }) => name === WEIGHT)
  if (weight === undefined) throw new RangeError('the model has no weight to be learned')
  return { weight, bias: parameters.find(({ name }) => name === BIAS) ?? null }
}
