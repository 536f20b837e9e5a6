import type { GradientPlace } from '../../../training/gradient-terms.ts'

/** An element of a gradient that is pointed at or has the focus. */
export type PointedPlace = GradientPlace

/** Whether `place` is in the gradient of the weight, else in that of the bias. */
export function isOfWeight({ input }: PointedPlace): boolean {
  return input !== null
}
