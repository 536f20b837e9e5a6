/**
 * The iteration that a pointer means where one pixel stands for many: the roundest within a pixel, both ends included.
 * @param perPixel iterations to a pixel
 */
export function roundest(iteration: number, iterations: number, perPixel: number): number {
  if (perPixel <= 1 || iteration <= 0 || iteration >= iterations) return iteration
  const unit = 10 ** Math.floor(Math.log10(perPixel))
  return Math.min(iterations, Math.round(iteration / unit) * unit)
}
