import { learnedIn, type ParameterValues } from '../training/learned.ts'

/** The size of a least-squares problem. */
export interface ProblemShape {
  readonly inFeatures: number
  readonly outFeatures: number
  /** in_features, and one more where there is a bias. */
  readonly width: number
}

/** Numbers in a row, typed array or not. */
export type Values = ArrayLike<number>

/** The parameters of the model, weight and bias side by side as a problem holds them: out_features x width. */
export function joined(
  { width, inFeatures, outFeatures }: ProblemShape,
  parameters: readonly ParameterValues[],
): Float64Array {
  const { weight, bias } = learnedIn(parameters)
  const all = new Float64Array(outFeatures * width)
  for (let o = 0; o < outFeatures; o++) {
    for (let i = 0; i < inFeatures; i++) all[o * width + i] = weight.data[o * inFeatures + i] ?? Number.NaN
    if (width > inFeatures) all[o * width + inFeatures] = bias?.data[o] ?? 0
  }
  return all
}
