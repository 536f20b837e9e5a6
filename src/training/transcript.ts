import { fixed } from '../torch/decimal.ts'
import { formatParameter, formatWeightT } from '../torch/print.ts'

/**
 * What the tutorial prints every log_every iterations: `Epoch: 1000 cost = 0.000957`.
 * @param epoch iterations done, the tutorial's `epoch + 1`
 * @param loss the batch loss
 */
export function costLine(epoch: number, loss: number): string {
  return `Epoch: ${String(epoch).padStart(4, '0')} cost = ${fixed(loss, 6)}`
}

/**
 * The lines of `print(model.W.weight.t())` and, where there is one, of `print(model.W.bias)`.
 * @param weight out_features x in_features, row-major
 */
export function finalLines(
  weight: Float32Array,
  bias: Float32Array | null,
  inFeatures: number,
  outFeatures: number,
): readonly string[] {
  const printed = [formatWeightT(weight, inFeatures, outFeatures)]
  if (bias) printed.push(formatParameter(bias))
  return printed.flatMap((text) => text.split('\n'))
}
