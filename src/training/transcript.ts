import { fixed } from '../torch/decimal.ts'
import { formatParameter, formatWeightT } from '../torch/print.ts'
import { learnedIn, type ParameterValues } from './learned.ts'

/**
 * What the tutorial prints every log_every iterations: `Epoch: 1000 cost = 0.000957`.
 * @param epoch iterations done, the tutorial's `epoch + 1`
 * @param loss the batch loss
 */
export function costLine(epoch: number, loss: number): string {
  return `Epoch: ${String(epoch).padStart(4, '0')} cost = ${fixed(loss, 6)}`
}

/** The lines of `print(model.W.weight.t())` and, where there is one, of `print(model.W.bias)`. */
export function finalLines(parameters: readonly ParameterValues[]): readonly string[] {
  const { weight, bias } = learnedIn(parameters)
  const printed = [formatWeightT(weight.data, weight.columns, weight.rows)]
  if (bias) printed.push(formatParameter(bias.data))
  return printed.flatMap((text) => text.split('\n'))
}
