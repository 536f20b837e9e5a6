import { BIAS, WEIGHT } from './learned.ts'
import type { Moment } from './moment.ts'

/** Where an element of a gradient stands: row `output` of weight.grad, column `input`; null for an element of bias.grad. */
export interface GradientPlace {
  readonly output: number
  readonly input: number | null
}

/** What one row of the batch adds to an element of the gradient. */
export interface GradientTerm {
  /** The row's index in the data. */
  readonly row: number
  /** output_pred - output_batch */
  readonly error: number
  /** The gradient of what is back-propagated with respect to output_pred: (2/N) times the error with MSELoss. */
  readonly slope: number
  /** The element of input_batch; 1 for the bias. */
  readonly input: number
  /** slope * input */
  readonly product: number
}

/** An element of the gradient as the sum that it is. */
export interface GradientSum {
  /** What is in the gradient. */
  readonly total: number
  readonly terms: readonly GradientTerm[]
  /** What was there before, from earlier backward passes; null where the gradient was cleared. */
  readonly earlier: number | null
  /** The other rows of the batch, and what they add (with what was there before, where that is not known). */
  readonly rest: { readonly rows: number; readonly product: number } | null
}

/**
 * The sum behind an element of the gradient; null while there is none, or the rows it came from are gone.
 * @param most how many rows of the batch have a term of their own at most
 */
export function gradientSum(
  moment: Moment,
  place: GradientPlace,
  inFeatures: number,
  most: number,
): GradientSum | null {
  const { last, parameters, shownRows, batchRows } = moment
  const total = elementOf(parameters, place, inFeatures)
  // From the next batch on the rows are others than those that the gradient was computed from.
  if (total === null || shownRows === 0 || (last !== 'backward' && last !== 'step')) return null
  const all = termsOf(moment, place, inFeatures)
  const earlier = earlierOf(moment, place, inFeatures, shownRows === batchRows ? total - sumOf(all) : 0)
  const terms = all.slice(0, most)
  const rows = batchRows - terms.length
  const rest = rows === 0 ? null : { rows, product: total - sumOf(terms) - (earlier ?? 0) }
  return { total, terms, earlier, rest }
}

function sumOf(terms: readonly GradientTerm[]): number {
  return terms.reduce((sum, { product }) => sum + product, 0)
}

function termsOf(moment: Moment, { output, input }: GradientPlace, inFeatures: number): readonly GradientTerm[] {
  const { indices, inputBatch, outputBatch, outputPred, predGrad, shownRows } = moment
  const outFeatures = outputPred.length / shownRows
  return Array.from(indices, (row, r) => {
    const at = r * outFeatures + output
    const slope = predGrad[at] ?? Number.NaN
    const factor = input === null ? 1 : (inputBatch[r * inFeatures + input] ?? Number.NaN)
    const error = Math.fround((outputPred[at] ?? Number.NaN) - (outputBatch[at] ?? Number.NaN))
    return { row, error, slope, input: factor, product: slope * factor }
  })
}

/**
 * What was in the gradient before the last backward pass.
 * @param difference what the terms do not explain
 */
function earlierOf(
  { last, before, backwardPasses }: Moment,
  place: GradientPlace,
  inFeatures: number,
  difference: number,
) {
  if (backwardPasses <= 1) return null
  return last === 'backward' ? elementOf(before, place, inFeatures) : difference
}

/** The gradient that an element of that `input` is in; null where it is None, or there is no such parameter. */
export function gradientWith(parameters: Moment['parameters'], input: GradientPlace['input']): Float32Array | null {
  const name = input === null ? BIAS : WEIGHT
  return parameters.find((parameter) => parameter.name === name)?.grad ?? null
}

function elementOf(
  parameters: Moment['parameters'],
  { output, input }: GradientPlace,
  inFeatures: number,
): number | null {
  return gradientWith(parameters, input)?.[input === null ? output : output * inFeatures + input] ?? null
}
